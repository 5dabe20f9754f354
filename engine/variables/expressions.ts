/** The expressions of a process, each with its place. */
import type { Letter, ProcessFiles } from './files.ts'
import { OF_EVERY_LETTER } from './given.ts'
import type { Bilingual } from '../compile/problem.ts'
import type { Element, EventDefinition, Flow, Mapping, Model } from '../core/model.ts'
import type { Decision } from '../decisions/decision.ts'
import { writtenInLogic } from '../decisions/written.ts'

export interface Place {
  /** Element, flow or decision. */
  readonly element: string
  /** FEEL without the leading `=`. */
  readonly text: string
  readonly attribute?: string
  /** In words, where the element alone does not say it. */
  readonly where?: Bilingual
  /** Names that are known only here. */
  readonly names?: readonly string[]
  /** Whether names may come from what the element has just received. */
  readonly receives?: boolean
}

export const expressionsIn = ({ models }: ProcessFiles): readonly Place[] =>
  models.flatMap(({ elements, flows }: Model) => [
    ...Object.values(flows).flatMap(ofFlow),
    ...Object.values(elements).flatMap(ofElement),
  ])

const ofFlow = ({ id, condition }: Flow): readonly Place[] =>
  condition === null ? [] : [{ element: id, text: condition, attribute: 'conditionExpression' }]

function ofElement(element: Element): readonly Place[] {
  const { id, events, loop, inputs, outputs, task, adHoc, called, script, activation, deadline } = element
  const here = [
    ...inputs.flatMap(ofMapping),
    ...events.flatMap(ofEvent),
    ...(loop?.kind === 'multiple' ? [loop.cardinality, loop.collection, loop.until] : [loop?.condition]),
    ...(task ? [task.assignee, task.candidateUsers, task.candidateGroups, task.due, task.followUp, task.priority] : []),
    ...[adHoc?.chosen, adHoc?.until, called?.process, script?.expression, activation, deadline?.duration],
  ]
  const after = [
    ...outputs.flatMap(ofMapping),
    ...(loop?.kind === 'multiple' ? [loop.output?.source, ...loop.throws.map(({ when }) => when)] : []),
    adHoc?.output?.source,
  ]
  const conditional = events.flatMap((event) => (event.kind === 'conditional' ? [event.expression] : []))
  return [
    ...conditional.map((text) => ({ element: id, text, attribute: 'condition' })),
    ...here.filter((text) => typeof text === 'string').map((text) => ({ element: id, text })),
    ...after.filter((text) => typeof text === 'string').map((text) => ({ element: id, text, receives: task === null })),
  ]
}

const ofMapping = ({ source, reads, writes }: Mapping): readonly (string | null | undefined)[] => [
  source,
  reads?.key,
  writes?.key,
]

function ofEvent(event: EventDefinition): readonly (string | null)[] {
  switch (event.kind) {
    case 'timer':
      return [event.expression]
    case 'message':
      return [afterEquals(event.name), event.key]
    case 'error':
    case 'escalation':
      return [afterEquals(event.code), afterEquals(event.message ?? null)]
    default:
      return []
  }
}

export const ofLetter = ({ file, expressions }: Letter): readonly Place[] =>
  expressions.map(({ field, text }) => ({ element: file, text, attribute: field, names: OF_EVERY_LETTER }))

const afterEquals = (text: string | null): string | null => (text?.startsWith('=') ? text.slice(1) : null)

/** Of the decisions that the models ask, and of all that these require. */
export const decisionExpressions = (files: ProcessFiles): readonly Place[] => askedDecisions(files).flatMap(ofDecision)

export function askedDecisions({ models, decisions }: ProcessFiles): readonly Decision[] {
  const asked = models.flatMap(({ elements }) => Object.values(elements)).flatMap(({ decision }) => decision ?? [])
  const all = asked.some(({ decision }) => decision.startsWith('='))
  const called = decisions.filter(({ id }) => all || asked.some(({ decision }) => decision === id))
  const found = new Map<string, Decision>()
  const take = (decision: Decision): void => {
    if (found.has(decision.id)) return
    found.set(decision.id, decision)
    for (const { decision: other } of decision.requires) take(other)
  }
  called.forEach(take)
  return [...found.values()]
}

/** Whatever is written in any decision. */
export const everyDecisionText = ({ decisions }: ProcessFiles): readonly string[] =>
  decisions.flatMap(({ logic }) => writtenInLogic(logic, []).map(({ text }) => text))

const ofDecision = ({ id, logic, requires, knowledge }: Decision): readonly Place[] =>
  writtenInLogic(logic, [
    ...requires.flatMap(({ variable, from }) => from ?? variable),
    ...knowledge.flatMap(({ name, from }) => from ?? name),
  ])
    .filter(({ isTest }) => !isTest)
    .map(({ text, at, names }) => ({ element: id, text, names, ...(at !== null && { attribute: at }) }))
