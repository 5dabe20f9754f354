/** The only code that changes a case. It evaluates nothing and looks nothing up outside the case: events hold all results. */
import type { Case, Token } from './case.ts'
import { openDraft, own, putItem, putToken, putWait, removeToken, removeWait, type Draft } from './draft.ts'
import type { Event, EventBody } from './event.ts'
import type { TokenId } from './ids.ts'

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
  started: (draft, { model, start, key }) => {
    draft.case.model = model
    draft.case.starting = start === null ? null : { at: start, key: key ?? null }
  },
  entered: (draft, { seq, element, scope, via, model, index }) => {
    const token: Token = { id: seq, element, scope, via, phase: 'entering', variables: {} }
    putToken(draft, { ...token, ...(model !== undefined && { model }), ...(index !== undefined && { index }) })
  },
  phase: (draft, { token, phase }) => change(draft, token, { phase }),
  left: (draft, { token, keep }) => {
    const left = draft.case.tokens[token]
    if (left) removeToken(draft, left)
    if (left?.element === draft.case.starting?.at) draft.case.starting = null
    if (keep) draft.case.completed = [...draft.case.completed, keep]
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
    if (before) putToken(draft, { ...before, variables: { ...before.variables, ...variables } })
  },
  threw: nothing,
  decided: nothing,
  item: (draft, { token, index, value }) => putItem(draft, token, index, value),
  loop: (draft, { token, loop, counters }) => {
    const before = draft.case.tokens[token]
    if (before) putToken(draft, { ...before, loop: { ...before.loop, ...loop }, variables: { ...before.variables, ...counters } })
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
  },
}

function change(draft: Draft, id: TokenId, difference: Partial<Token>): void {
  const before = draft.case.tokens[id]
  if (before) putToken(draft, { ...before, ...difference })
}
