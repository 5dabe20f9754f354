import type Modeler from 'bpmn-js/lib/Modeler'
import { service } from './services.ts'

/** Pixels that stay free: the palette lies over the left edge. */
const FREE = { left: 130, right: 40, top: 40, bottom: 50 }

/** Shows the whole drawing beside the palette, never larger than it was drawn. */
export function fit(modeler: Pick<Modeler, 'get'>): void {
  const canvas = service(modeler, 'canvas')
  const { inner, outer } = canvas.viewbox()
  if (inner.width === 0 || inner.height === 0) return
  const room = { width: outer.width - FREE.left - FREE.right, height: outer.height - FREE.top - FREE.bottom }
  const scale = Math.min(1, room.width / inner.width, room.height / inner.height)
  const spare = { x: room.width / scale - inner.width, y: room.height / scale - inner.height }
  canvas.viewbox({
    x: inner.x - FREE.left / scale - spare.x / 2,
    y: inner.y - FREE.top / scale - spare.y / 2,
    width: outer.width / scale,
    height: outer.height / scale,
  })
}
