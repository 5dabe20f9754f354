/** Marks elements about which somebody has something open, with how many. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { service } from '../bpmn/services.ts'

const LAYER = 'laufzettel-comment'

export function paintComments(
  modeler: Modeler,
  counts: ReadonlyMap<string, number>,
  onClick: (element: string) => void,
): void {
  service(modeler, 'overlays').remove({ type: LAYER })
  const root = service(modeler, 'canvas').getRootElement()
  for (const [id, count] of counts) {
    const element = service(modeler, 'elementRegistry').get(id)
    if (!element || element === root) continue
    const html = mark(count, () => onClick(id))
    service(modeler, 'overlays').add(element, LAYER, { position: { bottom: 12, right: 12 }, html })
  }
}

export const sayCount = (count: number): string => (count === 1 ? '1 offener Kommentar' : `${count} offene Kommentare`)

function mark(count: number, onClick: () => void): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'lz-talk'
  button.title = sayCount(count)
  button.setAttribute('aria-label', sayCount(count))
  button.textContent = String(count)
  button.addEventListener('click', onClick)
  return button
}
