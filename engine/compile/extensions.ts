/** Extension elements that would not be followed: listeners, bindings, other products, and ours at the wrong place. */
import { extensions, text, type Node } from './moddle.ts'
import { report, says, type Bilingual, type Report } from './problem.ts'
import { refuse } from './refusals.ts'

/** Extensions of our dialect that change the run, and are not run yet. */
const refusedExtensions: Readonly<Record<string, Bilingual>> = {
  'zeebe:LinkedResources': says('Verknüpfte Ressourcen', 'linked resources'),
  'zeebe:JobPriorityDefinition': says('Vorrang von Aufträgen', 'job priority'),
  'zeebe:AgentDefinition': says('Agent', 'agent'),
}
/** Of other products, but about their storage, lists and history: nothing of it changes what the process does. */
const harmless = /^camunda:(async|asyncBefore|asyncAfter|exclusive|isStartableInTasklist|historyTimeToLive)$/
const foreign = /^(camunda|activiti|flowable|jbpm|drools|bonita):/i

const leaveOut = says('Entfernen Sie diese Angabe.', 'Remove this setting.')
export function refuseExtensions(into: Report, from: Node): void {
  for (const one of extensions(from)) {
    const name = refusedExtensions[one.$type]
    if (name) refuse(into, from, 'extension-not-supported', name, leaveOut)
    else if (!mayStandOn(one.$type, from.$type)) misplaced(into, from, one.$type)
    const binding = text(one, 'bindingType')
    if (binding !== undefined && binding !== 'latest' && one.$type !== 'zeebe:CalledElement')
      refuseBinding(into, from, binding)
  }
  const strange = [...extensions(from).map(({ $type }) => $type), ...Object.keys(from.$attrs ?? {})]
  const dialect = strange.find((name) => foreign.test(name) && !harmless.test(name))
  const passedOver = strange.find((name) => harmless.test(name))
  if (dialect) refuseDialect(into, from, dialect)
  else if (passedOver) passOver(into, from, passedOver)
}

const otherTasks = ['bpmn:Task', 'bpmn:ManualTask', 'bpmn:ScriptTask', 'bpmn:SendTask', 'bpmn:ReceiveTask']
const activities = [
  'bpmn:UserTask',
  'bpmn:ServiceTask',
  'bpmn:BusinessRuleTask',
  'bpmn:SubProcess',
  'bpmn:CallActivity',
  'bpmn:AdHocSubProcess',
  'bpmn:Transaction',
  ...otherTasks,
]
const throwing = ['bpmn:EndEvent', 'bpmn:IntermediateThrowEvent']
const jobs = ['bpmn:ServiceTask', 'bpmn:BusinessRuleTask', 'bpmn:ScriptTask', 'bpmn:SendTask', ...throwing]
const gateways = [
  'bpmn:ExclusiveGateway',
  'bpmn:InclusiveGateway',
  'bpmn:ParallelGateway',
  'bpmn:ComplexGateway',
  'bpmn:EventBasedGateway',
]
const events = ['bpmn:StartEvent', 'bpmn:IntermediateCatchEvent', 'bpmn:BoundaryEvent', ...throwing]

/** Where each extension means something; elsewhere it would be silently passed over. */
const placesOf: Readonly<Record<string, readonly string[]>> = {
  'zeebe:TaskDefinition': jobs,
  'zeebe:TaskHeaders': jobs,
  'zeebe:ExecutionListeners': ['bpmn:Process', ...gateways, ...activities, ...events],
  'zeebe:TaskListeners': ['bpmn:UserTask'],
  'zeebe:Script': ['bpmn:ScriptTask'],
  'zeebe:CalledDecision': ['bpmn:BusinessRuleTask'],
  'zeebe:CalledElement': ['bpmn:CallActivity'],
  'zeebe:AdHoc': ['bpmn:AdHocSubProcess'],
  'zeebe:UserTask': ['bpmn:UserTask'],
  // Kept there by some modelers; tasks that refer to it are refused.
  'zeebe:UserTaskForm': ['bpmn:Process'],
  'zeebe:AssignmentDefinition': ['bpmn:UserTask'],
  'zeebe:TaskSchedule': ['bpmn:UserTask'],
  'zeebe:PriorityDefinition': ['bpmn:UserTask'],
  'zeebe:FormDefinition': ['bpmn:UserTask', 'bpmn:StartEvent'],
  'zeebe:IoMapping': [...activities, ...events],
  'lz:Deadline': ['bpmn:Process', ...activities],
  'lz:Pauses': [...activities, 'bpmn:IntermediateCatchEvent'],
}

function mayStandOn(extension: string, type: string): boolean {
  return placesOf[extension]?.includes(type) ?? true
}

function misplaced(into: Report, from: Node, extension: string): void {
  const name = says(`„${extension}“ an dieser Stelle`, `"${extension}" at this place`)
  const instead = says(
    'Entfernen Sie die Angabe, oder wählen Sie eine andere Art von Element.',
    'Remove the setting, or choose another type of element.',
  )
  refuse(into, from, 'extension-misplaced', name, instead)
}

function refuseBinding(into: Report, from: Node, binding: string): void {
  const name = says(`Bindung „${binding}“`, `binding "${binding}"`)
  refuse(
    into,
    from,
    'binding-not-supported',
    name,
    says('Wählen Sie die Bindung „latest“.', 'Use the binding "latest".'),
  )
}

function passOver(into: Report, { id }: Node, setting: string): void {
  report(
    into,
    {
      element: id ?? null,
      code: 'foreign-setting',
      reason: says(
        `Die Angabe „${setting}“ einer anderen Software bleibt unbeachtet; am Ablauf ändert sie nichts.`,
        `"${setting}" of another product is passed over; it changes nothing of what happens.`,
      ),
      instead: leaveOut,
    },
    'warning',
  )
}

function refuseDialect(into: Report, from: Node, dialect: string): void {
  const name = says(`die Angabe „${dialect}“ einer anderen Software`, `"${dialect}" of another product`)
  const instead = says(
    'Tragen Sie dasselbe mit den Feldern der Zeebe-Erweiterung ein (Zuweisung, Formular, Auftragsart).',
    'Enter the same with the fields of the zeebe extension (assignment, form, job type).',
  )
  refuse(into, from, 'foreign-dialect', name, instead)
}
