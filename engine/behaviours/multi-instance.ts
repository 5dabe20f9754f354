import type { Behaviour } from '../core/behaviour.ts'
import type { Token } from '../core/case.ts'
import { complete } from '../core/complete.ts'
import { inside } from '../core/draft.ts'
import { required, wrongType } from '../core/expressions.ts'
import type { Json, Variables } from '../core/ids.ts'
import { known } from '../core/known.ts'
import { beginInstances, countCompleted, countDone, holdsAfter, isInstance, loopOf, newLoop } from '../core/loops.ts'
import type { Element, Loop } from '../core/model.ts'
import { present, record, type Run } from '../core/run.ts'
import { become, end } from '../core/verbs.ts'

type Multiple = Extract<Loop, { readonly kind: 'multiple' }>

const multipleOf = ({ id, loop }: Element): Multiple => {
  if (loop?.kind !== 'multiple') throw new Error(`${id} is no multi-instance`)
  return loop
}

/** The body of an activity that runs for each of many, at once or one after the other (BPMN 2.0.2, 13.3.7). */
export const multiInstance: Behaviour = {
  enter(run, token, element) {
    const loop = multipleOf(element)
    const items = itemsOf(run, token, loop)
    become(run, token, 'active')
    const state = { ...newLoop(items.length), ...(loop.sequential && { items }) }
    record(run, { type: 'loop', token: token.id, loop: state })
    const first = loop.sequential ? items.slice(0, 1) : items
    if (first.length === 0) return complete(run, present(run, token.id), element, outputsOf(run, token, loop))
    begin(run, token, element, first)
  },

  returned(run, body, element, left) {
    countCompleted(run, body)
    const { until } = multipleOf(element)
    if (until === null || !holdsAfter(run, body.id, left, until)) return
    for (const rest of inside(run.draft, body.id).filter(isInstance)) end(run, rest, 'cancelled')
    countDone(run, present(run, body.id))
  },

  drained(run, body, element) {
    const loop = multipleOf(element)
    const { done, started, items = [] } = loopOf(body)
    const next = items[started]
    if (!done && next !== undefined) begin(run, body, element, [next])
    else complete(run, body, element, outputsOf(run, body, loop))
  },
}

function begin(run: Run, { id }: Token, element: Element, items: readonly Json[]): void {
  const { item, output } = multipleOf(element)
  // What each instance gives is its own until it has completed, so that instances do not overwrite each other.
  const own: Variables = output === null ? {} : ownName(output.source)
  const locals = items.map((value) => ({ ...own, ...(item !== null && { [item]: value }) }))
  beginInstances(run, present(run, id), element, locals)
}

function ownName(source: string): Variables {
  const name = /^([\p{L}_][\p{L}\p{N}_]*)(\.[\p{L}_][\p{L}\p{N}_]*)*$/u.exec(source)?.[1]
  return name === undefined ? {} : { [name]: null }
}

function itemsOf(run: Run, token: Token, { collection, cardinality }: Multiple): readonly Json[] {
  const source = known(collection ?? cardinality, `the collection of token ${token.id}`)
  const value = required(run, token, source)
  if (collection !== null) return Array.isArray(value) ? value : wrongType(run, token, source, 'Liste')
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) wrongType(run, token, source, 'Anzahl')
  return Array.from({ length: value }, (_, index) => index + 1)
}

/** In the order of the input; null where an instance gave nothing. */
function outputsOf(run: Run, { id }: Token, { output }: Multiple): Variables {
  if (output === null) return {}
  const { instances } = loopOf(present(run, id))
  const items = run.draft.case.items[id] ?? {}
  return { [output.target]: Array.from({ length: instances ?? 0 }, (_, index) => items[index + 1] ?? null) }
}
