/** What the latest version of a process waits for without a case (rule 12). */
import type { Command } from './command.ts'
import type { ElementId, Instant, ProcessId, Variables } from './ids.ts'
import type { EventDefinition, Model } from './model.ts'
import { beginningsOf } from './starts.ts'
import { evaluate } from '../feel/evaluate.ts'
import { firstOccurrence, nextOccurrence, type Occurrence } from '../time/cycle.ts'
import { addDuration } from '../time/duration.ts'
import { readInstant } from '../time/instant.ts'

/** A wait without a case: when it ends, a case begins at `element`. Plain JSON. */
export interface StartWait {
  readonly process: ProcessId
  readonly element: ElementId
  /** Which of the event's definitions, from 0. */
  readonly definition: number
  readonly kind: 'message' | 'signal' | 'timer' | 'condition'
  /** Of the message or signal. */
  readonly name: string | null
  /** FEEL of the timer or condition. */
  readonly expression: string | null
  /** Of a timer; null when it will not fire any more. */
  readonly due: Instant | null
  /** What is left of a cycle after `due`. */
  readonly rest: string | null
}

export interface At {
  readonly now: Instant
  readonly zone: string
}

/**
 * The start waits of a process that is deployed now.
 *
 * @param before those of the version until now: a timer whose expression is unchanged goes on with its count
 */
export function startWaitsOf(model: Model, at: At, before: readonly StartWait[] = []): readonly StartWait[] {
  return beginningsOf(model).flatMap(({ element, triggers }) =>
    triggers.flatMap((trigger, definition) => {
      const wait = waitFor(trigger, { process: model.process, element, definition }, at)
      return wait === null ? [] : [before.find((old) => isSameTimer(old, wait)) ?? wait]
    }),
  )
}

/** What an event brings to the case that it begins. */
export interface Brought {
  readonly variables?: Variables
  readonly received?: Variables
  readonly key?: string | null
}

/** The command with which a start wait that ends begins its case. */
export function startBy(
  { element, definition }: Pick<StartWait, 'element' | 'definition'>,
  { variables = {}, ...brought }: Brought = {},
): Extract<Command, { readonly type: 'start' }> {
  return { type: 'start', at: element, definition, variables, ...brought }
}

/** A timer that has fired, waiting for its next time; one that was the last has no due time any more. */
export function afterFiring(wait: StartWait, { now, zone }: At): StartWait {
  const next = wait.rest === null || wait.due === null ? null : nextOccurrence(wait.rest, wait.due, now, zone)
  return { ...wait, due: next?.due ?? null, rest: next?.rest ?? null }
}

/** A timer that has fired for the last time waits no longer. */
export const isWaiting = ({ kind, due }: StartWait): boolean => kind !== 'timer' || due !== null

/** The start events whose condition is true with these variables. */
export const trueStarts = (waits: readonly StartWait[], variables: Variables, at: At): readonly StartWait[] =>
  waits.filter(
    ({ kind, expression }) => kind === 'condition' && evaluate(expression ?? '', variables, at).value === true,
  )

/** When a start timer is due first, evaluated without any variables; null when it cannot be told. */
export function firstDue({ what, expression }: Timer, { now, zone }: At): Occurrence | null {
  const { value, warnings } = evaluate(expression, {}, { now, zone })
  if (typeof value !== 'string' || warnings.length > 0) return null
  if (what === 'cycle') return firstOccurrence(value, now, zone)
  const due = what === 'date' ? readInstant(value, zone) : addDuration(now, value, zone)
  return due === null ? null : { due, rest: null }
}

type Timer = Extract<EventDefinition, { readonly kind: 'timer' }>

function waitFor(
  trigger: EventDefinition,
  place: Pick<StartWait, 'process' | 'element' | 'definition'>,
  at: At,
): StartWait | null {
  const plain = { ...place, name: null, expression: null, due: null, rest: null }
  switch (trigger.kind) {
    case 'message':
    case 'signal':
      return { ...plain, kind: trigger.kind, name: trigger.name }
    case 'conditional':
      return { ...plain, kind: 'condition', expression: trigger.expression }
    case 'timer':
      return { ...plain, kind: 'timer', expression: trigger.expression, ...firstDue(trigger, at) }
    default:
      return null
  }
}

const isSameTimer = (one: StartWait, other: StartWait): boolean =>
  one.kind === 'timer' && other.kind === 'timer' && one.element === other.element && one.expression === other.expression
