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
  'bpmn:Task': thing(
    'Aufgabe ohne Art',
    'undefined task',
    'Wählen Sie eine Benutzeraufgabe oder eine Serviceaufgabe.',
    'Use a user task or a service task.',
  ),
  'bpmn:ManualTask': thing(
    'Manuelle Aufgabe',
    'manual task',
    'Wählen Sie eine Benutzeraufgabe: Dann ist sichtbar, wer sie wann erledigt hat.',
    'Use a user task: then it shows who did it and when.',
  ),
  'bpmn:SendTask': thing(
    'Sendeaufgabe',
    'send task',
    'Wählen Sie eine Serviceaufgabe mit der Art des Versands.',
    'Use a service task with a type that sends.',
  ),
  'bpmn:ReceiveTask': thing(
    'Empfangsaufgabe',
    'receive task',
    'Wählen Sie ein Zwischenereignis, das auf die Nachricht wartet.',
    'Use an intermediate catch event for the message.',
  ),
  'bpmn:ScriptTask': thing(
    'Skriptaufgabe',
    'script task',
    'Rechnen Sie in einer Geschäftsregelaufgabe (DMN) oder in Ein- und Ausgaben (FEEL).',
    'Compute in a business rule task (DMN) or in inputs and outputs (FEEL).',
  ),
  'bpmn:CallActivity': thing(
    'Aufruf eines anderen Prozesses',
    'call activity',
    'Zeichnen Sie den Inhalt als eingebetteten Teilprozess.',
    'Draw its content as an embedded subprocess.',
  ),
  'bpmn:ComplexGateway': thing(
    'Komplexes Gateway',
    'complex gateway',
    'Verwenden Sie parallele und exklusive Gateways.',
    'Use parallel and exclusive gateways.',
  ),
  'bpmn:EventBasedGateway': thing(
    'Ereignisbasiertes Gateway',
    'event-based gateway',
    'Setzen Sie das Zeitereignis an den Rand eines Teilprozesses, in dem auf die Nachricht gewartet wird.',
    'Put the timer on the boundary of a subprocess that waits for the message.',
  ),
  'bpmn:IntermediateThrowEvent': thing(
    'Auslösendes Zwischenereignis',
    'intermediate throw event',
    'Verwenden Sie eine Serviceaufgabe, die sendet; ein leeres Zwischenereignis lassen Sie weg.',
    'Use a service task that sends; leave out a none event.',
  ),
  'bpmn:ImplicitThrowEvent': thing(
    'Implizites auslösendes Ereignis',
    'implicit throw event',
    'Verwenden Sie eine Serviceaufgabe, die sendet.',
    'Use a service task that sends.',
  ),
  'bpmn:AdHocSubProcess': thing(
    'Ad-hoc-Teilprozess',
    'ad-hoc subprocess',
    'Zeichnen Sie einen Teilprozess mit festem Ablauf, etwa mit parallelem Gateway.',
    'Draw a subprocess with a fixed order, for instance with a parallel gateway.',
  ),
  'bpmn:Transaction': thing(
    'Transaktion',
    'transaction',
    'Zeichnen Sie einen eingebetteten Teilprozess und die Rückabwicklung als eigenen Weg.',
    'Draw an embedded subprocess and the way back as a path of its own.',
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
  'multi-instance-behavior': thing(
    'Mehrfachausführung, die Ereignisse auslöst',
    'multi-instance that throws events',
    'Lassen Sie das Verhalten auf „All“ und zeichnen Sie das Ereignis in einen Teilprozess.',
    'Leave the behavior at "All" and draw the event inside a subprocess.',
  ),
  compensation: thing(
    'Kompensation',
    'compensation',
    'Zeichnen Sie die Rückabwicklung als eigenen Weg.',
    'Draw the way back as a path of its own.',
  ),
  'event-subprocess': thing(
    'Ereignis-Teilprozess',
    'event subprocess',
    'Setzen Sie das Ereignis an den Rand eines Teilprozesses.',
    'Put the event on the boundary of a subprocess.',
  ),
  quantity: thing(
    'Start- oder Abschlussmenge',
    'start or completion quantity',
    'Lassen Sie die Mengen auf 1.',
    'Leave the quantities at 1.',
  ),
  'event-definition-reference': thing(
    'Verweis auf eine Ereignisdefinition',
    'reference to an event definition',
    'Wählen Sie die Art des Ereignisses am Ereignis selbst.',
    'Choose the kind of event at the event itself.',
  ),
  'several-event-definitions': thing(
    'Ereignis mit mehreren Auslösern',
    'event with several definitions',
    'Zeichnen Sie für jeden Auslöser ein eigenes Ereignis.',
    'Draw one event for each trigger.',
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
