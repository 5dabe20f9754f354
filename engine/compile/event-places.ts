/** Which event definitions run at which events; all others are refused there by name. */
import { node, nodes, type Node } from './moddle.ts'
import { says, type Bilingual } from './problem.ts'

export interface EventPlace {
  readonly runs: readonly string[]
  /** Whether the event may also have no definition. */
  readonly none: boolean
  readonly name: Bilingual
}

/** What comes from outside or from elsewhere in the case. */
const caught = [
  'bpmn:MessageEventDefinition',
  'bpmn:TimerEventDefinition',
  'bpmn:SignalEventDefinition',
  'bpmn:ConditionalEventDefinition',
]
/** What is thrown inside and caught on the way outward. */
const raised = ['bpmn:ErrorEventDefinition', 'bpmn:EscalationEventDefinition']
const thrown = ['bpmn:MessageEventDefinition', 'bpmn:SignalEventDefinition', 'bpmn:EscalationEventDefinition']

const places: Readonly<Record<string, EventPlace>> = {
  'bpmn:StartEvent': { runs: [], none: true, name: says('Startereignis', 'start event') },
  'bpmn:EndEvent': {
    runs: [...thrown, 'bpmn:ErrorEventDefinition', 'bpmn:TerminateEventDefinition'],
    none: true,
    name: says('Endereignis', 'end event'),
  },
  'bpmn:IntermediateCatchEvent': {
    runs: [...caught, 'bpmn:LinkEventDefinition'],
    none: false,
    name: says('Zwischenereignis', 'intermediate catch event'),
  },
  'bpmn:IntermediateThrowEvent': {
    runs: [...thrown, 'bpmn:LinkEventDefinition'],
    none: true,
    name: says('Auslösendes Zwischenereignis', 'intermediate throw event'),
  },
  'bpmn:BoundaryEvent': { runs: [...caught, ...raised], none: false, name: says('Randereignis', 'boundary event') },
}

/** A start event of a process begins cases; one of a subprocess does not, it is caught inside. */
const beginning: EventPlace = {
  runs: caught,
  none: true,
  name: says('Startereignis', 'start event'),
}

/** What begins an event subprocess, which without it would never begin. */
const triggering: EventPlace = {
  runs: [...caught, ...raised],
  none: false,
  name: says('Startereignis eines Ereignis-Teilprozesses', 'start event of an event subprocess'),
}

/** The place of an event; undefined for what is no event. */
export function placeOf(from: Node): EventPlace | undefined {
  const place = flowPlaceOf(from)
  return place && { ...place, runs: [...place.runs, ...undoingAt(from)] }
}

/** Compensation and cancel depend on what is around. */
function undoingAt(from: Node): readonly string[] {
  const { $type, $parent } = from
  const [compensate, cancel] = ['bpmn:CompensateEventDefinition', 'bpmn:CancelEventDefinition'] as const
  if ($type === 'bpmn:StartEvent') return $parent?.triggeredByEvent === true ? [compensate] : []
  if ($type === 'bpmn:IntermediateThrowEvent') return [compensate]
  if ($type === 'bpmn:EndEvent') return isInTransaction($parent) ? [compensate, cancel] : [compensate]
  if ($type !== 'bpmn:BoundaryEvent') return []
  return node(from, 'attachedToRef')?.$type === 'bpmn:Transaction' ? [compensate, cancel] : [compensate]
}

const isInTransaction = (around: Node | undefined): boolean =>
  around !== undefined && (around.$type === 'bpmn:Transaction' || isInTransaction(around.$parent))

function flowPlaceOf({ $type, $parent }: Node): EventPlace | undefined {
  if ($type !== 'bpmn:StartEvent') return places[$type]
  if ($parent?.triggeredByEvent === true) return triggering
  return $parent?.$type === 'bpmn:Process' ? beginning : places[$type]
}

/** The definitions of an event, those that it refers to first. */
export function definitionsOf(from: Node): readonly Node[] {
  return [...nodes(from, 'eventDefinitionRef'), ...nodes(from, 'eventDefinitions')]
}
