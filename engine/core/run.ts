/** What one step works with: the world it may see, the private draft, the events so far and the tokens still to advance. */
import { applyTo } from './apply.ts'
import type { Token, Wait } from './case.ts'
import type { Draft } from './draft.ts'
import type { Event, EventBody } from './event.ts'
import type { ElementId, FlowId, Instant, ModelId, TokenId, Variables } from './ids.ts'
import { known } from './known.ts'
import type { Element, Flow, Model } from './model.ts'
import type { StoreRow } from './stores.ts'
import type { World } from './world.ts'
import { Refusal } from '../errors.ts'

export interface Run {
  readonly world: World
  readonly now: Instant
  readonly draft: Draft
  readonly events: Event[]
  /** Tokens advance first in, first out. */
  readonly queue: Work[]
  /** How often each element was entered in this step, by `entryKey`. */
  readonly entries: Map<string, number>
  /** Rows of data stores that this step has written, by store and key. */
  readonly written: Map<string, Record<string, StoreRow>>
  /** Where the work at hand stands, so that an incident can hold it. */
  at: Progress
}

export type Work =
  | { readonly kind: 'advance'; readonly token: TokenId; readonly progress: Progress }
  | { readonly kind: 'resume'; readonly wait: Wait; readonly variables: Variables }
  | { readonly kind: 'drained'; readonly token: TokenId }

export interface Progress {
  readonly phase: Token['phase']
  readonly variables: Variables
  readonly wait: Wait | null
  /** Of a subprocess: what begins inside in place of its start event, and what inside of that. */
  readonly path?: readonly ElementId[]
}

export const beginning: Progress = { phase: 'entering', variables: {}, wait: null }

export function openRun(world: World, draft: Draft, now: Instant): Run {
  // Clocks of several servers may differ a little; the time of a case never runs backwards (rule 16).
  const at = now > draft.case.at ? now : draft.case.at
  return { world, now: at, draft, events: [], queue: [], entries: new Map(), written: new Map(), at: beginning }
}

/** Records an event and applies it at once; its number is the id of the token or wait that it makes. */
export function record(run: Run, body: EventBody): number {
  const event: Event = { seq: run.draft.case.seq + 1, at: run.now, ...body }
  run.events.push(event)
  applyTo(run.draft, event)
  return event.seq
}

/** Counted a scope: a thousand instances that each enter an element once are no endless loop. */
export const entryKey = ({ scope, element }: Pick<Token, 'scope' | 'element'>): string => `${scope} ${element}`

export function countEntry(run: Run, at: Pick<Token, 'scope' | 'element'>): void {
  const key = entryKey(at)
  run.entries.set(key, (run.entries.get(key) ?? 0) + 1)
}

/** The token as it is now, or undefined when it has left. */
export function current(run: Run, id: TokenId): Token | undefined {
  return run.draft.case.tokens[id]
}

/** Whether nothing around a token is its own: it names its model itself, and sees no variables of others. */
export const standsAlone = ({ scope, called, parting }: Token): boolean =>
  scope === null || called === true || parting === true

/** The model of a token's element: that of the scope around it. */
export function modelOf(run: Run, token: Token): Model {
  return innerModelOf(run, standsAlone(token) ? token : scopeOf(run, token))
}

/** The model of the elements inside a scope. */
export function innerModelOf(run: Run, scope: Token): Model {
  return modelNamed(run, scope.model ?? run.draft.case.model)
}

export function modelNamed(run: Run, id: ModelId): Model {
  const model = run.world.models[id]
  if (!model) throw new Refusal('unknown-model', id)
  return model
}

export function elementOf(run: Run, token: Token, id: ElementId = token.element): Element {
  const element = modelOf(run, token).elements[id]
  if (!element) throw new Refusal('unknown-element', id)
  return element
}

/** The element that catches what a token waits for: of a scope also the start event of an event subprocess inside. */
export function catcherAt(run: Run, token: Token, on: ElementId): Element {
  const outside = token.model === undefined || on === token.element || elementOf(run, token).attached.includes(on)
  return outside ? elementOf(run, token, on) : known(innerModelOf(run, token).elements[on], `element ${on}`)
}

/** The token as it is now; it must not have left. */
export function present(run: Run, id: TokenId): Token {
  return known(run.draft.case.tokens[id], `token ${id}`)
}

/** The scope token around a token; the root has none. */
export function scopeOf(run: Run, token: Token): Token {
  return present(run, known(token.scope, `the scope of token ${token.id}`))
}

export function flowOf(model: Model, id: FlowId): Flow {
  return known(model.flows[id], `flow ${id}`)
}
