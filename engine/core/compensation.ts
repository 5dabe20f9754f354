/**
 * Compensation (BPMN 2.0.2, 10.7 and 13.5.5). The event that throws it hosts the handlers as tokens inside its own, one after
 * another in reverse order of completion. A completed subprocess or loop is opened again as a token that compensates what
 * completed inside it. A handler sees the snapshot of its activity over what holds outside now.
 */
import type { Completed, Token } from './case.ts'
import { cancelled, scopesUpTo, stopTransaction, transactionAround } from './cancelling.ts'
import { complete } from './complete.ts'
import { boundaryOf, compensable, compensatorIn, isLoopRecord } from './completed.ts'
import type { ElementId, ModelId, TokenId } from './ids.ts'
import { known } from './known.ts'
import type { Element, EventDefinition, Model } from './model.ts'
import { elementOf, innerModelOf, modelNamed, present, record, scopeOf, type Run } from './run.ts'
import { setLocal } from './variables.ts'
import { become, end, enter } from './verbs.ts'

type Undoing = Extract<EventDefinition, { readonly kind: 'compensation' | 'cancel' }>

const undoingOf = ({ events }: Element): Undoing | undefined =>
  events.find((one): one is Undoing => one.kind === 'compensation' || one.kind === 'cancel')

/** Begins what a compensation or cancel event throws. It stays until all handlers have run, unless it says that it does not wait. */
export function undo(run: Run, token: Token, element: Element): void {
  become(run, token, 'active')
  const event = undoingOf(element)
  if (event?.kind === 'cancel') stopTransaction(run, token)
  if (event?.kind !== 'compensation' || event.wait) return compensate(run, present(run, token.id), element)
  const host = open(run, scopeOf(run, token), element.id)
  complete(run, token, element, {})
  compensate(run, present(run, host), element)
}

/** Compensates the newest of what is left; ends the host when nothing is. */
export function compensate(run: Run, host: Token, element: Element): void {
  const [next] = leftFor(run, host, element)
  if (next) return compensateOne(run, host, next)
  if (host.compensates) end(run, host, 'compensated')
  else if (undoingOf(element)?.kind === 'cancel') cancelled(run, host)
  else complete(run, host, element, {})
}

function leftFor(run: Run, host: Token, element: Element): readonly Completed[] {
  const event = undoingOf(element)
  if (event?.kind === 'cancel') return compensable(run, scopesUpTo(run, host, transactionAround(run, host).id), host)
  if (event?.kind === 'compensation') {
    const { activity } = event
    return compensable(run, visibleFrom(run, host), host).filter((one) => activity === null || one.element === activity)
  }
  const handled = !isReopenedLoop(run, host, element) && compensatorIn(innerModelOf(run, host), element) !== undefined
  return handled ? [] : compensable(run, [host.id], host)
}

/** A reopened loop stands where its activity stood; its instances are reopened inside it. */
const isReopenedLoop = (run: Run, host: Token, { loop }: Element): boolean =>
  loop !== null && scopeOf(run, host).element !== host.element

/** The scope around the event; from inside an event subprocess also the scope that it belongs to. */
function visibleFrom(run: Run, host: Token): readonly TokenId[] {
  const scope = scopeOf(run, host)
  if (scope.scope === null || !elementOf(run, scope).triggeredByEvent) return [scope.id]
  return [scope.id, ...visibleFrom(run, scope)]
}

function compensateOne(run: Run, host: Token, done: Completed): void {
  const model = done.model === undefined ? innerModelOf(run, host) : modelNamed(run, done.model)
  const element = known(model.elements[done.element], `element ${done.element}`)
  const boundary = boundaryOf(model, element)
  if (boundary && !isLoopRecord(run, done, element)) handle(run, host, done, boundary)
  else reopen(run, host, done, element, model)
}

/** The boundary event comes first; it passes the snapshot on to the handler. */
function handle(run: Run, host: Token, { order, variables }: Completed, { id }: Element): void {
  record(run, { type: 'compensating', order, into: null })
  enter(run, id, host, null, variables)
}

/** A subprocess or called process without a handler of its own is compensated by compensating what is inside. */
function reopen(run: Run, host: Token, done: Completed, element: Element, model: Model): void {
  const loop = isLoopRecord(run, done, element)
  const id = open(run, host, element.id, done.model)
  setLocal(run, id, done.variables)
  record(run, { type: 'compensating', order: done.order, into: id })
  const compensator = loop ? undefined : compensatorIn(model, element)
  if (compensator === undefined) compensate(run, present(run, id), element)
  else enter(run, compensator, present(run, id), null)
}

/** A token that compensates: it stands at its element without running it. */
function open(run: Run, scope: Token, element: ElementId, calledModel?: ModelId): TokenId {
  const model = calledModel ?? innerModelOf(run, scope).id
  const called = calledModel !== undefined && ({ called: true } as const)
  const id = record(run, { type: 'entered', element, scope: scope.id, via: null, model, ...called, compensates: true })
  become(run, present(run, id), 'active')
  return id
}
