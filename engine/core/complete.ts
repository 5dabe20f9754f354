/** How an element ends: what it received is written outward, then the token takes its flows. */
import type { Token } from './case.ts'
import { required } from './expressions.ts'
import type { Variables } from './ids.ts'
import type { Element } from './model.ts'
import { present, type Run } from './run.ts'
import { propagate, setLocal, visible, withPath } from './variables.ts'
import { disarmAll, leave } from './verbs.ts'
import { behaviours } from '../behaviours/index.ts'

/** Takes in what came back, then leaves. With output mappings only these write outward; without, every name does (rule 7). */
export function complete(run: Run, token: Token, element: Element, received: Variables): void {
  if (element.outputs.length > 0) setLocal(run, token.id, received)
  else propagate(run, token.id, received)
  disarmAll(run, token.id)
  run.at = { ...run.at, phase: 'leaving', variables: received }
  finish(run, token, element)
}

/** The leaving phase alone: an incident in it resumes here, and what was received is not received again. */
export function finish(run: Run, token: Token, element: Element): void {
  const now = present(run, token.id)
  const outputs = outputsOf(run, now, element)
  const flows = behaviours[element.type].flows?.(run, now, element) ?? element.outgoing
  if (now.scope !== null) propagate(run, now.scope, outputs)
  leave(run, now, flows)
}

function outputsOf(run: Run, token: Token, element: Element): Variables {
  let context = visible(run, token)
  let written: Variables = {}
  for (const { source, target } of element.outputs) {
    const value = required(run, token, source, context)
    const [name = target] = target.split('.')
    context = withPath(context, target, value)
    written = { ...written, [name]: context[name] ?? null }
  }
  return written
}
