/** Loops: the body is a token of the element and a scope; each instance is a token of the same element inside it. */
import type { LoopState, Token } from './case.ts'
import { inside } from './draft.ts'
import { isTrue } from './expressions.ts'
import type { Variables } from './ids.ts'
import { known } from './known.ts'
import type { Element } from './model.ts'
import { beginning, innerModelOf, present, record, type Run } from './run.ts'
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
  const { started } = loopOf(body)
  count(run, body.id, { ...loopOf(body), started: started + locals.length }, locals.length)
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
  const loop = loopOf(body)
  return count(run, body.id, { ...loop, completed: loop.completed + 1 })
}

/** Marks that no further instance shall begin; those that were ended are counted as terminated. */
export function countDone(run: Run, body: Token): LoopState {
  return count(run, body.id, { ...loopOf(body), done: true })
}

/** Whether a condition holds as seen from an instance that has just left. */
export function holdsAfter(run: Run, bodyId: number, left: Token, condition: string): boolean {
  const body = present(run, bodyId)
  return isTrue(run, body, condition, { ...visible(run, body), ...left.variables })
}

/** Records how far the loop is, and the counters that its conditions and instances see. */
function count(run: Run, id: number, loop: LoopState, entering = 0): LoopState {
  const active = inside(run.draft, id).filter(isInstance).length + entering
  const { items: _kept, ...rest } = { ...loop, active, terminated: loop.started - loop.completed - active }
  record(run, { type: 'loop', token: id, loop: rest, counters: countersOf(rest) })
  return rest
}

const countersOf = ({ instances, started, active, completed, terminated }: LoopState): Variables => ({
  ...(instances === null ? { loopCounter: started } : { numberOfInstances: instances }),
  numberOfActiveInstances: active,
  numberOfCompletedInstances: completed,
  numberOfTerminatedInstances: terminated,
})
