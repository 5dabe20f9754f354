/** The rows of one step: the case's own, the trail, and only the rows that the step changed. Pure. */
import { EVENT_FORMAT, type Case, type Event, type Instant, type Model, type Step } from '../../../engine/index.ts'
import { checkVariables } from '../limits.ts'
import { caseColumns, tokenColumns } from '../rows.ts'
import { seal } from '../trail.ts'
import { payloadOf } from './payload.ts'
import type { Saving } from './saving.ts'
import { joined, type Row, type RowChange, type TableName } from './tables.ts'
import { changesOfWaits } from './wait-rows.ts'

export interface StepRows {
  /** The columns of `caseState`. */
  readonly state: Row
  readonly head: string
  readonly changes: readonly RowChange[]
}

export function rowsOf(saving: Saving): StepRows {
  const { step, model } = saving
  const trail = trailOf(saving)
  const state = joined(caseColumns(step.case), target(step.case), { ...ending(step, model), head_hash: trail.hash })
  const changes = [insert('steps', trail.row)]
  changesByEvents(saving, changes)
  changesOfTokens(saving, changes)
  changesOfWaits(saving, changes)
  return { state, head: trail.hash, changes }
}

export const insert = (table: TableName, row: Row): RowChange => ({ kind: 'insert', table, row })

const mine = ({ town, before }: Saving) => ({ town, case_id: before.ref.id })

/** Our own target as the inbox sorts by it: the earliest that runs, or why it is paused. */
export function target({ deadlines }: Case): { target_due: string | null; paused: string | null } {
  const own = Object.values(deadlines).filter(({ kind }) => kind === 'own')
  const due = own.map((clock) => clock.due).filter((moment) => moment !== null)
  return { target_due: due.sort()[0] ?? null, paused: own.find((clock) => clock.due === null)?.reason ?? null }
}

/** When and how the case ended: the reason given, else the name of the end event that was reached. */
export function ending(
  { events }: Pick<Step, 'events'>,
  model: Model,
): { ended_at: string | null; ended_how: string | null } {
  const ended = events.find((event) => event.type === 'ended')
  if (!ended) return { ended_at: null, ended_how: null }
  const last = events.findLast(
    (event) => event.type === 'left' && model.elements[event.element]?.type === 'bpmn:EndEvent',
  )
  const name = last?.type === 'left' ? model.elements[last.element]?.name : undefined
  return { ended_at: ended.at, ended_how: ended.reason || name || ended.status }
}

function trailOf({ town, before, step, command, actor }: Saving) {
  const { seq, at } = step.case
  const header = { town, case_id: before.ref.id, seq, at, actor, command: command.type, format: EVENT_FORMAT }
  const payload = payloadOf(command, step.events)
  checkVariables(step, payload)
  const sealed = seal(header, payload, before.head)
  return { row: joined(header, { payload }, sealed), hash: sealed.hash }
}

/** Rows that say what happened: visits that are over, outputs of multi-instances, what is thrown at others, in this order. */
function changesByEvents(saving: Saving, changes: RowChange[]): void {
  const { step } = saving
  const entered = new Map<number, Instant>()
  const answered = answeredTokens(step)
  for (const event of step.events) {
    if (event.type === 'entered') entered.set(event.seq, event.at)
    else if (event.type === 'left') changes.push(visit(saving, event, entered, answered))
    else if (event.type === 'item' && step.case.items[event.token] !== undefined) changes.push(item(saving, event))
    else if (event.type === 'threw') changes.push(...thrown(saving, event))
  }
}

type Of<T extends Event['type']> = Extract<Event, { readonly type: T }>

/** A visit that is over: what figures and timelines read. */
function visit(
  { town, before, actor, model, world }: Saving,
  { token, element, how, at, model: foreign }: Of<'left'>,
  entered: ReadonlyMap<number, Instant>,
  answered: ReadonlySet<number>,
): RowChange {
  return insert('visits', {
    town,
    case_id: before.ref.id,
    token,
    element,
    type: (world.models[foreign ?? model.id] ?? model).elements[element]?.type ?? 'bpmn:Process',
    entered: entered.get(token) ?? null,
    left_at: at,
    how,
    actor: answered.has(token) ? actor : null,
  })
}

const nobody: ReadonlySet<number> = new Set()

/** Whose wait the actor of this step answered; the elements passed on the way are nobody's work. */
function answeredTokens({ events, changed }: Step): ReadonlySet<number> {
  const resumed = events.flatMap((event) => (event.type === 'resumed' ? event.wait : []))
  if (resumed.length === 0) return nobody
  return new Set(changed.waits.flatMap(({ id, before }) => (before && resumed.includes(id) ? before.token : [])))
}

const item = (saving: Saving, { token, index, value }: Of<'item'>): RowChange =>
  insert('items', { ...mine(saving), token, index, value: JSON.stringify(value) })

/** What the step throws at others leaves the house with its commit. */
function thrown({ town, before, actor }: Saving, { what, variables: sent, at }: Of<'threw'>): RowChange[] {
  if (what.kind !== 'message' && what.kind !== 'signal') return []
  const { name } = what
  const variables = JSON.stringify(sent)
  if (what.kind === 'message')
    return [insert('messages', { town, name, correlation: what.key, variables, published_at: at, published_by: actor })]
  return [
    insert('broadcasts', { town, name, variables, thrown_by: before.ref.id, thrown_at: at, actor, after_case: 0 }),
  ]
}

/** A body of a multi-instance that is gone takes its outputs along. */
function changesOfTokens(saving: Saving, changes: RowChange[]): void {
  const { town, step } = saving
  const { id: case_id } = saving.before.ref
  for (const { id, before, after } of step.changed.tokens) {
    const key = { town, case_id, token: id }
    if (before?.loop && !after) changes.push({ kind: 'delete', table: 'items', row: key })
    if (!after) changes.push({ kind: 'delete', table: 'tokens', row: key })
    else if (before) {
      const { element, phase, model, variables, rest } = tokenColumns(after)
      const row = { town, case_id, token: id, element, phase, model, variables, rest }
      changes.push({ kind: 'update', table: 'tokens', row })
    } else {
      // All events of a step are of its moment.
      changes.push(insert('tokens', joined(tokenColumns(after), key, { entered_at: step.case.at })))
    }
  }
}
