/** The verbs a behaviour may use. Each records events; `apply` turns events into the next state. */
import type { Completed, Token, Until } from './case.ts'
import { keepOf } from './completed.ts'
import { releasePause } from './deadlines.ts'
import { inside, isEmpty, waitsOf } from './draft.ts'
import type { ElementId, FlowId, ModelId, TokenId, Variables } from './ids.ts'
import { known } from './known.ts'
import { isInstance } from './loops.ts'
import type { Model } from './model.ts'
import { partingOf } from './parting.ts'
import {
  beginning,
  current,
  countEntry,
  elementOf,
  flowOf,
  innerModelOf,
  modelOf,
  present,
  record,
  scopeOf,
  type Run,
} from './run.ts'
import { isScope } from './scopes.ts'

/** A token enters an element; it advances when those before it have. */
export function enter(run: Run, element: ElementId, scope: Token, via: FlowId | null, variables: Variables = {}): void {
  const token = arrive(run, element, scope, via)
  if (gathered(run, token)) run.queue.push({ kind: 'advance', token, progress: { ...beginning, variables } })
}

/** Enters the first of a path, and what follows inside of it in place of its start event. */
export function enterAlong(run: Run, scope: Token, [first, ...path]: readonly ElementId[]): void {
  const token = arrive(run, known(first, 'a path'), scope, null)
  if (gathered(run, token))
    run.queue.push({ kind: 'advance', token, progress: { ...beginning, ...(path.length > 0 && { path }) } })
}

/** Whether as many tokens have come as the element needs to begin; they go on as one, the last. */
function gathered(run: Run, id: TokenId): boolean {
  const token = present(run, id)
  const { startQuantity } = elementOf(run, token)
  if (startQuantity === 1) return true
  const here = inside(run.draft, scopeOf(run, token).id).filter((other) => other.element === token.element)
  const resting = here.filter((other) => other.phase === 'entering' && waitsOf(run.draft, other.id).length === 0)
  if (resting.length < startQuantity) return false
  for (const other of resting) if (other.id !== id) end(run, other, 'merged')
  become(run, token, 'active')
  return true
}

/** A token stands at an element, and does not move by itself yet. */
export function arrive(run: Run, element: ElementId, scope: Token, via: FlowId | null): TokenId {
  const model = innerModelOf(run, scope)
  const to = model.elements[element]
  const scoped = to && (isScope(to) || to.loop !== null)
  const id = record(run, { type: 'entered', element, scope: scope.id, via, ...(scoped && { model: model.id }) })
  countEntry(run, { scope: scope.id, element })
  return id
}

/** A token leaves its element as completed and takes these flows, in the order of the file. */
export function leave(run: Run, token: Token, flows: readonly FlowId[]): void {
  const model = modelOf(run, token)
  const element = known(model.elements[token.element], token.element)
  disarmAll(run, token.id)
  const keep = keepOf(run, token, element, model)
  record(run, {
    type: 'left',
    token: token.id,
    element: token.element,
    how: 'completed',
    ...(keep && { keep }),
    ...foreign(run, model),
  })
  if (!isInstance(token) && !token.called) releasePause(run, token, element)
  const scope = scopeOf(run, token)
  for (const flow of flows)
    for (let sent = 0; sent < element.completionQuantity; sent++) enter(run, flowOf(model, flow).target, scope, flow)
  if (flows.length === 0) drain(run, scope.id)
}

const foreign = (run: Run, { id }: Model): { model?: ModelId } => (id === run.draft.case.model ? {} : { model: id })

/** A token ends without going on, and all inside it. */
export function end(
  run: Run,
  token: Token,
  how: 'merged' | 'cancelled' | 'failed' | 'compensated',
  keep: Completed | null = null,
): void {
  for (const child of inside(run.draft, token.id)) end(run, child, how)
  const [element, model] = [elementOf(run, token), modelOf(run, token)]
  const part = how === 'cancelled' ? partingOf(run, token, element, model) : null
  disarmAll(run, token.id)
  record(run, {
    type: 'left',
    token: token.id,
    element: token.element,
    how,
    ...(keep && { keep }),
    ...foreign(run, model),
  })
  if (!isInstance(token) && !token.called) releasePause(run, token, element)
  part?.()
  if (token.scope !== null) drain(run, token.scope)
}

/** A token waits until the outside answers; `on` is the element that catches the answer. */
export function wait(run: Run, token: Token, on: ElementId, until: Until): void {
  become(run, token, 'active')
  record(run, { type: 'waiting', token: token.id, on, until })
}

/** Records the phase of a token that stays; one that passes through needs no word about it. */
export function become(run: Run, token: Token, phase: Token['phase']): void {
  if (current(run, token.id)?.phase !== phase) record(run, { type: 'phase', token: token.id, phase })
}

export function disarmAll(run: Run, token: TokenId): void {
  for (const { id } of waitsOf(run.draft, token)) record(run, { type: 'disarmed', wait: id })
}

function drain(run: Run, scope: TokenId): void {
  if (isEmpty(run.draft, scope)) run.queue.push({ kind: 'drained', token: scope })
}
