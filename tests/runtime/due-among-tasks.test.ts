/** What the server does by itself is found by the index of what it waits for, however many tasks wait beside it. */
import { expect, test } from 'vitest'
import { isPostgres, type Db } from '../../server/db/connect.ts'
import { nextDue } from '../../server/runtime/next-due.ts'
import type { Parts } from '../../server/runtime/parts.ts'
import { onEachDatabase } from '../support/databases.ts'
import { heard, posted, reminded } from './models.ts'
import { bench, newCase } from './support.ts'

interface Asked {
  readonly sql: string
  readonly bindings: readonly unknown[]
}

async function askedDuring(db: Db, work: () => Promise<unknown>): Promise<readonly Asked[]> {
  const asked: Asked[] = []
  const note = (query: Asked): void => void asked.push(query)
  db.on('query', note)
  await work()
  db.removeListener('query', note)
  return asked.filter(({ sql }) => /^\s*(select|with)/i.test(sql) && /\bwaits\b/.test(sql))
}

/** How the database looks into `waits`, line by line. */
async function waysInto(db: Db, { sql, bindings }: Asked): Promise<readonly string[]> {
  if (!isPostgres(db)) {
    const plan: { detail: string }[] = await db.raw(`explain query plan ${sql}`, bindings as string[])
    return plan.map(({ detail }) => detail).filter((line) => /(SCAN|SEARCH) (d|w|waits)\b/.test(line))
  }
  type Explained = { readonly rows: readonly { readonly 'QUERY PLAN': string }[] }
  const { rows } = await db.transaction(async (trx): Promise<Explained> => {
    // A small table is read as a whole, which says nothing about a large one.
    await trx.raw('set local enable_seqscan = off')
    return (await trx.raw(`explain ${sql.replace(/\$\d+/g, '?')}`, bindings as string[])) as unknown as Explained
  })
  return rows.map((row) => row['QUERY PLAN']).filter((line) => /Scan.* on waits\b/.test(line))
}

/** All waits of the town, whatever they are. */
const ALL = /^SCAN|_unique \(town=\?\)$|Seq Scan/

onEachDatabase('what is due among many tasks', (open) => {
  test('is found without looking at the tasks', async () => {
    const handlers = { 'test.send': async () => ({ variables: {} }) }
    const { runtime, again, db, town, clock } = await bench(await open(), { reminded, posted, heard }, { handlers })
    for (const process of ['reminded', 'posted', 'heard']) await runtime.start(newCase(process), 'ada')
    const asked = await askedDuring(db, async () => {
      await again({ handlers: {} }).drain()
      await runtime.drain()
      await nextDue({ db, town, clock, handlers, deliver: {} } as unknown as Parts)
      await runtime.broadcast({ name: 'Ende', variables: {} }, 'ada')
    })
    expect(asked.length).toBeGreaterThan(4)
    for (const one of asked) for (const way of await waysInto(db, one)) expect(way, one.sql).not.toMatch(ALL)
  })
})
