/** Which event definitions run at which events; all others are refused there by name. */
import { nodes, type Node } from './moddle.ts'
import { says, type Bilingual } from './problem.ts'

export interface EventPlace {
  readonly runs: readonly string[]
  /** Whether the event may also have no definition. */
  readonly none: boolean
  readonly name: Bilingual
}

const caught = ['bpmn:MessageEventDefinition', 'bpmn:TimerEventDefinition']

const places: Readonly<Record<string, EventPlace>> = {
  'bpmn:StartEvent': { runs: [], none: true, name: says('Startereignis', 'start event') },
  'bpmn:EndEvent': { runs: [], none: true, name: says('Endereignis', 'end event') },
  'bpmn:IntermediateCatchEvent': {
    runs: caught,
    none: false,
    name: says('Zwischenereignis', 'intermediate catch event'),
  },
  'bpmn:BoundaryEvent': { runs: caught, none: false, name: says('Randereignis', 'boundary event') },
}

/** A start event of a process begins cases; one of a subprocess does not, it is caught inside. */
const beginning: EventPlace = {
  runs: [
    'bpmn:MessageEventDefinition',
    'bpmn:TimerEventDefinition',
    'bpmn:SignalEventDefinition',
    'bpmn:ConditionalEventDefinition',
  ],
  none: true,
  name: says('Startereignis', 'start event'),
}

/** The place of an event; undefined for what is no event. */
export function placeOf({ $type, $parent }: Node): EventPlace | undefined {
  return $type === 'bpmn:StartEvent' && $parent?.$type === 'bpmn:Process' ? beginning : places[$type]
}

/** The definitions of an event, those that it refers to first. */
export function definitionsOf(from: Node): readonly Node[] {
  return [...nodes(from, 'eventDefinitionRef'), ...nodes(from, 'eventDefinitions')]
}
