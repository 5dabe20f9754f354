/** Cancelling a transaction (BPMN 2.0.2, 10.7.1): all inside stops, what completed is compensated, the cancel boundary event goes on. */
import type { Token } from './case.ts'
import { inside } from './draft.ts'
import { isInstance } from './loops.ts'
import { elementOf, scopeOf, type Run } from './run.ts'
import { disarmAll, end, enter, leave } from './verbs.ts'

/** All inside but the cancel end event stops; it stays until all is compensated. */
export function stopTransaction(run: Run, token: Token): void {
  stopBeside(run, token, transactionAround(run, token))
}

/** Ends all inside the transaction but the way to this token; nothing interrupts the compensation any more. */
function stopBeside(run: Run, token: Token, transaction: Token): void {
  const scope = scopeOf(run, token)
  for (const other of inside(run.draft, scope.id)) if (other.id !== token.id) end(run, other, 'cancelled')
  disarmAll(run, scope.id)
  if (scope.id !== transaction.id) stopBeside(run, scope, transaction)
}

/** All is compensated: the transaction ends by its cancel boundary event. */
export function cancelled(run: Run, token: Token): void {
  const transaction = transactionAround(run, token)
  const { attached } = elementOf(run, transaction)
  const boundary = attached.find((id) => elementOf(run, transaction, id).event?.kind === 'cancel')
  leave(run, token, [])
  const activity = isInstance(transaction) ? scopeOf(run, transaction) : transaction
  const around = scopeOf(run, activity)
  end(run, activity, 'cancelled')
  if (boundary !== undefined) enter(run, boundary, around, null)
}

export function transactionAround(run: Run, token: Token): Token {
  const scope = scopeOf(run, token)
  return elementOf(run, scope).type === 'bpmn:Transaction' ? scope : transactionAround(run, scope)
}
