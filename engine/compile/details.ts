/** What an element says beyond its place in the graph: event, mappings, task, job, decision, form, deadline. */
import { activationOf } from './activation.ts'
import { adHocOf } from './ad-hoc.ts'
import { calledOf } from './called.ts'
import { dataMappings, declaredIn } from './data.ts'
import { deadlineOf, pausesOf } from './deadlines.ts'
import { eventsOf } from './events.ts'
import { expression, literal, optionalExpression } from './expression.ts'
import { listenersOf } from './listeners.ts'
import { loopOf } from './loops.ts'
import { isPlainJob, plainJob } from './plain-jobs.ts'
import { scriptJob, scriptOf } from './scripts.ts'
import { extension, nodes, text, type Node } from './moddle.ts'
import type { Report } from './problem.ts'
import { resourcesOf } from './resources.ts'
import type { Element, Mapping, TaskDefinition } from '../core/model.ts'

type Details = Pick<
  Element,
  | 'event'
  | 'events'
  | 'parallelMultiple'
  | 'declares'
  | 'loop'
  | 'inputs'
  | 'outputs'
  | 'task'
  | 'job'
  | 'decision'
  | 'adHoc'
  | 'called'
  | 'script'
  | 'listeners'
  | 'activation'
  | 'form'
  | 'deadline'
  | 'pauses'
>

export function detailsOf(into: Report, from: Node): Details {
  const events = eventsOf(into, from)
  return {
    event: events[0] ?? null,
    events,
    parallelMultiple: from.parallelMultiple === true,
    declares: declaredIn(from),
    loop: loopOf(into, from),
    inputs: [...dataMappings(into, from, 'dataInputAssociations'), ...mappings(into, from, 'inputParameters')],
    outputs: [...mappings(into, from, 'outputParameters'), ...dataMappings(into, from, 'dataOutputAssociations')],
    task: from.$type === 'bpmn:UserTask' ? taskOf(into, from) : null,
    job: jobOf(into, from),
    decision: decisionOf(from),
    adHoc: adHocOf(into, from),
    called: calledOf(into, from),
    script: scriptOf(into, from),
    listeners: listenersOf(into, from),
    activation: activationOf(into, from),
    form: text(extension(from, 'zeebe:FormDefinition'), 'formId') ?? null,
    deadline: deadlineOf(into, from),
    pauses: pausesOf(from),
  }
}

function mappings(into: Report, from: Node, which: 'inputParameters' | 'outputParameters'): readonly Mapping[] {
  return nodes(extension(from, 'zeebe:IoMapping'), which).map((mapping) => ({
    source: expression(into, from.id ?? '', text(mapping, 'source') ?? ''),
    target: text(mapping, 'target') ?? '',
  }))
}

function taskOf(into: Report, from: Node): TaskDefinition {
  const assignment = extension(from, 'zeebe:AssignmentDefinition')
  const schedule = extension(from, 'zeebe:TaskSchedule')
  const role = resourcesOf(into, from)
  const id = from.id ?? ''
  const read = (of: Node | undefined, name: string) => optionalExpression(into, id, text(of, name))
  const priority = text(extension(from, 'zeebe:PriorityDefinition'), 'priority')
  return {
    assignee: read(assignment, 'assignee') ?? role.assignee,
    candidateUsers: read(assignment, 'candidateUsers') ?? role.candidateUsers,
    candidateGroups: read(assignment, 'candidateGroups') ?? role.candidateGroups,
    due: read(schedule, 'dueDate'),
    followUp: read(schedule, 'followUpDate'),
    priority: number(into, id, priority),
  }
}

const mayBeJob: readonly string[] = [
  'bpmn:ServiceTask',
  'bpmn:BusinessRuleTask',
  'bpmn:ScriptTask',
  'bpmn:SendTask',
  'bpmn:IntermediateThrowEvent',
  'bpmn:EndEvent',
]

function jobOf(into: Report, from: Node): Element['job'] {
  if (isPlainJob(from)) return scriptJob(from) ?? plainJob(into, from)
  const definition = extension(from, 'zeebe:TaskDefinition')
  const topic = text(definition, 'type')
  if (topic === undefined || !mayBeJob.includes(from.$type)) return null
  const headers = nodes(extension(from, 'zeebe:TaskHeaders'), 'values')
  return {
    topic,
    retries: number(into, from.id ?? '', text(definition, 'retries')) ?? '3',
    headers: Object.fromEntries(headers.map((header) => [String(header.key ?? ''), String(header.value ?? '')])),
  }
}

function decisionOf(from: Node): Element['decision'] {
  const called = extension(from, 'zeebe:CalledDecision')
  const decision = text(called, 'decisionId')
  if (from.$type !== 'bpmn:BusinessRuleTask' || decision === undefined) return null
  return { decision, resultVariable: text(called, 'resultVariable') ?? decision }
}

/** A plain number is a number in FEEL too. */
export function number(into: Report, element: string, value: string | undefined): string | null {
  if (value === undefined) return null
  return /^\d+$/.test(value) ? value : value.startsWith('=') ? expression(into, element, value) : literal(value)
}
