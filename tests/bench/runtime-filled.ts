/** The same load and the same inbox on a database that has been used for years. Its rows are copies of cases that really ran. */
import { isPostgres, type Db } from '../../server/db/connect.ts'
import type { Staff } from '../../server/access/index.ts'
import { firstList } from '../../server/inbox/list-query.ts'
import { MOST, taskLists } from '../../server/inbox/task-lists.ts'
import { tasksIn } from '../../server/inbox/views.ts'
import type { Databases } from './runtime-databases.ts'
import { medianOf, round, type Figure } from './runtime-figures.ts'
import { clock, load, newCase, openTown, oneCase, taskOfBench, type BenchTown } from './runtime-town.ts'

const CLIENTS = 64

interface Sizes {
  /** Cases of one round of load. */
  readonly cases: number
  readonly finished: number
  readonly running: number
}

/** How a copy differs from its original: in these columns. `n.at` counts the copies. */
type Differences = Readonly<Record<string, string>>

/** Copies all rows of a case, under new ids, so many times. */
async function copyCase({ db }: BenchTown, id: number, many: number): Promise<void> {
  const lastOf = async (table: string): Promise<number> =>
    (await db(table).max({ id: 'id' }).first<{ id: number | null }>())?.id ?? 0
  const [cases, waits] = [await lastOf('cases'), await lastOf('waits')]
  const case_id = `${cases} + n.at`
  const waitOfCase = `(select id from waits where case_id = ${id})`
  await copyRows(db, 'cases', `id = ${id}`, { id: case_id, number: `'V-1900-' || (${case_id})` }, many)
  for (const table of ['steps', 'tokens', 'visits'])
    await copyRows(db, table, `case_id = ${id}`, { case_id }, many, table === 'tokens' ? [] : ['id'])
  await copyRows(db, 'wait_candidates', `wait_id = ${waitOfCase}`, { wait_id: `${waits} + n.at` }, many)
  await copyRows(db, 'waits', `case_id = ${id}`, { id: `${waits} + n.at`, case_id }, many)
  if (isPostgres(db)) await afterIds(db)
}

async function copyRows(
  db: Db,
  table: string,
  where: string,
  differences: Differences,
  many: number,
  left: readonly string[] = [],
): Promise<void> {
  const all = Object.keys(await db(table).columnInfo()).filter((column) => !left.includes(column))
  const columns = all.map((column) => `"${column}"`).join(', ')
  const values = all.map((column) => differences[column] ?? `o."${column}"`).join(', ')
  await db.raw(`insert into ${table} (${columns})
    with recursive n(at) as (select 1 union all select at + 1 from n where at < ${many})
    select ${values} from (select * from ${table} where ${where}) o cross join n where true`)
}

/** Rows with ids of their own leave the sequences behind. */
async function afterIds(db: Db): Promise<void> {
  for (const table of ['cases', 'waits'])
    await db.raw(`select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`)
  await db.raw('analyze')
}

const clerkOf = (office: string, domain: string): Staff => ({
  account: 1,
  login: 'ada',
  name: 'Ada',
  grants: [{ role: 'caseworker', office, domain }],
})
const clerk = clerkOf('bauamt', 'general')
/** Of the office to which all other cases belong. */
const busy = clerkOf('steueramt', 'tax')

/** What the first page of the inbox asks: how many tasks are in each list, and the first of the group's. */
async function firstPage(town: BenchTown, staff: Staff): Promise<number> {
  const start = performance.now()
  const { gruppe } = await taskLists({ ...town, clock }, staff)
  const tasks = await tasksIn(town, staff, gruppe, firstList)
  if (tasks.length < 50) throw new Error('the inbox of the bench is empty')
  return performance.now() - start
}

/** In turns, so that whatever else the machine does meanwhile is the same for both. */
async function inboxTimes(empty: BenchTown, full: BenchTown, staff: Staff): Promise<readonly [number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let at = 0; at < 100; at++) {
    times[0].push(await firstPage(empty, staff))
    times[1].push(await firstPage(full, staff))
  }
  return [medianOf(times[0]), medianOf(times[1])]
}

/** So many in either office as nobody reads to the end: the lists of both are as long as they become. */
async function tasksOfOffices(town: BenchTown): Promise<void> {
  for (let at = 0; at < 100; at++)
    await town.runtime.start({ ...newCase('elsewhere'), office: 'bauamt', domain: 'general' }, 'ada')
  for (let at = 0; at <= MOST; at++) await town.runtime.start(newCase('bench'), 'ada')
}

async function rateOf(town: BenchTown, cases: number): Promise<number> {
  await load(town, { clients: CLIENTS, cases: 500 })
  const rates: number[] = []
  for (let at = 0; at < 3; at++) rates.push((await load(town, { clients: CLIENTS, cases })).rate)
  return medianOf(rates)
}

export async function filled(databases: Databases, { cases, finished, running }: Sizes): Promise<readonly Figure[]> {
  const empty = await openTown(await databases.fresh())
  await tasksOfOffices(empty)
  const before = await rateOf(empty, cases)

  const full = await openTown(await databases.fresh())
  const { id: open } = await full.runtime.start(newCase('bench'), 'ada')
  await copyCase(full, open, running)
  await oneCase(full, await taskOfBench(full))
  const ended = await full.db('cases').where({ status: 'ended' }).first<{ id: number }>('id')
  await copyCase(full, ended.id, finished)
  await tasksOfOffices(full)
  const after = await rateOf(full, cases)
  const [[small, large], [busySmall, busyLarge]] = [
    await inboxTimes(empty, full, clerk),
    await inboxTimes(empty, full, busy),
  ]
  const line = { bench: 'runtime', database: databases.kind, goal: '≤ 1.3' } as const
  const size = `beside ${finished} finished and ${running} running cases`
  return [
    {
      ...line,
      name: `start, one task, end ${size}`,
      value: Math.round(after),
      unit: 'cases/s',
      beside: { empty: Math.round(before) },
      ratio: round(before / after),
    },
    {
      ...line,
      name: `first page of an inbox ${size}`,
      value: round(large),
      unit: 'ms',
      beside: { empty: round(small) },
      ratio: round(large / small),
    },
    {
      ...line,
      name: `first page of an inbox of the office with all of them, ${size}`,
      value: round(busyLarge),
      unit: 'ms',
      beside: { 'with 501': round(busySmall) },
      ratio: round(busyLarge / busySmall),
    },
  ]
}
