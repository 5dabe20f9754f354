/** Cancelling a transaction (BPMN 2.0.2, 10.7.1): all inside stops, what completed is compensated, the cancel boundary event goes on. */
import type { Completed, Token } from './case.ts'
import { modelOfCalled } from './completed.ts'
import { inside } from './draft.ts'
import type { TokenId } from './ids.ts'
import { isBody, isInstance } from './loops.ts'
import { elementOf, record, scopeOf, type Run } from './run.ts'
import { disarmAll, end, enter, leave } from './verbs.ts'

/** All inside but the cancel end event stops; it stays until all is compensated. */
export function stopTransaction(run: Run, token: Token): void {
  stopBeside(run, token, transactionAround(run, token))
}

/** Ends all inside the transaction but the way to this token; nothing interrupts the compensation any more. */
function stopBeside(run: Run, token: Token, transaction: Token): void {
  const scope = scopeOf(run, token)
  for (const other of inside(run.draft, scope.id)) if (other.id !== token.id) stop(run, other)
  disarmAll(run, scope.id)
  if (scope.id !== transaction.id) stopBeside(run, scope, transaction)
}

/** All or nothing: what completed inside something that only now stops is compensated too, beside what is around it. */
function stop(run: Run, token: Token): void {
  for (const child of inside(run.draft, token.id)) stop(run, child)
  const element = elementOf(run, token)
  const keep = unfinished(run, token)
  end(run, token, 'cancelled', keep)
  // What a called process did stays together: only it knows its elements.
  if (keep && !isBody(token, element) && !token.called)
    record(run, { type: 'compensating', order: keep.order, into: keep.scope })
}

function unfinished(run: Run, token: Token): Completed | null {
  const { id, element, scope, variables } = token
  const completed = run.draft.case.completed.filter((one) => one.scope === id)
  if (completed.length === 0 || scope === null) return null
  const inner = completed.map((one) => ({ ...one, variables: { ...variables, ...one.variables } }))
  const order = Math.max(...inner.map((one) => one.order))
  return { element, scope, order, variables, inside: inner, ...modelOfCalled(token) }
}

/** All is compensated: the transaction ends by its cancel boundary event. */
export function cancelled(run: Run, token: Token): void {
  const transaction = transactionAround(run, token)
  const { attached } = elementOf(run, transaction)
  const boundary = attached.find((id) => elementOf(run, transaction, id).event?.kind === 'cancel')
  const around = scopeOf(run, transaction)
  leave(run, token, [])
  end(run, transaction, 'cancelled')
  if (boundary !== undefined) enter(run, boundary, around, null)
}

/** The nearest transaction, with all its instances where it is repeated. */
export function transactionAround(run: Run, token: Token): Token {
  const scope = scopeOf(run, token)
  if (elementOf(run, scope).type !== 'bpmn:Transaction') return transactionAround(run, scope)
  return isInstance(scope) ? scopeOf(run, scope) : scope
}

/** The scopes from around a token to the transaction. */
export function scopesUpTo(run: Run, token: Token, transaction: TokenId): readonly TokenId[] {
  const { id } = scopeOf(run, token)
  return id === transaction ? [id] : [id, ...scopesUpTo(run, scopeOf(run, token), transaction)]
}
