/** What a Zeebe cluster asks of the drawing: where scopes begin, what flows and gateways need, what it passes over. */
import { definitionOf, has, isA, leaving, rule } from './asks.ts'
import type { ZeebeRule } from './rule.ts'
import { extension, node, nodes, text, type Node } from '../moddle.ts'
import { says } from '../problem.ts'

const inside = (scope: Node, type: string): readonly Node[] => nodes(scope, 'flowElements').filter(isA(type))
const isNone = (event: Node): boolean => nodes(event, 'eventDefinitions').length === 0
const throws = isA('IntermediateThrowEvent', 'EndEvent')

function startMissing(scope: Node): boolean {
  const starts = inside(scope, 'StartEvent').length
  return isA('Process')(scope) ? starts === 0 : isA('SubProcess')(scope) && starts !== 1
}

/** Which definition of an event does not say what it is about. */
function referenceMissing(event: Node): boolean {
  const lacks = (kind: string, reference: string): boolean => {
    const definition = definitionOf(event, kind)
    return definition !== undefined && !node(definition, reference)
  }
  if (isA('ReceiveTask')(event)) return !node(event, 'messageRef')
  if (lacks('Signal', 'signalRef')) return true
  return throws(event)
    ? lacks('Error', 'errorRef') || lacks('Escalation', 'escalationRef')
    : lacks('Message', 'messageRef')
}

function unconditional(flow: Node): boolean {
  const source = node(flow, 'sourceRef')
  if (!source || !isA('InclusiveGateway')(source) || leaving(source).length < 2) return false
  return !node(flow, 'conditionExpression') && node(source, 'default') !== flow
}

function conditionPassedOver(flow: Node): boolean {
  const source = node(flow, 'sourceRef')
  return Boolean(source && node(flow, 'conditionExpression') && !isA('ExclusiveGateway', 'InclusiveGateway')(source))
}

function plainCondition(flow: Node): boolean {
  const source = node(flow, 'sourceRef')
  const condition = text(node(flow, 'conditionExpression'), 'body')
  const looksAt = source !== undefined && isA('ExclusiveGateway', 'InclusiveGateway')(source)
  return looksAt && condition !== undefined && !condition.startsWith('=')
}

const many = (value: unknown): boolean => typeof value === 'number' && value > 1

export const structureRules: readonly ZeebeRule[] = [
  rule(
    'start-event',
    startMissing,
    says(
      'Zeebe verlangt im Prozess ein Startereignis und in jedem Teilprozess genau eines.',
      'Zeebe wants a start event in the process, and exactly one in each subprocess.',
    ),
    says('Zeichnen Sie ein Startereignis.', 'Draw a start event.'),
  ),
  rule(
    'none-starts',
    (scope) => isA('Process')(scope) && inside(scope, 'StartEvent').filter(isNone).length > 1,
    says('Zeebe erlaubt nur ein leeres Startereignis.', 'Zeebe allows one none start event.'),
    says('Verzweigen Sie nach einem einzigen.', 'Branch after a single one.'),
  ),
  rule(
    'ad-hoc-content',
    (scope) =>
      isA('AdHocSubProcess')(scope) && (inside(scope, 'EndEvent').length > 0 || !nodes(scope, 'flowElements').length),
    says(
      'Ein Ad-hoc-Teilprozess hat in Zeebe mindestens eine Aktivität und kein Endereignis.',
      'In Zeebe an ad-hoc subprocess has at least one activity and no end event.',
    ),
    says('Lassen Sie Endereignisse weg.', 'Leave out end events.'),
  ),
  rule(
    'ad-hoc-order',
    (scope) => isA('AdHocSubProcess')(scope) && scope['ordering'] === 'Sequential',
    says('Zeebe beachtet „nacheinander“ nicht.', 'Zeebe passes over the sequential ordering.'),
    says('Ordnen Sie die Aktivitäten durch Verbindungen.', 'Order the activities by sequence flows.'),
    'warning',
  ),
  rule(
    'event-gateway-flows',
    (gateway) => isA('EventBasedGateway')(gateway) && leaving(gateway).length < 2,
    says('Zeebe verlangt hier mindestens zwei Verbindungen.', 'Zeebe wants at least two sequence flows here.'),
    says('Verwenden Sie das Ereignis allein.', 'Use the event alone.'),
  ),
  rule(
    'event-gateway-target',
    (gateway) =>
      isA('EventBasedGateway')(gateway) &&
      leaving(gateway).some((flow) => !isA('IntermediateCatchEvent')(node(flow, 'targetRef') ?? gateway)),
    says('Hinter diesem Gateway erlaubt Zeebe nur Zwischenereignisse.', 'Zeebe allows only catch events behind it.'),
    says(
      'Verwenden Sie ein Nachrichtenereignis statt der Empfangsaufgabe.',
      'Use a message event, not a receive task.',
    ),
  ),
  rule(
    'inclusive-condition',
    unconditional,
    says(
      'Die Verbindung hat keine Bedingung und ist nicht als „Sonst“ gekennzeichnet.',
      'It has no condition and is not the default flow.',
    ),
    says('Schreiben Sie die Bedingung =true.', 'Write the condition =true.'),
  ),
  rule(
    'condition-expression',
    plainCondition,
    says('Zeebe liest Bedingungen nur mit führendem „=“.', 'Zeebe reads conditions only with a leading "=".'),
    says('Schreiben Sie „=“ davor.', 'Write "=" before it.'),
  ),
  rule(
    'condition-passed-over',
    conditionPassedOver,
    says('Zeebe beachtet die Bedingung hier nicht und geht immer weiter.', 'Zeebe passes over this condition.'),
    says(
      'Setzen Sie ein exklusives oder inklusives Gateway davor.',
      'Put an exclusive or inclusive gateway before it.',
    ),
    'warning',
  ),
  rule(
    'reference-missing',
    referenceMissing,
    says(
      'Zeebe verlangt eine benannte Nachricht, ein Signal, einen Fehler oder eine Eskalation.',
      'Zeebe wants a named message, signal, error or escalation.',
    ),
    says('Wählen Sie sie am Ereignis aus.', 'Choose it at the event.'),
  ),
  rule(
    'conditional-event',
    (event) => has(event, 'Conditional'),
    says('Bedingungsereignisse gibt es in Zeebe erst ab 8.9.', 'Zeebe has conditional events from 8.9 on.'),
    says('Für 8.8 verwenden Sie eine Nachricht.', 'For 8.8 use a message.'),
    'warning',
  ),
  rule(
    'quantity',
    (activity) => many(activity['startQuantity']) || many(activity['completionQuantity']),
    says('Zeebe beachtet Start- und Abschlussmengen nicht.', 'Zeebe passes over start and completion quantities.'),
    says('Zeichnen Sie parallele Gateways.', 'Draw parallel gateways.'),
    'warning',
  ),
  rule(
    'loop-behavior',
    (activity) => !['All', undefined].includes(text(node(activity, 'loopCharacteristics'), 'behavior')),
    says('Zeebe wirft keine Ereignisse der Mehrfachausführung.', 'Zeebe throws no events of a multi-instance.'),
    says('Werfen Sie das Ereignis in einem Teilprozess.', 'Throw the event in a subprocess.'),
    'warning',
  ),
  rule(
    'user-task',
    (task) => isA('UserTask')(task) && !extension(task, 'zeebe:UserTask') && !extension(task, 'zeebe:TaskListeners'),
    says(
      'Ohne zeebe:userTask ist das in Zeebe ein Auftrag, den die Aufgabenliste nicht zeigt.',
      'Without zeebe:userTask this is a job in Zeebe, which its task list does not show.',
    ),
    says('Ergänzen Sie zeebe:userTask.', 'Add zeebe:userTask.'),
    'warning',
  ),
  rule(
    'task-listeners',
    (task) =>
      isA('UserTask')(task) && !extension(task, 'zeebe:UserTask') && Boolean(extension(task, 'zeebe:TaskListeners')),
    says('Aufgaben-Listener verlangen in Zeebe zeebe:userTask.', 'In Zeebe task listeners need zeebe:userTask.'),
    says('Ergänzen Sie zeebe:userTask.', 'Add zeebe:userTask.'),
  ),
]
