/**
 * The tasks of each view, the most urgent first, up to a number that people still read. Each queue gives the beginning of a stretch of one
 * index, so this costs as much as is shown, however many tasks are open in the town.
 */
import type { Knex } from 'knex'
import type { Staff } from '../access/index.ts'
import { readInstant, type Instant } from '../../engine/index.ts'
import { localDay, ZONE, type Context } from '../context.ts'
import { chunks } from '../db/chunks.ts'
import { NEVER } from '../runtime/index.ts'
import { queuesOf, type Queue } from './queues.ts'
import { tasksFor } from './task-row.ts'
import type { TaskView } from './views.ts'

/** So many tasks are counted and put in order; of more it is only said that there are more. */
export const MOST = 500

/** A task's place in the order of urgency. */
export interface Entry {
  readonly id: number
  /** When it is due; `NEVER` when it is not. */
  readonly urgency: Instant
}

/** Each holds one more than `MOST` when there are more. */
export type TaskLists = Readonly<Record<TaskView, readonly Entry[]>>

export const countsOf = (lists: TaskLists): Readonly<Record<TaskView, number>> => ({
  ...{ meine: lists.meine.length, gruppe: lists.gruppe.length, kollegen: lists.kollegen.length },
  ...{ ueberfaellig: lists.ueberfaellig.length, wiedervorlage: lists.wiedervorlage.length },
})

type Given = Pick<Context, 'db' | 'town' | 'clock'>

interface Asked {
  readonly context: Given
  readonly staff: Staff
  readonly now: Instant
  /** Only what comes after it. */
  readonly after: Entry | null
}

/** @param after the last task that was shown before: the lists go on behind it */
export async function taskLists(context: Given, staff: Staff, after: Entry | null = null): Promise<TaskLists> {
  const asked = { context, staff, after, now: context.clock.now() }
  const [queued, awake, asleep] = await Promise.all([
    queuesOf(context, staff).then((queues) => listsOf(asked, queues)),
    mine(asked, (query) => query.whereRaw('(waits.follow_up is null or waits.follow_up <= ?)', [asked.now])),
    mine(asked, (query) => query.where('waits.follow_up', '>', asked.now)),
  ])
  const gruppe = together(queued.open, queued.awake)
  // Due days end at midnight in the town: today's task is not late yet.
  const today = readInstant(localDay(asked.now), ZONE) ?? asked.now
  const late = ({ urgency }: Entry): boolean => urgency < today
  return {
    meine: awake,
    gruppe,
    kollegen: queued.taken,
    ueberfaellig: together(awake.filter(late), gruppe.filter(late), queued.taken.filter(late)),
    wiedervorlage: together(queued.asleep, asleep),
  }
}

/** What the queues hold: open, put off until now, put off until later, and what others have in work. */
const conditions = {
  open: { state: 'open', where: '', bindings: () => [] },
  awake: { state: 'later', where: 'and w.follow_up <= ?', bindings: ({ now }: Asked) => [now] },
  asleep: { state: 'later', where: 'and w.follow_up > ?', bindings: ({ now }: Asked) => [now] },
  taken: {
    state: 'taken',
    where: 'and w.assignee <> ? and (w.follow_up is null or w.follow_up <= ?)',
    bindings: ({ staff, now }: Asked) => [staff.login, now],
  },
} as const
type Part = keyof typeof conditions
type Parts = Readonly<Record<Part, readonly Entry[]>>
const parts = Object.keys(conditions) as Part[]

async function listsOf(asked: Asked, queues: readonly Queue[]): Promise<Parts> {
  const found = await Promise.all(chunks(queues).map((some) => listsOfSome(asked, some)))
  const all = (part: Part): readonly Entry[] => together(...found.map((lists) => lists[part]))
  return { open: all('open'), awake: all('awake'), asleep: all('asleep'), taken: all('taken') }
}

async function listsOfSome(asked: Asked, queues: readonly Queue[]): Promise<Parts> {
  const statements = parts.map((part) => firstOf(asked, part, queues))
  const sql = statements.map((one) => `select * from (${one.sql}) ${one.name}_list`).join(' union all ')
  const bindings = statements.flatMap((one) => one.bindings)
  const answer: unknown = await asked.context.db.raw(sql, bindings as Knex.RawBinding[])
  const rows = (Array.isArray(answer) ? answer : (answer as { rows: unknown }).rows) as (Entry & { part: Part })[]
  const of = (part: Part): Entry[] => rows.filter((row) => row.part === part)
  return { open: of('open'), awake: of('awake'), asleep: of('asleep'), taken: of('taken') }
}

interface Statement {
  readonly name: string
  readonly sql: string
  readonly bindings: readonly unknown[]
}

function firstOf(asked: Asked, part: Part, queues: readonly Queue[]): Statement {
  const stretches = queues.map((queue, index) => stretch(asked, part, queue, `${part}${index}`))
  const all = stretches.map(({ name, sql }) => `select * from (${sql}) ${name}`).join(' union ')
  const sql = `select '${part}' as part, id, urgency from (${all}) ${part}_all order by urgency, id limit ${MOST + 1}`
  return { name: part, sql, bindings: stretches.flatMap(({ bindings }) => bindings) }
}

/** The beginning of one queue: in the order of `wait_candidates_queue`, from which it is read. */
function stretch(asked: Asked, part: Part, { who, home }: Queue, name: string): Statement {
  const { context, after } = asked
  const { state, where, bindings } = conditions[part]
  // Written as a cross join, since a database that began with all tasks of the town would look at all of them.
  const tasks = where ? 'cross join waits w where w.town = c.town and w.id = c.wait_id and' : 'where'
  const behind = after ? 'and (c.urgency, c.wait_id) > (?, ?)' : ''
  const sql = `select c.wait_id as id, c.urgency from wait_candidates c ${tasks} c.town = ? and c.who = ? and c.home = ?
    and c.state = '${state}' ${where} ${behind} order by c.urgency, c.wait_id limit ${MOST + 1}`
  const from = after ? [after.urgency, after.id] : []
  return { name, sql, bindings: [context.town.id, who, home, ...bindings(asked), ...from] }
}

const URGENCY = `coalesce(waits.due, '${NEVER}')`

/** The person's own, from whatever queue: read from `waits_assigned`. */
async function mine(
  { context, staff, after }: Asked,
  narrow: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<readonly Entry[]> {
  const query = tasksFor(context, staff).where('waits.assignee', staff.login) as Knex.QueryBuilder
  if (after) void query.whereRaw(`(${URGENCY}, waits.id) > (?, ?)`, [after.urgency, after.id])
  return narrow(query)
    .clearSelect()
    .select('waits.id', context.db.raw(`${URGENCY} as urgency`))
    .orderByRaw(`${URGENCY}, waits.id`)
    .limit(MOST + 1) as Promise<Entry[]>
}

/** One list of several, each in order; a task that is in more than one is there once. */
function together(...lists: readonly (readonly Entry[])[]): readonly Entry[] {
  if (lists.length === 1) return lists[0] ?? []
  const all = new Map(lists.flat().map((entry) => [entry.id, entry]))
  return [...all.values()].sort(byUrgency).slice(0, MOST + 1)
}

const byUrgency = (a: Entry, b: Entry): number => (a.urgency < b.urgency ? -1 : a.urgency > b.urgency ? 1 : a.id - b.id)
