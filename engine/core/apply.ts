/** The only code that changes a case. It evaluates nothing and looks nothing up outside the case: events hold all results. */
import type { Case, Completed, LoopState, Token } from './case.ts'
import {
  openDraft,
  own,
  putItem,
  putToken,
  putWait,
  removeToken,
  removeWait,
  type Draft,
  type Mutable,
} from './draft.ts'
import type { Event, EventBody } from './event.ts'
import type { Json, TokenId, Variables } from './ids.ts'

/** The case after an event; the case given stays as it is. */
export function apply(before: Case, event: Event): Case {
  return replay(before, [event])
}

/** The case after its events, from the case before them (`newCase` for the whole history). */
export function replay(before: Case, events: readonly Event[]): Case {
  const draft = openDraft(before)
  for (const event of events) applyTo(draft, event)
  return draft.case
}

/** Applies an event in place to a draft. */
export function applyTo(draft: Draft, event: Event): void {
  draft.case.seq = event.seq
  draft.case.at = event.at
  const applier = appliers[event.type] as (draft: Draft, event: Event) => void
  applier(draft, event)
}

type Of<T extends EventBody['type']> = Extract<Event, { readonly type: T }>
type Appliers = { readonly [T in EventBody['type']]: (draft: Draft, event: Of<T>) => void }

const nothing = (): void => {}

const appliers: Appliers = {
  started: (draft, { model, start, key, definition }) => {
    draft.case.model = model
    draft.case.starting = start === null ? null : { at: start, key: key ?? null, definition: definition ?? 0 }
  },
  entered: (draft, event) => putToken(draft, entering(event)),
  phase: (draft, { token, phase }) => change(draft, token, { phase }),
  left: (draft, { token, keep }) => {
    const left = draft.case.tokens[token]
    if (left) removeToken(draft, left)
    if (left?.element === draft.case.starting?.at) draft.case.starting = null
    keepCompleted(draft, token, keep)
  },
  waiting: (draft, { seq, at, token, on, until }) => putWait(draft, { id: seq, token, on, since: at, until }),
  resumed: (draft, { wait }) => removeWait(draft, wait),
  disarmed: (draft, { wait }) => removeWait(draft, wait),
  changed: (draft, { wait, until }) => {
    const before = draft.case.waits[wait]
    if (before) putWait(draft, { ...before, until })
  },
  set: (draft, { token, variables }) => {
    const before = draft.case.tokens[token]
    if (before) putToken(draft, { ...before, variables: over(before.variables, variables) })
  },
  compensating: (draft, { order, into }) => compensating(draft, order, into),
  threw: nothing,
  decided: nothing,
  read: nothing,
  wrote: nothing,
  item: (draft, { token, index, value }) => putItem(draft, token, index, value),
  planned: (draft, { token, pending, done, was }) =>
    change(draft, token, { adHoc: { pending, done, ...(was !== undefined && { was }) } }),
  loop: (draft, { token, loop }) => {
    const before = draft.case.tokens[token]
    if (!before) return
    putToken(draft, { ...before, loop: { ...before.loop, ...loop }, variables: counted(before.variables, loop) })
  },
  gate: (draft, { scope, element, taken }) => {
    const others = draft.case.gates.filter((gate) => gate.scope !== scope || gate.element !== element)
    draft.case.gates = taken === null ? others : [...others, { scope, element, taken }]
  },
  clock: (draft, { deadline, clock }) => {
    const deadlines = own(draft, 'deadlines')
    if (clock) deadlines[deadline] = clock
    else delete deadlines[deadline]
  },
  migrated: (draft, { models, mapping }) => {
    for (const token of Object.values(draft.case.tokens)) {
      const model = models[token.id]
      const element = mapping[token.element] ?? token.element
      putToken(draft, model === undefined ? { ...token, element } : { ...token, element, model })
    }
  },
  suspended: (draft) => {
    draft.case.status = 'suspended'
  },
  continued: (draft) => {
    draft.case.status = 'running'
  },
  ended: (draft, { status }) => {
    draft.case.status = status
    if (draft.case.completed.length > 0) draft.case.completed = []
  },
}

/** The first variables of a token stay one object with those of the event: a store writes their text once. */
function over(before: Variables, variables: Variables): Variables {
  for (const _ in before) return { ...before, ...variables }
  return variables
}

/** Nearly every event of a case is one of these or its end: what few tokens carry is not spread for all. */
function entering({ seq, element, scope, via, model, called, index, compensates, parting }: Of<'entered'>): Token {
  const token: Mutable<Token> = { id: seq, element, scope, via, phase: 'entering', variables: {} }
  if (model !== undefined) token.model = model
  if (called) token.called = called
  if (index !== undefined) token.index = index
  if (compensates) token.compensates = compensates
  if (parting) token.parting = parting
  return token
}

/** What conditions and instances see of their loop. */
function counted(variables: Variables, { instances, started, active, completed, terminated }: LoopState): Variables {
  const now: Record<string, Json> = { ...variables }
  if (instances === null) now['loopCounter'] = started
  else now['numberOfInstances'] = instances
  now['numberOfActiveInstances'] = active
  now['numberOfCompletedInstances'] = completed
  now['numberOfTerminatedInstances'] = terminated
  return now
}

function change(draft: Draft, id: TokenId, difference: Partial<Token>): void {
  const before = draft.case.tokens[id]
  if (before) putToken(draft, { ...before, ...difference })
}

/** What a token leaves behind takes the place of what was left behind inside it. */
function keepCompleted(draft: Draft, left: TokenId, keep: Completed | undefined): void {
  const { completed } = draft.case
  if (!keep && !completed.some(({ scope }) => scope === left)) return
  const others = completed.filter(({ scope }) => scope !== left)
  draft.case.completed = keep ? [...others, keep] : others
}

function compensating(draft: Draft, order: number, into: TokenId | null): void {
  const { completed } = draft.case
  const inside = into === null ? [] : (completed.find((one) => one.order === order)?.inside ?? [])
  const opened = inside.map((one) => ({ ...one, scope: into ?? one.scope }))
  draft.case.completed = [...completed.filter((one) => one.order !== order), ...opened]
}
