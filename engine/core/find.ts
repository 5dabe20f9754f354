/** What a command names, or the refusal that says it is not there. */
import type { TaskWait, Token, Wait } from './case.ts'
import type { ElementId, TokenId, WaitId } from './ids.ts'
import { isBody } from './loops.ts'
import type { Model } from './model.ts'
import { current, modelOf, type Run } from './run.ts'
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

/** The active scope in which an element lies. */
export function scopeFor(run: Run, id: ElementId): Token {
  const root = rootOf(run)
  const { elements } = modelOf(run, root)
  const element = elements[id]
  if (!element || element.parent === null) throw new Refusal('unknown-element', id)
  const around = elements[element.parent]
  const scope = Object.values(run.draft.case.tokens).find(
    (token) => token.element === element.parent && !(around && isBody(token, around)),
  )
  if (!scope) throw new Refusal('scope-not-active', id)
  return scope
}
