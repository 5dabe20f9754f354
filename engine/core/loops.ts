/** Loops: the body is a token of the element and a scope; each instance is a token of the same element inside it. */
import type { LoopState, Token } from './case.ts'
import { isTrue } from './expressions.ts'
import type { TokenId, Variables } from './ids.ts'
import { known } from './known.ts'
import type { Element } from './model.ts'
import { beginning, countEntry, innerModelOf, present, record, type Run } from './run.ts'
import { isScope } from './scopes.ts'
import { setLocal, visible } from './variables.ts'

export const isBody = (token: Token, { loop }: Element): boolean => loop !== null && token.index === undefined

export const isInstance = (token: Token): boolean => token.index !== undefined

export const loopOf = (token: Token): LoopState => known(token.loop, `the loop of token ${token.id}`)

export const newLoop = (instances: number | null): LoopState => ({
  instances,
  started: 0,
  active: 0,
  completed: 0,
  terminated: 0,
  done: false,
})

/** Begins the next instances of a body, each with variables of its own beside `loopCounter`. */
export function beginInstances(run: Run, body: Token, element: Element, locals: readonly Variables[]): void {
  const model = innerModelOf(run, body).id
  const { started, active } = loopOf(body)
  change(run, body, { started: started + locals.length, active: active + locals.length })
  // Only a loop that nobody counts beforehand can be endless.
  if (loopOf(body).instances === null) countEntry(run, { scope: body.id, element: element.id })
  for (const [at, variables] of locals.entries()) {
    const index = started + at + 1
    const scoped = isScope(element) && { model }
    const id = record(run, { type: 'entered', element: element.id, scope: body.id, via: null, index, ...scoped })
    setLocal(run, id, { ...variables, loopCounter: index })
    run.queue.push({ kind: 'advance', token: id, progress: beginning })
  }
}

/** Counts an instance that has completed. */
export function countCompleted(run: Run, body: Token): LoopState {
  const { active, completed } = loopOf(body)
  return change(run, body, { active: active - 1, completed: completed + 1 })
}

/** Counts an instance that was ended from outside. */
export function countTerminated(run: Run, body: Token): LoopState {
  const { active, terminated } = loopOf(body)
  return change(run, body, { active: active - 1, terminated: terminated + 1 })
}

/** No further instance shall begin, and those under way were ended. */
export function countDone(run: Run, body: Token): LoopState {
  const { active, terminated } = loopOf(body)
  return change(run, body, { active: 0, terminated: terminated + active, done: true })
}

/** Whether a condition holds as seen from an instance that has just left. */
export function holdsAfter(run: Run, bodyId: TokenId, left: Token, condition: string): boolean {
  const body = present(run, bodyId)
  return isTrue(run, body, condition, { ...visible(run, body), ...left.variables })
}

function change(run: Run, { id, loop }: Token, difference: Partial<LoopState>): LoopState {
  // The items stay as they are and need no repeating.
  const { instances, started, active, completed, terminated, done } = known(loop, `the loop of token ${id}`)
  const after = { instances, started, active, completed, terminated, done, ...difference }
  record(run, { type: 'loop', token: id, loop: after })
  return after
}
