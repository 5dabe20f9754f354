/** What is still to begin in an ad-hoc subprocess, when it takes no more, and what it collects. */
import type { AdHocState, Token } from './case.ts'
import { complete } from './complete.ts'
import { inside, isEmpty } from './draft.ts'
import { isTrue, moment } from './expressions.ts'
import type { ElementId, Json } from './ids.ts'
import { isInstance } from './loops.ts'
import { known } from './known.ts'
import type { AdHoc, Element } from './model.ts'
import { present, record, type Run } from './run.ts'
import { propagate, setLocal, visible } from './variables.ts'
import { end, enter } from './verbs.ts'
import { evaluate } from '../feel/evaluate.ts'

export const adHocOf = ({ id, adHoc }: Element): AdHoc => known(adHoc, `the ad-hoc settings of ${id}`)

export const isDone = (token: Token): boolean => token.adHoc?.done === true

/** Changes how it stands; what is not named stays. */
export function plan(run: Run, { id, adHoc }: Token, change: Partial<AdHocState>): void {
  record(run, { type: 'planned', token: id, ...{ pending: [], done: false, ...adHoc, ...change } })
}

/** Begins what was chosen: in parallel all of it; sequentially the first, if nothing else is under way. */
export function beginChosen(run: Run, token: Token, { adHoc }: Element, chosen: readonly ElementId[]): void {
  if (!adHoc?.sequential) {
    for (const id of chosen) enter(run, id, token, null)
    return
  }
  const waiting = [...(token.adHoc?.pending ?? []), ...chosen]
  const [first, ...rest] = waiting
  const free = first !== undefined && inside(run.draft, token.id).length === 0
  plan(run, token, { pending: free ? rest : waiting })
  if (free) enter(run, first, present(run, token.id), null)
}

/** Takes no more, now that its condition is true; ends what still runs, where it shall. */
export function stopTaking(run: Run, token: Token, element: Element): void {
  plan(run, token, { pending: [], done: true, was: true })
  if (adHocOf(element).cancelRest) for (const rest of inside(run.draft, token.id)) end(run, rest, 'cancelled')
  // Where nothing was under way nobody tells that the last has gone.
  if (isEmpty(run.draft, token.id)) run.queue.push({ kind: 'drained', token: token.id })
}

/** Whether its completion condition is true. */
export function isFulfilled(run: Run, token: Token, element: Element): boolean {
  const { until } = adHocOf(element)
  return until !== null && isTrue(run, token, until)
}

/** The list is there from the beginning, so that conditions can count it. */
export function beginCollecting(run: Run, { id }: Token, element: Element): void {
  const { output } = adHocOf(element)
  if (output) setLocal(run, id, { [output.target]: [] })
}

/** Where a way inside ends, what it gives is put to the list. */
export function collect(run: Run, { id }: Token, element: Element, left: Token, last: Element): void {
  const { output } = adHocOf(element)
  if (!output || last.outgoing.length > 0) return
  const token = present(run, id)
  const { value } = evaluate(output.source, { ...visible(run, token), ...left.variables }, moment(run))
  setLocal(run, id, { [output.target]: [...listIn(token, output.target), value] })
}

/** It is over: what was collected goes outward. An instance of a loop keeps it for the loop. */
export function completeAdHoc(run: Run, token: Token, element: Element): void {
  const { output } = adHocOf(element)
  if (output && token.scope !== null && !isInstance(token))
    propagate(run, token.scope, { [output.target]: listIn(token, output.target) })
  complete(run, token, element, {})
}

function listIn({ variables }: Token, name: string): readonly Json[] {
  const list = variables[name]
  return Array.isArray(list) ? list : []
}
