/** Extension elements that would not be followed: listeners, bindings, other products, and ours at the wrong place. */
import { extensions, text, type Node } from './moddle.ts'
import { says, type Bilingual, type Report } from './problem.ts'
import { refuse } from './refusals.ts'

/** Extensions of our dialect that change the run, and are not run yet. */
const refusedExtensions: Readonly<Record<string, Bilingual>> = {
  'zeebe:LinkedResources': says('Verknüpfte Ressourcen', 'linked resources'),
  'zeebe:UserTaskForm': says('Eingebettetes Formular', 'embedded form'),
  'zeebe:JobPriorityDefinition': says('Vorrang von Aufträgen', 'job priority'),
  'zeebe:AgentDefinition': says('Agent', 'agent'),
}
const foreign = /^(camunda|activiti|flowable|jbpm|drools|bonita):/i

export function refuseExtensions(into: Report, from: Node): void {
  const leaveOut = says('Entfernen Sie diese Angabe.', 'Remove this setting.')
  for (const one of extensions(from)) {
    const name = refusedExtensions[one.$type]
    if (name) refuse(into, from, 'extension-not-supported', name, leaveOut)
    else if (!mayStandOn(one.$type, from.$type)) misplaced(into, from, one.$type)
    const binding = text(one, 'bindingType')
    if (binding !== undefined && binding !== 'latest' && one.$type !== 'zeebe:CalledElement')
      refuseBinding(into, from, binding)
  }
  const strange = [...extensions(from).map(({ $type }) => $type), ...Object.keys(from.$attrs ?? {})]
  const dialect = strange.find((name) => foreign.test(name))
  if (dialect) refuseDialect(into, from, dialect)
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

function refuseDialect(into: Report, from: Node, dialect: string): void {
  const name = says(`die Angabe „${dialect}“ einer anderen Software`, `"${dialect}" of another product`)
  const instead = says(
    'Tragen Sie dasselbe mit den Feldern der Zeebe-Erweiterung ein (Zuweisung, Formular, Auftragsart).',
    'Enter the same with the fields of the zeebe extension (assignment, form, job type).',
  )
  refuse(into, from, 'foreign-dialect', name, instead)
}
