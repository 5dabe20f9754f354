/**
 * What a Zeebe cluster would refuse, from the documentation of Camunda 8.8 and 8.9 (BPMN coverage, and the pages of each element) and
 * its public validators. Our engine runs all of this; the table only says what would not survive the move.
 */
import { definitionOf, definitions, has, inEventSubprocess, isA, lacksJob, rule } from './asks.ts'
import type { ZeebeRule } from './rule.ts'
import { structureRules } from './structure-rules.ts'
import { extension, node, nodes, text, type Node } from '../moddle.ts'
import { says } from '../problem.ts'

const timerOf = (element: Node): Node | undefined => definitionOf(element, 'Timer')

const drawAround = says(
  'Zeichnen Sie dasselbe mit exklusiven und parallelen Gateways.',
  'Draw the same with exclusive and parallel gateways.',
)
const addJob = says(
  'Geben Sie einen Auftragstyp an (zeebe:taskDefinition).',
  'Give it a job type (zeebe:taskDefinition).',
)

const elementRules: readonly ZeebeRule[] = [
  rule(
    'complex-gateway',
    isA('ComplexGateway'),
    says('Zeebe kennt das komplexe Gateway nicht.', 'Zeebe does not know the complex gateway.'),
    drawAround,
  ),
  rule(
    'transaction',
    (element) => isA('Transaction')(element) || has(element, 'Cancel'),
    says(
      'Zeebe kennt keine Transaktionen und kein Abbruchereignis.',
      'Zeebe knows no transactions and no cancel events.',
    ),
    says(
      'Zeichnen Sie einen Teilprozess mit Fehlerereignis und Kompensation.',
      'Draw a subprocess with an error event and compensation.',
    ),
  ),
  rule(
    'several-definitions',
    (element) => definitions(element).length > 1,
    says(
      'Ein Ereignis darf in Zeebe nur eine Ereignisdefinition haben.',
      'In Zeebe an event has exactly one event definition.',
    ),
    says('Teilen Sie das Ereignis in mehrere auf.', 'Split the event into several.'),
  ),
  rule(
    'standard-loop',
    (element) => node(element, 'loopCharacteristics')?.$type === 'bpmn:StandardLoopCharacteristics',
    says('Zeebe führt die einfache Schleife nur einmal aus.', 'Zeebe runs the standard loop once.'),
    says('Zeichnen Sie die Schleife mit einem exklusiven Gateway.', 'Draw the loop with an exclusive gateway.'),
    'warning',
  ),
  rule(
    'loop-collection',
    (element) => {
      const loop = node(element, 'loopCharacteristics')
      return loop?.$type === 'bpmn:MultiInstanceLoopCharacteristics' && !extension(loop, 'zeebe:LoopCharacteristics')
    },
    says(
      'Zeebe braucht die Liste der Mehrfachausführung in zeebe:loopCharacteristics.',
      'Zeebe needs the collection in zeebe:loopCharacteristics.',
    ),
    says('Geben Sie „inputCollection“ an.', 'Give it an inputCollection.'),
  ),
  rule(
    'compensation-event-subprocess',
    (element) => isA('StartEvent')(element) && inEventSubprocess(element) && has(element, 'Compensate'),
    says('Zeebe kennt keinen Ereignis-Teilprozess für Kompensation.', 'Zeebe knows no compensation event subprocess.'),
    says('Verwenden Sie Kompensationsereignisse an den Aktivitäten.', 'Use compensation events on the activities.'),
  ),
  rule(
    'interrupting-cycle',
    (element) =>
      Boolean(node(timerOf(element), 'timeCycle')) &&
      (isA('IntermediateCatchEvent')(element) ||
        (isA('BoundaryEvent')(element) && element['cancelActivity'] !== false)),
    says(
      'Eine Wiederholung steht in Zeebe nur an Ereignissen, die nicht unterbrechen.',
      'In Zeebe a cycle stands only on events that do not interrupt.',
    ),
    says('Verwenden Sie eine Dauer.', 'Use a duration.'),
  ),
  rule(
    'start-duration',
    (element) =>
      isA('StartEvent')(element) && !inEventSubprocess(element) && Boolean(node(timerOf(element), 'timeDuration')),
    says(
      'Ein Prozess kann in Zeebe nicht mit einer Dauer beginnen.',
      'In Zeebe a process cannot start with a duration.',
    ),
    says('Verwenden Sie ein Datum oder eine Wiederholung.', 'Use a date or a cycle.'),
  ),
  rule(
    'instantiate',
    (element) => isA('ReceiveTask', 'EventBasedGateway')(element) && element['instantiate'] === true,
    says('Damit kann in Zeebe kein Vorgang beginnen.', 'In Zeebe no case can begin with it.'),
    says('Verwenden Sie Startereignisse mit Nachricht.', 'Use message start events.'),
  ),
  rule(
    'job-type',
    (element) => isA('ServiceTask', 'SendTask')(element) && lacksJob(element),
    says('Zeebe braucht hier einen Auftragstyp.', 'Zeebe needs a job type here.'),
    addJob,
  ),
  rule(
    'message-throw',
    (element) => isA('IntermediateThrowEvent', 'EndEvent')(element) && has(element, 'Message') && lacksJob(element),
    says('Eine Nachricht versendet in Zeebe ein Auftrag.', 'In Zeebe a job sends the message.'),
    addJob,
  ),
  rule(
    'script',
    (element) => isA('ScriptTask')(element) && lacksJob(element) && !extension(element, 'zeebe:Script'),
    says(
      'Zeebe führt Skripte nur als FEEL (zeebe:script) oder Auftrag aus.',
      'Zeebe runs scripts as FEEL (zeebe:script) or as a job.',
    ),
    says('Schreiben Sie den Ausdruck in zeebe:script.', 'Write the expression into zeebe:script.'),
  ),
  rule(
    'decision',
    (element) => isA('BusinessRuleTask')(element) && lacksJob(element) && !extension(element, 'zeebe:CalledDecision'),
    says('Zeebe braucht hier eine Entscheidung oder einen Auftragstyp.', 'Zeebe needs a decision or a job type here.'),
    says('Geben Sie zeebe:calledDecision an.', 'Give it zeebe:calledDecision.'),
  ),
  rule(
    'called-process',
    (element) => isA('CallActivity')(element) && !extension(element, 'zeebe:CalledElement'),
    says(
      'Zeebe liest den aufgerufenen Prozess nur aus zeebe:calledElement.',
      'Zeebe reads the called process from zeebe:calledElement only.',
    ),
    says('Geben Sie zeebe:calledElement mit processId an.', 'Give it zeebe:calledElement with a processId.'),
  ),
  rule(
    'correlation-key',
    (element) => {
      const message =
        definitions(element).find(({ $type }) => $type === 'bpmn:MessageEventDefinition') ??
        (isA('ReceiveTask')(element) ? element : undefined)
      const starts = isA('StartEvent')(element) && !inEventSubprocess(element)
      const throws = isA('IntermediateThrowEvent', 'EndEvent')(element)
      // Without a message that is said instead.
      if (!message || starts || throws || !node(message, 'messageRef')) return false
      return !text(extension(node(message, 'messageRef'), 'zeebe:Subscription'), 'correlationKey')
    },
    says(
      'Wer in Zeebe auf eine Nachricht wartet, braucht einen Schlüssel.',
      'In Zeebe who waits for a message needs a correlation key.',
    ),
    says(
      'Geben Sie zeebe:subscription mit correlationKey an der Nachricht an.',
      'Give the message a zeebe:subscription with a correlationKey.',
    ),
  ),
  rule(
    'assignment',
    (element) =>
      isA('UserTask')(element) &&
      nodes(element, 'resources').length > 0 &&
      !extension(element, 'zeebe:AssignmentDefinition'),
    says(
      'Zeebe liest nur zeebe:assignmentDefinition; sonst sieht niemand die Aufgabe.',
      'Zeebe reads zeebe:assignmentDefinition only; else nobody sees the task.',
    ),
    says(
      'Wiederholen Sie die Zuständigen in zeebe:assignmentDefinition.',
      'Repeat who is responsible in zeebe:assignmentDefinition.',
    ),
    'warning',
  ),
  rule(
    'data',
    (element) => nodes(element, 'dataInputAssociations').length + nodes(element, 'dataOutputAssociations').length > 0,
    says(
      'Zeebe zeichnet Datenverbindungen nur und bewegt keine Daten.',
      'Zeebe draws data associations and moves no data.',
    ),
    says(
      'Verwenden Sie Ein- und Ausgabezuordnungen (zeebe:ioMapping).',
      'Use input and output mappings (zeebe:ioMapping).',
    ),
    'warning',
  ),
  rule(
    'deadline',
    (element) => Boolean(extension(element, 'lz:Deadline') ?? extension(element, 'lz:Pauses')),
    says('Fristen mit ruhender Uhr (lz:) kennt Zeebe nicht.', 'Zeebe knows no deadlines with a paused clock (lz:).'),
    says(
      'Dort muss eine eigene Anwendung die Frist führen.',
      'There an application of your own has to keep the deadline.',
    ),
    'warning',
  ),
]

export const zeebeRules: readonly ZeebeRule[] = [...elementRules, ...structureRules]
