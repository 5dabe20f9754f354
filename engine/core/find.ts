/** What a command names, or the refusal that says it is not there. */
import type { TaskWait, Token, Wait } from './case.ts'
import type { ElementId, TokenId, WaitId } from './ids.ts'
import { isBody } from './loops.ts'
import type { Element, Model } from './model.ts'
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

/** Where an element begins: in an active scope, or in a subprocess that must be entered first. */
export interface Place {
  readonly scope: Token
  /** What is entered in that scope, and then inside of it, down to the element. */
  readonly path: readonly ElementId[]
}

/**
 * Where an element lies, in the process itself or in one that it has called. Of several active scopes, such as the instances of a
 * loop, the one around what moves; subprocesses around it that are not active are entered without their start events.
 */
export function placeFor(run: Run, id: ElementId, moving: readonly Token[]): Place {
  const found = Object.values(run.draft.case.tokens).filter((token) => holds(run, token, id))
  const near = new Set(moving.flatMap((token) => scopesAround(run, token)))
  const scope = found.find((token) => near.has(token.id)) ?? found[0]
  if (scope) return { scope, path: [id] }
  const around = parentOf(run, id)
  if (!around || !opens(around)) throw new Refusal(around ? 'scope-not-active' : 'unknown-element', id)
  const outside = placeFor(run, around.id, moving)
  return { ...outside, path: [...outside.path, id] }
}

function parentOf(run: Run, id: ElementId): Element | undefined {
  const model = Object.values(run.world.models).find(({ elements }) => elements[id]?.parent)
  return model?.elements[model.elements[id]?.parent ?? '']
}

/** A subprocess that begins once and by itself; nobody could say for which instance, or by which event, another would. */
const opens = ({ type, loop, triggeredByEvent }: Element): boolean =>
  (type === 'bpmn:SubProcess' || type === 'bpmn:Transaction') && loop === null && !triggeredByEvent

function holds(run: Run, token: Token, id: ElementId): boolean {
  if (token.model === undefined || token.compensates) return false
  return innerModelOf(run, token).elements[id]?.parent === token.element && !isBody(token, elementOf(run, token))
}

function scopesAround(run: Run, { scope }: Token): readonly TokenId[] {
  const around = scope === null ? undefined : current(run, scope)
  return around ? [around.id, ...scopesAround(run, around)] : []
}
