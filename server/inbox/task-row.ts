/** Tasks as the inbox lists them. A person sees a task by right over its case, or because it was given to their office. */
import type { Knex } from 'knex'
import { PERSON } from '../records/case-row.ts'
import { officesOf, visibleCases, type Staff } from '../access/index.ts'
import type { Context } from '../context.ts'
import { isPostgres } from '../db/connect.ts'
import type { Instant } from '../../engine/index.ts'

export interface TaskRow {
  readonly id: number
  readonly case_id: number
  readonly wait: number
  readonly element: string
  readonly element_name: string
  readonly since: Instant
  readonly due: Instant | null
  readonly follow_up: Instant | null
  readonly assignee: string | null
  readonly form: string | null
  readonly number: string
  readonly title: string
  readonly office: string
  readonly domain: string
  readonly received_at: Instant
  readonly status: string
  /** Events of the case when the task was read. */
  readonly seq: number
  /** Name of the applicant. */
  readonly person: string | null
}

type Place = Pick<Context, 'db' | 'town'>

const columns = [
  'id',
  'case_id',
  'wait',
  'element',
  'element_name',
  'since',
  'due',
  'follow_up',
  'assignee',
  'form',
].map((name) => `waits.${name}`)
const ofCase = ['number', 'title', 'office', 'domain', 'received_at', 'status', 'seq'].map((name) => `cases.${name}`)

/**
 * Open tasks that the person's offices do: of cases they may see, or handed to their office by another.
 * @param ids when given, only these
 */
export function tasksFor(
  { db, town }: Place,
  staff: Staff,
  ids?: readonly number[],
): Knex.QueryBuilder<TaskRow, TaskRow[]> {
  const offices = officesOf(staff)
  return db('waits')
    .join('cases', (join) => join.on('cases.town', 'waits.town').andOn('cases.id', 'waits.case_id'))
    .where((those) => (ids ? someOf(those, db, town.id, ids) : open(those, town.id)))
    .whereIn('cases.status', ['running', 'suspended'])
    .where((any) => {
      void visibleCases(any as unknown as Knex.QueryBuilder, staff)
      // Another office's case, of which a task waits for one of ours. Its domain is that office's matter, not a right of ours.
      void any.orWhere((given) => someGroup(given, offices, 'and c.who <> cases.office'))
    })
    .where((any) => {
      any.where('waits.assignee', staff.login).orWhereRaw(`${groups()} = 0`)
      if (offices.includes('*')) any.orWhereRaw('1 = 1')
      else any.orWhere((one) => someGroup(one, offices))
    })
    .select<TaskRow[]>([...columns, ...ofCase, db.raw(`${PERSON} as person`)]) as Knex.QueryBuilder<TaskRow, TaskRow[]>
}

const open = (query: Knex.QueryBuilder, town: number): void =>
  void query.where({ 'waits.town': town, 'waits.kind': 'task' })

function someOf(query: Knex.QueryBuilder, db: Knex, town: number, ids: readonly number[]): void {
  // SQLite knows nothing of its tables' sizes, and would read all tasks of the town: the plus keeps it from that index.
  const plus = isPostgres(db) ? '' : '+'
  void query.whereRaw(`${plus}waits.town = ? and ${plus}waits.kind = ?`, [town, 'task']).whereIn('waits.id', [...ids])
}

/** Counted task by task: of `exists` PostgreSQL may make a list of all groups of all tasks first. */
const groups = (where = ''): string =>
  `(select count(*) from wait_candidates c where c.town = waits.town and c.wait_id = waits.id and c.kind = 'group' ${where})`

function someGroup(query: Knex.QueryBuilder, offices: readonly string[], where = ''): void {
  const marks = offices.map(() => '?').join(', ')
  if (offices.length === 0) void query.whereRaw('1 = 0')
  else void query.whereRaw(`${groups(`and c.who in (${marks}) ${where}`)} > 0`, [...offices])
}

/** Offices that may do a task. */
export async function groupsOf({ db, town }: Place, taskId: number): Promise<readonly string[]> {
  const rows = await db('wait_candidates')
    .where({ town: town.id, wait_id: taskId, kind: 'group' })
    .select<{ who: string }[]>('who')
  return rows.map(({ who }) => who)
}
