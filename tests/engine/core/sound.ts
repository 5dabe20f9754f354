/** What must hold of a case after every step: every token stands where it could have come, and something can move it on. */
import type { Case, Element, Model, Token, Wait, World } from '../../../engine/index.ts'

/** What does not hold, by element and token; empty when all is well. */
export function unsound(world: World, state: Case): readonly string[] {
  if (state.status !== 'running') return []
  const tokens = Object.values(state.tokens).flatMap((token) => tokenFaults(world, state, token))
  const orphans = Object.values(state.waits).filter(({ token }) => !(token in state.tokens))
  return [...tokens, ...orphans.map(({ on, id }) => `${on}#${id} waits for a token that is gone`)]
}

function tokenFaults(world: World, state: Case, token: Token): readonly string[] {
  const around = token.scope === null ? null : state.tokens[token.scope]
  const model = modelOf(world, state, token)
  const element = model?.elements[token.element]
  const faults = [
    around === undefined && 'has lost its scope',
    element === undefined && 'is of no model',
    element && around && !isInside(element, token, around) && 'stands in a strange scope',
    element && model && around && !couldCome(model, element, token) && 'came by no way that there is',
    element && isStuck(state, token, element) && 'can never move',
  ]
  return faults.flatMap((fault) => (fault ? [`${token.element}#${token.id} ${fault}`] : []))
}

function modelOf(world: World, state: Case, { scope, called, model }: Token): Model | undefined {
  const around = scope === null ? undefined : state.tokens[scope]
  return world.models[(called || scope === null ? model : around?.model) ?? state.model]
}

/** What compensates stands inside what threw it. */
function isInside(element: Element, { index, called, compensates }: Token, around: Token): boolean {
  if (called || compensates || around.compensates || element.forCompensation) return true
  return (index === undefined ? element.parent : element.id) === around.element
}

/** Along a flow, or as one of those that begin without. */
function couldCome({ flows, elements }: Model, element: Element, { via, index, called, compensates }: Token): boolean {
  if (via !== null) return flows[via]?.target === element.id
  const begins = element.type === 'bpmn:StartEvent' || element.type === 'bpmn:BoundaryEvent' || element.triggeredByEvent
  const caught = element.event?.kind === 'link' || element.forCompensation || elements[element.parent ?? '']?.adHoc
  return begins || element.incoming.length === 0 || Boolean(caught) || Boolean(index ?? called ?? compensates)
}

const gathers = /(Parallel|Inclusive|Complex)Gateway$/

/** Nothing waits for it, nothing is inside it, and it rests at nothing that gathers tokens. */
function isStuck(state: Case, token: Token, element: Element): boolean {
  const holds = Object.values(state.tokens).some(({ scope }) => scope === token.id)
  const waits = Object.values(state.waits).filter((wait) => wait.token === token.id)
  const rests = (gathers.test(element.type) && element.incoming.length > 1) || element.startQuantity > 1
  return !holds && !rests && !waits.some((wait) => isOwn(wait, element, token))
}

/** Waits of event subprocesses do not keep a scope alive. */
function isOwn({ on, until }: Wait, { id, attached }: Element, { model }: Token): boolean {
  return until.kind === 'incident' || on === id || (model === undefined && !attached.includes(on))
}
