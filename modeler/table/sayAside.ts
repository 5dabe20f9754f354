import { list, type Moddle } from '../bpmn/moddle.ts'

const events: readonly (readonly [string, string])[] = [
  ['bpmn:TimerEventDefinition', 'Frist'],
  ['bpmn:MessageEventDefinition', 'Nachricht'],
  ['bpmn:ErrorEventDefinition', 'Fehler'],
  ['bpmn:EscalationEventDefinition', 'Eskalation'],
  ['bpmn:SignalEventDefinition', 'Signal'],
]

/** A line of the table that is only read: what stands in the diagram beside the way of the process. */
export function sayAside(element: Moddle): string {
  const [definition] = list(element, 'eventDefinitions')
  const kind = events.find(([type]) => definition?.$type === type)?.[1] ?? 'Ereignis'
  const name = element.name?.trim() ? ` „${element.name.trim()}“` : ''
  if (element.$type === 'bpmn:BoundaryEvent') return `${kind}${name} an diesem Schritt`
  if (element.$type === 'bpmn:StartEvent') return `Weiterer Auslöser${name}`
  if (element.get('triggeredByEvent') === true) return `Ereignis-Teilprozess${name}`
  return `Ohne Verbindung zum Ablauf${name ? `:${name}` : ''}`
}
