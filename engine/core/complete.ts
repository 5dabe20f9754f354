/** How an element ends: what it received is written outward, then the token takes its flows. */
import type { Token } from './case.ts'
import { isMissing, moment, required } from './expressions.ts'
import type { TokenId, Variables } from './ids.ts'
import { isJoin } from './gateways.ts'
import { known } from './known.ts'
import { hasListened, listen } from './listeners.ts'
import { throwsOf } from './loop-throws.ts'
import { isBody, isInstance } from './loops.ts'
import type { Element, Mapping } from './model.ts'
import { openFlows } from './open-flows.ts'
import { passOn } from './pass-on.ts'
import { current, elementOf, present, record, scopeOf, type Run } from './run.ts'
import { write, writtenBy, type Written } from './stores.ts'
import { propagate, setLocal, visible, withPath } from './variables.ts'
import { disarmAll, leave } from './verbs.ts'
import { behaviourOf } from '../behaviours/behaviour-of.ts'
import { behaviours } from '../behaviours/index.ts'
import { evaluate } from '../feel/evaluate.ts'

/** Takes in what came back, then leaves. With output mappings only these write outward; without, every name does (rule 7). */
export function complete(run: Run, token: Token, element: Element, received: Variables): void {
  receive(run, token, element, received)
  disarmAll(run, token.id)
  run.at = { ...run.at, phase: 'leaving', variables: received }
  finish(run, token, element)
}

/** With output mappings only these write outward; without, every name does. */
export function receive(run: Run, token: Token, element: Element, received: Variables): void {
  if (element.outputs.some(isVariable) && !isBody(token, element)) setLocal(run, token.id, received)
  else propagate(run, token.id, received)
}

/** The leaving phase alone: an incident in it resumes here, and what was received is not received again. */
export function finish(run: Run, token: Token, element: Element): void {
  // A process does not leave: it ends, or returns to what called it.
  if (element.type === 'bpmn:Process') return behaviours[element.type].drained?.(run, token, element)
  const now = present(run, token.id)
  if (listensAtJoin(run, now, element) || listensAtEnd(run, now, element)) return
  if (isInstance(now)) return finishInstance(run, now, element)
  const out = isBody(now, element) || hasListened(run) ? nothing : outputsOf(run, now, element)
  const flows = behaviours[element.type].flows?.(run, now, element) ?? openFlows(run, now, element, out.variables)
  if (now.scope !== null) giveOut(run, now, now.scope, out)
  const received = run.at.variables
  leave(run, now, flows)
  passOn(run, now, element, received)
  tellScope(run, now)
}

/** Those who listen to the start of a join are asked when all have come. */
function listensAtJoin(run: Run, now: Token, element: Element): boolean {
  if (!isJoin(element) || hasListened(run, 'start')) return false
  return listen(run, now, element, 'start', { ...run.at, phase: 'leaving', wait: null })
}

/** Listeners are asked after the outputs and before the flows are chosen. */
function listensAtEnd(run: Run, now: Token, element: Element): boolean {
  const listens = element.listeners.some(({ event }) => event === 'end')
  if (!listens || hasListened(run) || isBody(now, element)) return false
  if (now.scope !== null) giveOut(run, now, now.scope, outputsOf(run, now, element))
  return listen(run, now, element, 'end', { ...run.at, wait: null })
}

/** An instance of a loop takes no flow; its body goes on when it has all it wants. */
function finishInstance(run: Run, now: Token, element: Element): void {
  const out = hasListened(run) ? nothing : outputsOf(run, now, element)
  const output = element.loop?.kind === 'multiple' ? element.loop.output : null
  const value = output && evaluate(output.source, { ...visible(run, now), ...out.variables }, moment(run)).value
  const throws = throwsOf(run, now, element)
  const body = scopeOf(run, now)
  giveOut(run, now, body.id, out)
  if (output) record(run, { type: 'item', token: body.id, index: known(now.index, 'the index'), value })
  for (const one of throws) if (current(run, now.id)) one()
  // What it threw may have ended the whole loop.
  if (!current(run, now.id)) return
  leave(run, now, [])
  tellScope(run, now)
}

function tellScope(run: Run, left: Token): void {
  const scope = left.scope === null ? undefined : current(run, left.scope)
  if (!scope || scope.compensates) return
  const element = elementOf(run, scope)
  behaviourOf(scope, element).returned?.(run, scope, element, left)
}

/** What an element gives: variables to the scope around, and rows to data stores. */
interface Out {
  readonly variables: Variables
  readonly written: readonly Written[]
}

const nothing: Out = { variables: {}, written: [] }

const isVariable = ({ writes }: Mapping): boolean => writes === undefined

function giveOut(run: Run, token: Token, scope: TokenId, { variables, written }: Out): void {
  propagate(run, scope, variables)
  write(run, token, written)
}

function outputsOf(run: Run, token: Token, element: Element): Out {
  if (element.outputs.length === 0) return nothing
  let context = visible(run, token)
  let written: Variables = {}
  for (const { source, target, optional } of element.outputs.filter(isVariable)) {
    if (optional && isMissing(run, source, context)) continue
    const value = required(run, token, source, context)
    const [name = target] = target.split('.')
    context = withPath(context, target, value)
    written = { ...written, [name]: context[name] ?? null }
  }
  return { variables: written, written: writtenBy(run, token, element, context) }
}
