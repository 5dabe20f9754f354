/** The join of the inclusive gateway (BPMN 2.0.2, table 13.3), looked at in quiet moments (rule 10). */
import { incident } from './advance.ts'
import type { Token } from './case.ts'
import { standing, waitsOf } from './draft.ts'
import { problem } from './halt.ts'
import type { ElementId, FlowId, TokenId } from './ids.ts'
import { known } from './known.ts'
import type { Model } from './model.ts'
import { waysInto } from './reach.ts'
import { current, innerModelOf, present, type Progress, type Run } from './run.ts'
import { end } from './verbs.ts'

/** The tokens that rest at one inclusive gateway in one scope, oldest first. */
interface Join {
  readonly element: ElementId
  readonly scope: Token
  readonly model: Model
  readonly resting: readonly Token[]
}

const leaving: Progress = { phase: 'leaving', variables: {}, wait: null }

/** Lets the oldest join go that has nothing more to wait for; true when there was one. */
export function joins(run: Run): boolean {
  const waiting = joinsOf(run)
  const ready = waiting.find((join) => awaited(run, join).length === 0)
  if (ready) run.queue.push({ kind: 'advance', token: merge(run, ready).id, progress: leaving })
  else return deadlock(run, waiting)
  return true
}

/** Joins that wait only for each other never end by themselves: the oldest becomes an incident, and resuming it lets it go. */
function deadlock(run: Run, waiting: readonly Join[]): boolean {
  let stuck = waiting
  for (let before = -1; before !== stuck.length;) {
    before = stuck.length
    const dead = new Set(stuck.flatMap(({ resting }) => resting.map(({ id }) => id)))
    stuck = stuck.filter((join) => awaited(run, join).every((id) => dead.has(id)))
  }
  const [oldest] = stuck
  if (!oldest) return false
  const token = merge(run, oldest)
  run.at = leaving
  incident(run, token, problem('join-deadlock'))
  return true
}

function joinsOf(run: Run): readonly Join[] {
  const found: Join[] = []
  for (const model of Object.values(run.world.models)) {
    for (const element of inclusiveJoins(model)) found.push(...joinsAt(run, model, element))
  }
  return found.sort((one, other) => firstOf(one) - firstOf(other))
}

function joinsAt(run: Run, model: Model, element: ElementId): readonly Join[] {
  const places = [...standing(run.draft, element)].map(([id, tokens]) => ({ scope: present(run, id), tokens }))
  return places.flatMap(({ scope, tokens }) => {
    if (innerModelOf(run, scope) !== model) return []
    const resting = [...tokens].map((id) => present(run, id)).filter((token) => rests(run, token))
    return resting.length > 0 ? [{ element, scope, model, resting }] : []
  })
}

function rests(run: Run, { id, phase }: Token): boolean {
  return phase !== 'leaving' && waitsOf(run.draft, id).length === 0
}

function firstOf({ resting: [first] }: Join): TokenId {
  return first?.id ?? 0
}

/**
 * The tokens for which a join still waits: from where they stand a path leads to an incoming flow without a token, none to one
 * with a token, both without visiting the gateway. A token inside a subprocess counts at the subprocess.
 */
export function awaited(run: Run, { element, scope, model, resting }: Join): readonly TokenId[] {
  const ways = waysInto(model, element)
  const filled = new Set(resting.map(({ via }) => via))
  const reaching = (from: ElementId, flow: FlowId): boolean => ways.get(flow)?.has(from) === true
  const [empty, arrived] = [
    [...ways.keys()].filter((flow) => !filled.has(flow)),
    [...ways.keys()].filter((flow) => filled.has(flow)),
  ]
  const places = new Set(empty.flatMap((flow) => [...(ways.get(flow) ?? [])]))
  return [...places]
    .filter((place) => !arrived.some((flow) => reaching(place, flow)))
    .flatMap((place) => [...(standing(run.draft, place).get(scope.id) ?? [])])
}

/** Takes one token, the oldest, from each flow that has one; the last of them to come stands for all. */
function merge(run: Run, { resting }: Join): Token {
  const taken = resting.filter((token, at) => resting.findIndex(({ via }) => via === token.via) === at)
  const last = known(taken.at(-1), 'the tokens of a join')
  for (const token of taken) if (token !== last) end(run, token, 'merged')
  return known(current(run, last.id), `token ${last.id}`)
}

const inclusive = new WeakMap<Model, readonly ElementId[]>()

function inclusiveJoins(model: Model): readonly ElementId[] {
  const there = inclusive.get(model)
  if (there) return there
  const all = Object.values(model.elements).filter(({ type }) => type === 'bpmn:InclusiveGateway')
  const joining = all.filter(({ incoming }) => incoming.length > 1).map(({ id }) => id)
  inclusive.set(model, joining)
  return joining
}
