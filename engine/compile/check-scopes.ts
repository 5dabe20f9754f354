/** A process begins at its start events, a subprocess at one, each also where no flow leads; and all in it can be reached. */
import { linkTarget } from './check-links.ts'
import { complain } from './check-model.ts'
import type { Reading } from './elements.ts'
import { implicitStartsOf } from '../core/implicit-starts.ts'
import type { Element } from '../core/model.ts'
import { isContainer } from '../core/scopes.ts'

export function checkScopes(reading: Reading): void {
  const reached = new Set<string>()
  for (const element of reading.elements.values()) {
    if (element.type !== 'bpmn:Process' && !isContainer(element.type)) continue
    const drawn = element.children.filter((id) => beginsScope(reading.elements.get(id)))
    const starts = drawn.length > 0 ? drawn : implicitStartsOf(element, (id) => reading.elements.get(id))
    if (starts.length === 0) noStart(reading, element)
    if (isContainer(element.type) && !element.triggeredByEvent && drawn.length > 1) severalStarts(reading, element)
    for (const start of starts) reach(reading, start, reached)
  }
  for (const element of reading.elements.values()) {
    if (element.parent !== null && !element.triggeredByEvent && !reached.has(element.id)) unreachable(reading, element)
  }
}

const beginsScope = (child: Element | undefined): boolean =>
  child !== undefined && (child.type === 'bpmn:StartEvent' || child.instantiate !== null)

/** Walks along flows and boundary events. */
function reach(reading: Reading, from: string, reached: Set<string>): void {
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    const element = reading.elements.get(id)
    if (!element) continue
    open.push(
      ...element.attached,
      element.handler ?? '',
      linkTarget(reading, element) ?? '',
      ...element.outgoing.map((flow) => reading.flows.get(flow)?.target ?? ''),
    )
  }
}

function noStart(reading: Reading, { id }: Element): void {
  complain(
    reading,
    id,
    'no-start-event',
    [
      'Es fehlt ein Startereignis, und nichts darin beginnt von selbst.',
      'It has no start event, and nothing in it begins by itself.',
    ],
    ['Zeichnen Sie ein leeres Startereignis.', 'Draw a none start event.'],
  )
}

function severalStarts(reading: Reading, { id }: Element): void {
  complain(
    reading,
    id,
    'several-start-events',
    ['Der Teilprozess hat mehrere Startereignisse.', 'The subprocess has several start events.'],
    ['Lassen Sie ein Startereignis und verzweigen Sie danach.', 'Leave one start event and branch after it.'],
  )
}

function unreachable(reading: Reading, { id }: Element): void {
  // Where a start event is missing or an element is refused, everything behind it would be complained of again.
  if (reading.into.problems.some(({ severity }) => severity === 'error')) return
  complain(
    reading,
    id,
    'unreachable',
    ['Kein Weg führt hierher.', 'No path leads here.'],
    ['Verbinden Sie das Element oder löschen Sie es.', 'Connect the element or delete it.'],
    'warning',
  )
}
