import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import { service } from '../bpmn/services.ts'
import { colour } from './markWay.ts'

/** A step with its figure; the page says the same in a table. */
export interface Warm {
  readonly element: string
  /** 1 to 5; null where there is no figure, only why. */
  readonly level: number | null
  readonly badge: string
}

/** From light to dark, so that a dark text is read on each; as in the page's legend. */
const FILLS = ['#fff6ec', '#fde3c4', '#f9c68f', '#f2a45e', '#e5833a'] as const
const STROKE = '#3d1e06'
/** A figure is still read where the drawing around it is too small. */
const READABLE = { min: 0.9 }

/** Colours steps by their figure and puts the figure itself there, so that colour is never all that tells it. */
export function markHeat(viewer: NavigatedViewer, steps: readonly Warm[]): void {
  const registry = service(viewer, 'elementRegistry')
  for (const { element: id, level, badge } of steps) {
    const element = registry.get(id)
    if (!element?.di) continue
    if (level !== null) colour(viewer, element, { stroke: STROKE, fill: FILLS[level - 1] ?? FILLS[0] })
    service(viewer, 'overlays').add(element, 'lz-heat', {
      position: { bottom: 8, left: -6 },
      html: figure(badge),
      scale: READABLE,
    })
  }
}

function figure(text: string): HTMLElement {
  const mark = document.createElement('span')
  mark.className = 'lz-heat'
  mark.textContent = text
  return mark
}

/** What the page wrote into `data-heat`; nothing where it is not there. */
export const readHeat = (text: string | undefined): readonly Warm[] =>
  text === undefined ? [] : (JSON.parse(text) as readonly Warm[])
