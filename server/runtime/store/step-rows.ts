/** The rows of one step: the case's own, the trail, and only the rows that the step changed. Pure. */
import { EVENT_FORMAT, type Case, type Event, type Instant, type Model, type Step } from '../../../engine/index.ts'
import { checkVariables } from '../limits.ts'
import { caseColumns, tokenColumns } from '../rows.ts'
import { seal } from '../trail.ts'
import type { Saving } from './saving.ts'
import type { Row, RowChange, TableName } from './tables.ts'
import { waitChanges } from './wait-rows.ts'

export interface StepRows {
  /** The columns of `caseState`. */
  readonly state: Row
  readonly head: string
  readonly changes: readonly RowChange[]
}

export function rowsOf(saving: Saving): StepRows {
  const { step, model } = saving
  const trail = trailOf(saving)
  const state = { ...caseColumns(step.case), ...target(step.case), ...ending(step, model), head_hash: trail.hash }
  const changes = [
    insert('steps', trail),
    ...visits(saving),
    ...tokens(saving),
    ...waitChanges(saving),
    ...items(saving),
    ...thrown(saving),
  ]
  return { state, head: trail.hash, changes }
}

export const insert = (table: TableName, row: Row): RowChange => ({ kind: 'insert', table, row })

const mine = ({ town, before }: Saving) => ({ town, case_id: before.ref.id })

/** Our own target as the inbox sorts by it: the earliest that runs, or why it is paused. */
function target({ deadlines }: Case): { target_due: string | null; paused: string | null } {
  const own = Object.values(deadlines).filter(({ kind }) => kind === 'own')
  const due = own.map((clock) => clock.due).filter((moment) => moment !== null)
  return { target_due: due.sort()[0] ?? null, paused: own.find((clock) => clock.due === null)?.reason ?? null }
}

/** When and how the case ended: the reason given, else the name of the end event that was reached. */
function ending({ events }: Step, model: Model): { ended_at: string | null; ended_how: string | null } {
  const ended = events.find((event) => event.type === 'ended')
  if (!ended) return { ended_at: null, ended_how: null }
  const last = events.findLast(
    (event) => event.type === 'left' && model.elements[event.element]?.type === 'bpmn:EndEvent',
  )
  const name = last?.type === 'left' ? model.elements[last.element]?.name : undefined
  return { ended_at: ended.at, ended_how: ended.reason || name || ended.status }
}

function trailOf(saving: Saving) {
  const { before, step, command, actor } = saving
  const { seq, at } = step.case
  const header = { ...mine(saving), seq, at, actor, command: command.type, format: EVENT_FORMAT }
  const payload = JSON.stringify({ command, events: step.events })
  checkVariables(step, payload)
  return { ...header, payload, ...seal(header, payload, before.head) }
}

type Left = Extract<Event, { readonly type: 'left' }>

/** The visits that the step finished: what figures and timelines read. */
function visits(saving: Saving): RowChange[] {
  const { step, actor, model, world } = saving
  const left = step.events.filter((event): event is Left => event.type === 'left')
  if (left.length === 0) return []
  const entered = enteredIn(step)
  const answered = answeredTokens(step)
  return left.map(({ token, element, how, at, model: foreign }) =>
    insert('visits', {
      ...mine(saving),
      token,
      element,
      type: (world.models[foreign ?? model.id] ?? model).elements[element]?.type ?? 'bpmn:Process',
      entered: entered.get(token) ?? null,
      left_at: at,
      how,
      actor: answered.has(token) ? actor : null,
    }),
  )
}

const enteredIn = ({ events }: Step): ReadonlyMap<number, Instant> =>
  new Map(events.flatMap(({ type, seq, at }) => (type === 'entered' ? [[seq, at]] : [])))

/** Whose wait the actor of this step answered; the elements passed on the way are nobody's work. */
function answeredTokens({ events, changed }: Step): ReadonlySet<number> {
  const resumed = new Set(events.flatMap((event) => (event.type === 'resumed' ? event.wait : [])))
  return new Set(changed.waits.flatMap(({ id, before }) => (before && resumed.has(id) ? before.token : [])))
}

function tokens(saving: Saving): RowChange[] {
  const { step } = saving
  const entered = enteredIn(step)
  return step.changed.tokens.map(({ id, before, after }): RowChange => {
    const key = { ...mine(saving), token: id }
    if (!after) return { kind: 'delete', table: 'tokens', row: key }
    const { scope, via, ...columns } = tokenColumns(after)
    if (before) return { kind: 'update', table: 'tokens', row: { ...key, ...columns } }
    return insert('tokens', { ...key, ...columns, scope, via, entered_at: entered.get(id) ?? step.case.at })
  })
}

/** Outputs of multi-instances; those of a body that is gone go with it. */
function items(saving: Saving): RowChange[] {
  const { step } = saving
  const gone = new Set(step.changed.tokens.flatMap(({ id, before, after }) => (before?.loop && !after ? id : [])))
  const deleted = [...gone].map((token): RowChange => ({
    kind: 'delete',
    table: 'items',
    row: { ...mine(saving), token },
  }))
  const added = step.events.flatMap((event) =>
    event.type === 'item' && step.case.items[event.token] !== undefined
      ? insert('items', {
          ...mine(saving),
          token: event.token,
          index: event.index,
          value: JSON.stringify(event.value),
        })
      : [],
  )
  return [...deleted, ...added]
}

/** What the step throws at others leaves the house with its commit, in the order of throwing. */
function thrown({ town, before, step, actor }: Saving): RowChange[] {
  return step.events.flatMap((event) => {
    if (event.type !== 'threw') return []
    const { what, variables: sent, at } = event
    const variables = JSON.stringify(sent)
    if (what.kind === 'message')
      return insert('messages', {
        ...{ town, name: what.name, correlation: what.key, variables },
        ...{ published_at: at, published_by: actor },
      })
    if (what.kind !== 'signal') return []
    const thrown_by = before.ref.id
    return insert('broadcasts', { town, name: what.name, variables, thrown_by, thrown_at: at, actor, after_case: 0 })
  })
}
