/** Paints on the canvas where tokens stand and what stories have visited. Nothing of it is part of the drawing. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { is, service, type Drawn, type Moddle } from '../bpmn/services.ts'

const LAYER = 'laufzettel-token'
const STANDS = 'lz-stands'
const SEEN = 'lz-seen'
const MISSED = 'lz-missed'
const WENT = 'lz-went'

/** Puts a count beside each element where tokens stand. */
export function paintTokens(modeler: Modeler, counts: ReadonlyMap<string, number>): void {
  clearTokens(modeler)
  for (const [id, count] of counts) {
    const element = service(modeler, 'elementRegistry').get(id)
    if (!element) continue
    service(modeler, 'canvas').addMarker(element, STANDS)
    service(modeler, 'overlays').add(element, LAYER, { position: { top: -14, right: 14 }, html: mark(count) })
  }
}

/** Brings an element into sight. */
export function lookAt(modeler: Modeler, id: string | undefined): void {
  const element = id === undefined ? undefined : service(modeler, 'elementRegistry').get(id)
  if (element) service(modeler, 'canvas').scrollToElement(element, 120)
}

export function clearTokens(modeler: Modeler): void {
  service(modeler, 'overlays').remove({ type: LAYER })
  removeMarkers(modeler, [STANDS])
}

export interface Covered {
  /** Elements that were left as completed. */
  readonly visited: ReadonlySet<string>
  readonly flows: ReadonlySet<string>
}

/** Marks what was visited and what never; returns what never was. */
export function paintCoverage(modeler: Modeler, covered: Covered): readonly Drawn[] {
  clearCoverage(modeler)
  const canvas = service(modeler, 'canvas')
  const missed: Drawn[] = []
  for (const element of countable(modeler)) {
    const seen = covered.visited.has(element.id) || covered.flows.has(element.id)
    canvas.addMarker(element, seen ? SEEN : MISSED)
    if (!seen) missed.push(element)
  }
  return missed
}

/** Marks the steps and the ways between them by which a case went that has ended. */
export function paintWay(modeler: Modeler, { visited, flows }: Covered): void {
  for (const element of countable(modeler))
    if (visited.has(element.id) || flows.has(element.id)) service(modeler, 'canvas').addMarker(element, WENT)
}

export const clearWay = (modeler: Modeler): void => removeMarkers(modeler, [WENT])

export const clearCoverage = (modeler: Modeler): void => removeMarkers(modeler, [SEEN, MISSED])

/** Steps and ways between them, each once: what a story can visit. */
function countable(modeler: Modeler): readonly Drawn[] {
  return service(modeler, 'elementRegistry').filter(
    (element) =>
      !element.labelTarget &&
      element.id === element.businessObject.id &&
      runs(element.businessObject) &&
      (is(element, 'bpmn:FlowNode') || element.type === 'bpmn:SequenceFlow'),
  )
}

/** What only shows how others work is never visited. */
function runs(element: Moddle): boolean {
  if (element.$type === 'bpmn:Process') return element.get<boolean>('isExecutable')
  return element.$parent !== undefined && runs(element.$parent)
}

function removeMarkers(modeler: Modeler, markers: readonly string[]): void {
  const canvas = service(modeler, 'canvas')
  for (const element of service(modeler, 'elementRegistry').getAll())
    for (const marker of markers) canvas.removeMarker(element, marker)
}

function mark(count: number): HTMLElement {
  const made = document.createElement('span')
  made.className = 'lz-count'
  made.textContent = String(count)
  made.title = count === 1 ? 'Hier steht der Vorgang' : `Hier steht der Vorgang ${count} Mal`
  return made
}
