import type Modeler from 'bpmn-js/lib/Modeler'
import { fit } from '../bpmn/fit.ts'
import { service } from '../bpmn/services.ts'

/** Smaller than this nobody reads it. */
const LEAST = 0.6

/** Shows as much of the diagram as can be read, and what is being typed in the middle of it. */
export function overview(modeler: Modeler, selected: string | null): void {
  fit(modeler, false, LEAST)
  const canvas = service(modeler, 'canvas')
  const element = selected ? service(modeler, 'elementRegistry').get(selected) : undefined
  if (!element || element.waypoints) return
  const { x, y, width, height, inner } = canvas.viewbox()
  const centred = (at: number, size: number, view: number, from: number, all: number): number =>
    all <= view ? from : Math.max(from - 20, Math.min(at + size / 2 - view / 2, from + all + 20 - view))
  canvas.viewbox({
    x: inner.width <= width ? x : centred(element.x, element.width, width, inner.x, inner.width),
    y: inner.height <= height ? y : centred(element.y, element.height, height, inner.y, inner.height),
    width,
    height,
  })
}
