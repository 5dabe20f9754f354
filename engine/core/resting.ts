/** What joins that look beyond themselves have in common: the tokens resting there, those still to come, and their merging. */
import type { Token } from './case.ts'
import { standing, waitsOf } from './draft.ts'
import type { ElementId, FlowId, TokenId } from './ids.ts'
import { known } from './known.ts'
import type { ElementType, Model } from './model.ts'
import { waysInto } from './reach.ts'
import { current, innerModelOf, present, type Progress, type Run } from './run.ts'
import { end } from './verbs.ts'

/** The tokens that rest at one gateway in one scope, oldest first. */
export interface Join {
  readonly element: ElementId
  readonly scope: Token
  readonly model: Model
  readonly resting: readonly Token[]
}

export type JoinType = Extract<ElementType, 'bpmn:InclusiveGateway' | 'bpmn:ComplexGateway' | 'bpmn:ParallelGateway'>

/** All gateways of a type at which tokens rest, oldest token first. */
export function joinsOf(run: Run, type: JoinType): readonly Join[] {
  const found: Join[] = []
  for (const model of Object.values(run.world.models)) {
    for (const element of joiningIn(model)[type]) found.push(...joinsAt(run, model, element))
  }
  return found.sort((one, other) => firstOf(one) - firstOf(other))
}

/**
 * The tokens for which a join still waits: from where they stand a path leads to one of its `empty` incoming flows, none to
 * another, both without visiting the gateway (table 13.3). A token inside a subprocess counts at the subprocess.
 */
export function awaited(
  run: Run,
  { element, scope, model }: Join,
  isEmpty: (flow: FlowId) => boolean,
): readonly TokenId[] {
  const ways = [...waysInto(model, element)]
  const arrived = ways.filter(([flow]) => !isEmpty(flow))
  const places = new Set(ways.filter(([flow]) => isEmpty(flow)).flatMap(([, from]) => [...from]))
  return [...places]
    .filter((place) => !arrived.some(([, from]) => from.has(place)))
    .flatMap((place) => [...(standing(run.draft, place).get(scope.id) ?? [])])
    .filter((id) => current(run, id)?.compensates !== true)
}

/** The oldest token of each flow. */
export function oldestPerFlow(resting: readonly Token[]): readonly Token[] {
  return resting.filter((token, at) => resting.findIndex(({ via }) => via === token.via) === at)
}

/** Merges tokens into the one that came last. */
export function merge(run: Run, tokens: readonly Token[]): Token {
  const last = known(tokens.at(-1), 'the tokens of a join')
  for (const token of tokens) if (token !== last) end(run, token, 'merged')
  return present(run, last.id)
}

export function leavingWith(token: Token, variables: Progress['variables'] = {}): Run['queue'][number] {
  return { kind: 'advance', token: token.id, progress: { phase: 'leaving', variables, wait: null } }
}

function joinsAt(run: Run, model: Model, element: ElementId): readonly Join[] {
  return [...standing(run.draft, element).keys()].flatMap((id) => {
    const scope = present(run, id)
    if (innerModelOf(run, scope) !== model) return []
    const resting = restingAt(run, id, element)
    return resting.length > 0 ? [{ element, scope, model, resting }] : []
  })
}

/** The tokens that rest at a gateway of a scope, oldest first. */
export function restingAt(run: Run, scope: TokenId, element: ElementId): readonly Token[] {
  const tokens = [...(standing(run.draft, element).get(scope) ?? [])].map((token) => present(run, token))
  return tokens.filter((token) => rests(run, token))
}

function rests(run: Run, { id, phase }: Token): boolean {
  return phase !== 'leaving' && waitsOf(run.draft, id).length === 0
}

function firstOf({ resting: [first] }: Join): TokenId {
  return first?.id ?? 0
}

const joining = new WeakMap<Model, Readonly<Record<JoinType, readonly ElementId[]>>>()

/** The gateways of a model with several incoming flows, looked for once. */
function joiningIn(model: Model): Readonly<Record<JoinType, readonly ElementId[]>> {
  const there = joining.get(model)
  if (there) return there
  const all = Object.values(model.elements).filter(({ incoming }) => incoming.length > 1)
  const those = (type: JoinType): readonly ElementId[] => all.filter((one) => one.type === type).map(({ id }) => id)
  const found = {
    'bpmn:InclusiveGateway': those('bpmn:InclusiveGateway'),
    'bpmn:ComplexGateway': those('bpmn:ComplexGateway'),
    'bpmn:ParallelGateway': those('bpmn:ParallelGateway'),
  }
  joining.set(model, found)
  return found
}
