/** The same load and the same inbox on a database that has been used for years. Its rows are copies of cases that really ran. */
import { isPostgres, type Db } from '../../server/db/connect.ts'
import type { Staff } from '../../server/access/index.ts'
import { tasksFor } from '../../server/inbox/task-row.ts'
import type { Databases } from './runtime-databases.ts'
import { medianOf, round, type Figure } from './runtime-figures.ts'
import { load, newCase, openTown, oneCase, taskOfBench, type BenchTown } from './runtime-town.ts'

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

const clerk: Staff = {
  account: 1,
  login: 'ada',
  name: 'Ada',
  grants: [{ role: 'caseworker', office: 'bauamt', domain: 'general' }],
}

/** The first page of the tasks of an office, which has a hundred of them. */
async function inboxTime(town: BenchTown): Promise<number> {
  const times: number[] = []
  for (let at = 0; at < 30; at++) {
    const start = performance.now()
    const tasks = await tasksFor(town, clerk).orderBy('waits.due').limit(50)
    if (tasks.length < 50) throw new Error('the inbox of the bench is empty')
    times.push(performance.now() - start)
  }
  return medianOf(times)
}

async function tasksOfOffice(town: BenchTown): Promise<void> {
  for (let at = 0; at < 100; at++)
    await town.runtime.start({ ...newCase('elsewhere'), office: 'bauamt', domain: 'general' }, 'ada')
}

async function measured(town: BenchTown, cases: number): Promise<{ readonly rate: number; readonly inbox: number }> {
  await load(town, { clients: CLIENTS, cases: 500 })
  const rates: number[] = []
  for (let at = 0; at < 3; at++) rates.push((await load(town, { clients: CLIENTS, cases })).rate)
  return { rate: medianOf(rates), inbox: await inboxTime(town) }
}

export async function filled(databases: Databases, { cases, finished, running }: Sizes): Promise<readonly Figure[]> {
  const empty = await openTown(await databases.fresh())
  await tasksOfOffice(empty)
  const before = await measured(empty, cases)

  const full = await openTown(await databases.fresh())
  const { id: open } = await full.runtime.start(newCase('bench'), 'ada')
  await copyCase(full, open, running)
  await oneCase(full, await taskOfBench(full))
  const ended = await full.db('cases').where({ status: 'ended' }).first<{ id: number }>('id')
  await copyCase(full, ended.id, finished)
  await tasksOfOffice(full)
  const after = await measured(full, cases)
  const line = { bench: 'runtime', database: databases.kind, goal: '≤ 1.3' } as const
  const size = `beside ${finished} finished and ${running} running cases`
  return [
    {
      ...line,
      name: `start, one task, end ${size}`,
      value: Math.round(after.rate),
      unit: 'cases/s',
      beside: { empty: Math.round(before.rate) },
      ratio: round(before.rate / after.rate),
    },
    {
      ...line,
      name: `first page of an inbox ${size}`,
      value: round(after.inbox),
      unit: 'ms',
      beside: { empty: round(before.inbox) },
      ratio: round(after.inbox / before.inbox),
    },
  ]
}
