/** German words for what is drawn: one word a kind, as the pages of the town use them. */
import { eventDefinition, is, type Drawn } from './services.ts'

const kinds: Readonly<Record<string, string>> = {
  'bpmn:Process': 'Prozess',
  'bpmn:Collaboration': 'Diagramm',
  'bpmn:Participant': 'Prozess',
  'bpmn:Lane': 'Bahn',
  'bpmn:SequenceFlow': 'Verbindung',
  'bpmn:MessageFlow': 'Nachrichtenfluss',
  'bpmn:Association': 'Zuordnung',
  'bpmn:StartEvent': 'Beginn',
  'bpmn:EndEvent': 'Ende',
  'bpmn:IntermediateCatchEvent': 'Warten',
  'bpmn:IntermediateThrowEvent': 'Zwischenereignis',
  'bpmn:BoundaryEvent': 'Ereignis am Schritt',
  'bpmn:Task': 'Schritt ohne Art',
  'bpmn:UserTask': 'Aufgabe',
  'bpmn:ManualTask': 'Handgriff',
  'bpmn:ServiceTask': 'Automatischer Schritt',
  'bpmn:SendTask': 'Senden',
  'bpmn:ReceiveTask': 'Empfangen',
  'bpmn:ScriptTask': 'Skript',
  'bpmn:BusinessRuleTask': 'Regel',
  'bpmn:SubProcess': 'Teilprozess',
  'bpmn:CallActivity': 'Aufgerufener Prozess',
  'bpmn:ExclusiveGateway': 'Entscheidung',
  'bpmn:ParallelGateway': 'Gleichzeitig',
  'bpmn:InclusiveGateway': 'Mehrfachauswahl',
  'bpmn:EventBasedGateway': 'Was zuerst kommt',
  'bpmn:ComplexGateway': 'Komplexes Gateway',
  'bpmn:TextAnnotation': 'Anmerkung',
  'bpmn:DataObjectReference': 'Datenobjekt',
  'bpmn:DataStoreReference': 'Datenspeicher',
  'bpmn:Group': 'Gruppe',
}

const events: readonly (readonly [string, string, string])[] = [
  ['bpmn:TimerEventDefinition', 'Warten auf Zeit', 'Frist am Schritt'],
  ['bpmn:MessageEventDefinition', 'Warten auf Nachricht', 'Nachricht am Schritt'],
]

/** What kind of thing it is: "Aufgabe", "Entscheidung", "Warten auf Zeit". */
export function kindOf(element: Drawn): string {
  const special = events.find(([type]) => eventDefinition(element, type))
  if (special && element.type === 'bpmn:IntermediateCatchEvent') return special[1]
  if (special && element.type === 'bpmn:BoundaryEvent') return special[2]
  return kinds[element.type] ?? element.type.replace(/^bpmn:/, '')
}

/** The name of an element, or null where it has none; annotations are called by their text. */
export function nameOf(element: Drawn): string | null {
  const name = is(element, 'bpmn:TextAnnotation')
    ? element.businessObject.get<string | undefined>('text')
    : element.businessObject.name
  return name?.trim().replace(/\s+/g, ' ') || null
}

/** Nothing is decided where ways only come together; nor is there a question behind what all ways take. */
function sayUnnamed(element: Drawn): string | null {
  const parallel = is(element, 'bpmn:ParallelGateway')
  if (!parallel && !is(element, 'bpmn:ExclusiveGateway') && !is(element, 'bpmn:InclusiveGateway'))
    return is(element, 'bpmn:EventBasedGateway') ? kindOf(element) : null
  if (element.incoming.length > 1 && element.outgoing.length < 2)
    return parallel ? 'Gleichzeitiges kommt zusammen' : 'Wege kommen zusammen'
  return parallel ? kindOf(element) : null
}

/** Kind and name in one: `Aufgabe „Antrag prüfen“`, `Entscheidung ohne Namen`, `Wege kommen zusammen`. */
export function call(element: Drawn): string {
  const name = nameOf(element)
  return name ? `${kindOf(element)} „${name}“` : (sayUnnamed(element) ?? `${kindOf(element)} ohne Namen`)
}
