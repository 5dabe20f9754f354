/** Everything of BPMN that this version does not run, by name, with what to use instead. */
import { says, type Bilingual } from './problem.ts'

export interface RefusedThing {
  readonly name: Bilingual
  readonly instead: Bilingual
}

const thing = (de: string, en: string, insteadDe: string, insteadEn: string): RefusedThing => ({
  name: says(de, en),
  instead: says(insteadDe, insteadEn),
})

/** Element types of a process that are drawn but not run. */
export const refusedTypes: Readonly<Record<string, RefusedThing>> = {
  'bpmn:ImplicitThrowEvent': thing(
    'Implizites auslösendes Ereignis',
    'implicit throw event',
    'Verwenden Sie eine Serviceaufgabe, die sendet.',
    'Use a service task that sends.',
  ),
  'bpmn:ChoreographyTask': choreography('Choreographie-Aufgabe', 'choreography task'),
  'bpmn:SubChoreography': choreography('Teil-Choreographie', 'sub-choreography'),
  'bpmn:CallChoreography': choreography('Aufruf einer Choreographie', 'call choreography'),
}

function choreography(de: string, en: string): RefusedThing {
  return thing(de, en, 'Zeichnen Sie den Ablauf als Prozess.', 'Draw the order of work as a process.')
}

/** What an element carries that would change how it runs. */
export const refusedMarkers = {
  quantity: thing(
    'Start- oder Abschlussmenge unter 1',
    'start or completion quantity below 1',
    'Geben Sie eine Menge von mindestens 1 an.',
    'Give a quantity of at least 1.',
  ),
} as const satisfies Readonly<Record<string, RefusedThing>>

export type RefusedMarker = keyof typeof refusedMarkers

/** Event definitions by name, for sentences such as „Signal-Endereignis“. */
export const definitionNames: Readonly<Record<string, Bilingual>> = {
  'bpmn:MessageEventDefinition': says('Nachricht', 'message'),
  'bpmn:TimerEventDefinition': says('Zeit', 'timer'),
  'bpmn:SignalEventDefinition': says('Signal', 'signal'),
  'bpmn:ErrorEventDefinition': says('Fehler', 'error'),
  'bpmn:EscalationEventDefinition': says('Eskalation', 'escalation'),
  'bpmn:ConditionalEventDefinition': says('Bedingung', 'condition'),
  'bpmn:CompensateEventDefinition': says('Kompensation', 'compensation'),
  'bpmn:CancelEventDefinition': says('Abbruch', 'cancel'),
  'bpmn:LinkEventDefinition': says('Link', 'link'),
  'bpmn:TerminateEventDefinition': says('Beendigung', 'terminate'),
}
