/** The same load and the same inbox on a database that has been used for years. Its rows are copies of cases that really ran. */
import { isPostgres, type Db } from '../../server/db/connect.ts'
import { chunks } from '../../server/db/chunks.ts'
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

type Row = Record<string, unknown>

/** Copies all rows of a case, under new ids, so many times. */
async function copyCase({ db, town }: BenchTown, id: number, many: number): Promise<void> {
  const mine = { town: town.id, case_id: id }
  const [original] = (await db('cases').where({ town: town.id, id })) as Row[]
  const waits = (await db('waits').where(mine)) as Row[]
  const candidates = (await db('wait_candidates').whereIn(
    'wait_id',
    waits.map((row) => Number(row['id'])),
  )) as Row[]
  const tables = ['steps', 'tokens', 'visits'] as const
  const rows = await Promise.all(tables.map(async (table) => [table, (await db(table).where(mine)) as Row[]] as const))
  const last = (await db('cases').max({ id: 'id' }).first<{ id: number }>())?.id ?? 0
  const lastWait = (await db('waits').max({ id: 'id' }).first<{ id: number | null }>())?.id ?? 0
  for (let from = 1; from <= many; from += 1000) {
    const ids = Array.from({ length: Math.min(1000, many - from + 1) }, (_, at) => from + at)
    await db.transaction(async (trx) => {
      const insert = async (table: string, all: Row[]): Promise<void> => {
        for (const some of chunks(all)) await trx(table).insert(some)
      }
      await insert(
        'cases',
        ids.map((at) => ({ ...original, id: last + at, number: `V-1900-${last + at}-0` })),
      )
      for (const [table, some] of rows)
        await insert(
          table,
          ids.flatMap((at) => some.map((row) => ({ ...row, id: undefined, case_id: last + at }))),
        )
      if (waits.length === 0) return
      await insert(
        'waits',
        ids.map((at) => ({ ...waits[0], id: lastWait + at, case_id: last + at })),
      )
      await insert(
        'wait_candidates',
        ids.flatMap((at) => candidates.map((row) => ({ ...row, wait_id: lastWait + at }))),
      )
    })
  }
  if (isPostgres(db)) await afterIds(db)
}

/** Rows with ids of their own leave the sequences behind. */
async function afterIds(db: Db): Promise<void> {
  for (const table of ['cases', 'waits'])
    await db.raw(`select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`)
  await db.raw('analyze')
}

const clerk = {
  id: 1,
  login: 'ada',
  name: 'Ada',
  rights: [{ role: 'caseworker', office: 'bauamt', domain: 'general' }],
}

/** The first page of the tasks of an office, which has a hundred of them. */
async function inboxTime(town: BenchTown): Promise<number> {
  const times: number[] = []
  for (let at = 0; at < 30; at++) {
    const start = performance.now()
    await tasksFor(town, clerk as never)
      .orderBy('waits.due')
      .limit(50)
    times.push(performance.now() - start)
  }
  return medianOf(times)
}

async function tasksOfOffice(town: BenchTown): Promise<void> {
  for (let at = 0; at < 100; at++)
    await town.runtime.start({ ...newCase('bench'), office: 'bauamt', domain: 'general' }, 'ada')
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
