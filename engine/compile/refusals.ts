/** Refuses by name what would not run as it is drawn (rule 5: nothing is silently run as something else). */
import { calledNode } from '../drawing/called.ts'
import { definitionsOf, placeOf, type EventPlace } from './event-places.ts'
import { refuseExtensions } from './extensions.ts'
import type { Node } from './moddle.ts'
import { report, says, saysOf, type Bilingual, type Report } from './problem.ts'
import { definitionNames, refusedMarkers, refusedTypes, type RefusedMarker } from './refused-types.ts'

/** Refuses an element of a type that has no behaviour. */
export function refuseType(into: Report, from: Node): void {
  const known = refusedTypes[from.$type]
  const name = known?.name ?? says(from.$type, from.$type)
  const instead = known?.instead ?? says('Verwenden Sie ein anderes Element.', 'Use another element.')
  refuse(into, from, 'type-not-supported', name, instead)
}

/** Refuses what an element of a known type carries beyond what runs. */
export function refuseMarkers(into: Report, from: Node): void {
  for (const marker of markersOf(from)) {
    const { name, instead } = refusedMarkers[marker]
    refuse(into, from, marker, name, instead)
  }
  refuseDefinitions(into, from)
  refuseExtensions(into, from)
}

export function refuse(into: Report, from: Node, code: string, name: Bilingual, instead: Bilingual): void {
  report(into, {
    element: from.id ?? null,
    code,
    reason: saysOf(
      calledNode(from),
      `${name.de} führt diese Fassung nicht aus.`,
      `this version does not run: ${name.en}.`,
    ),
    instead,
  })
}

function markersOf(from: Node): readonly RefusedMarker[] {
  const carried: Record<RefusedMarker, boolean> = {
    quantity: [from.startQuantity, from.completionQuantity].some((many) => typeof many === 'number' && many < 1),
  }
  return (Object.keys(carried) as RefusedMarker[]).filter((marker) => carried[marker])
}

function refuseDefinitions(into: Report, from: Node): void {
  const place = placeOf(from)
  if (!place) return
  const definitions = definitionsOf(from)
  if (definitions.length === 0 && !place.none) noDefinition(into, from, place)
  for (const { $type } of definitions) {
    if (place.runs.includes($type)) continue
    const kind = definitionNames[$type] ?? says($type, $type)
    const name = says(`${place.name.de} mit Auslöser ${kind.de}`, `${kind.en} ${place.name.en}`)
    refuse(into, from, 'event-not-supported', name, insteadOf(from.$type))
  }
}

function insteadOf(type: string): Bilingual {
  if (type === 'bpmn:StartEvent') return says('Verwenden Sie ein leeres Startereignis.', 'Use a none start event.')
  if (type === 'bpmn:EndEvent') return says('Verwenden Sie ein leeres Endereignis.', 'Use a none end event.')
  return says('Verwenden Sie ein Zeit- oder Nachrichtenereignis.', 'Use a timer or message event.')
}

function noDefinition(into: Report, from: Node, { name }: EventPlace): void {
  const without = says(`${name.de} ohne Auslöser`, `${name.en} without a definition`)
  refuse(into, from, 'event-not-supported', without, insteadOf(from.$type))
}
