/**
 * Listeners: jobs at the edges of what an element does, one after another. The token is held until each has answered: before the
 * collection of a loop (`beforeAll`), after the inputs (`start`, at a join when all have come), after the outputs (`end`), and of
 * user tasks before the task is there, assigned, changed or completed. Those of a task that was cancelled are told beside what goes on.
 */
import type { Held, Token, Until, Wait } from './case.ts'
import { required, wrongType } from './expressions.ts'
import type { Variables } from './ids.ts'
import { known } from './known.ts'
import type { Element, ListenerEvent } from './model.ts'
import { present, record, type Run } from './run.ts'
import { propagate, setLocal } from './variables.ts'
import { become, end, wait } from './verbs.ts'

type Listening = Extract<Until, { readonly kind: 'listener' }>

/** Holds a token at the first listener of an event, or at the one of this number; false when there is none. */
export function listen(run: Run, token: Token, element: Element, event: ListenerEvent, held: Held, index = 0): boolean {
  const listener = element.listeners.filter((one) => one.event === event)[index]
  if (!listener) return false
  const { topic, headers } = listener
  const retries = required(run, token, listener.retries)
  if (typeof retries !== 'number') wrongType(run, token, listener.retries, 'Zahl')
  rest(run, token, element.id, { kind: 'listener', event, index, topic, retries, headers, held })
  return true
}

/** The token rests in the phase that is held, which `wait` would make active. */
export function rest(run: Run, { id }: Token, on: string, until: Listening): void {
  become(run, present(run, id), until.held.phase)
  record(run, { type: 'waiting', token: id, on, until })
}

/** Whether the listeners of the element at hand have all answered, up to this event. */
export const hasListened = ({ at: { wait: answered } }: Run, event: 'start' | 'end' = 'end'): boolean =>
  answered?.until.kind === 'listener' && (answered.until.event === 'end' || answered.until.event === event)

/** A listener has answered: on to the next one; with the last, what was held goes on. Says what a task has to do then. */
export function heard(run: Run, token: Token, element: Element, answered: Wait, variables: Variables): Held | null {
  const until = listeningOf(answered)
  const { event, index } = until
  const held = takeIn(run, token, until, variables)
  if (listen(run, present(run, token.id), element, event, held, index + 1)) return null
  if (event === 'canceling') return endOf(run, token)
  const isTask = event !== 'beforeAll' && event !== 'start' && event !== 'end'
  // What is chosen already, such as the event that came first, is held with its wait.
  if (isTask || held.wait) return held
  go(run, token, held.phase === 'leaving' ? { ...held, wait: answered } : { ...held, phase: 'active' })
  return null
}

/** What a start listener gives is local, an end listener writes outward, and with completion it counts as received. */
function takeIn(run: Run, token: Token, { event, held }: Listening, variables: Variables): Held {
  if (event === 'completing') return { ...held, variables: { ...held.variables, ...variables } }
  if (event === 'end') propagate(run, token.scope ?? token.id, variables)
  else setLocal(run, token.id, variables)
  return held
}

/** All have been told: nothing is left of the task. */
function endOf(run: Run, token: Token): null {
  end(run, present(run, token.id), 'cancelled')
  return null
}

function go(run: Run, { id: token }: Token, progress: Held): void {
  run.queue.push({ kind: 'advance', token, progress })
}

const listeningOf = ({ until }: Wait): Listening => {
  if (until.kind !== 'listener') throw new Error('only a listener answers as one')
  return until
}

/** Puts up a task, once its listeners from this event on have answered. */
export function putUp(run: Run, token: Token, element: Element, task: Until, event: ListenerEvent | null): void {
  const held: Held = { phase: 'active', variables: {}, wait: taskOf(run, token, element, task) }
  if (event !== null && listen(run, token, element, event, held)) return
  const isFirst = event === 'creating' && task.kind === 'task' && task.assignee !== null
  if (isFirst) return putUp(run, token, element, task, 'assigning')
  wait(run, token, element.id, task)
}

/** Goes on with a task that a listener held. */
export function putUpAfter(run: Run, token: Token, element: Element, answered: Wait, { wait: task }: Held): void {
  const { until } = known(task, `the task of token ${token.id}`)
  const next = listeningOf(answered).event === 'creating' && until.kind === 'task' && until.assignee !== null
  putUp(run, token, element, until, next ? 'assigning' : null)
}

/** Not a wait yet: it gets its number when it is put up. */
const taskOf = (run: Run, token: Token, element: Element, until: Until): Wait => ({
  id: 0,
  token: token.id,
  on: element.id,
  since: run.now,
  until,
})
