/** What a command names, or the refusal that says it is not there. */
import type { TaskWait, Token, Wait } from './case.ts'
import type { ElementId, TokenId, WaitId } from './ids.ts'
import { isBody } from './loops.ts'
import type { Model } from './model.ts'
import { current, elementOf, innerModelOf, type Run } from './run.ts'
import { Refusal } from '../errors.ts'

export function waitOf(run: Run, id: WaitId): Wait {
  const wait = run.draft.case.waits[id]
  if (!wait) throw new Refusal('wait-not-found', String(id))
  return wait
}

export function taskOf(run: Run, id: WaitId): TaskWait {
  const { until } = waitOf(run, id)
  if (until.kind !== 'task') throw new Refusal('not-a-task')
  return until
}

export function tokenOf(run: Run, id: TokenId): Token {
  const token = current(run, id)
  if (!token) throw new Refusal('token-not-found', String(id))
  return token
}

export function rootOf(run: Run): Token {
  const root = Object.values(run.draft.case.tokens).find(({ scope }) => scope === null)
  if (!root) throw new Refusal('token-not-found', 'root')
  return root
}

/** The model with which a case begins. */
export function startModel(run: Run): Model {
  const id = run.draft.case.model
  const model = run.world.models[id]
  if (!model) throw new Refusal('unknown-model', id)
  return model
}

/**
 * The active scope in which an element lies, in the process itself or in one that it has called. Of several, such as the instances of
 * a loop, the one around what moves.
 */
export function scopeFor(run: Run, id: ElementId, moving: readonly Token[]): Token {
  const found = Object.values(run.draft.case.tokens).filter((token) => holds(run, token, id))
  const near = new Set(moving.flatMap((token) => scopesAround(run, token)))
  const scope = found.find((token) => near.has(token.id)) ?? found[0]
  if (scope) return scope
  const known = Object.values(run.world.models).some(({ elements }) => elements[id]?.parent)
  throw new Refusal(known ? 'scope-not-active' : 'unknown-element', id)
}

function holds(run: Run, token: Token, id: ElementId): boolean {
  if (token.model === undefined || token.compensates) return false
  return innerModelOf(run, token).elements[id]?.parent === token.element && !isBody(token, elementOf(run, token))
}

function scopesAround(run: Run, { scope }: Token): readonly TokenId[] {
  const around = scope === null ? undefined : current(run, scope)
  return around ? [around.id, ...scopesAround(run, around)] : []
}
