import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Db } from '../../server/db/connect.ts'
import { onConnection, type SqliteConnection } from '../../server/db/raw.ts'
import { readerOf } from '../../server/db/reader.ts'
import type { Statements } from '../../server/db/transact.mjs'
import { writerOf, type Writer } from '../../server/db/writer.ts'

const folder = mkdtempSync(join(tmpdir(), 'laufzettel-writer-'))
let db: Db
let writer: Writer

beforeAll(async () => {
  db = connect(`sqlite:${join(folder, 'town.sqlite')}`)
  await db.raw('create table notes (id integer primary key, text text not null)')
  writer = writerOf(db, 3)
})

afterAll(async () => {
  await db.destroy()
  rmSync(folder, { recursive: true })
})

const noting = { sql: 'insert into notes (text) values (?)', takes: 1, must: 0 }
const changing = { sql: 'update notes set text = ? where id = ?', takes: 2, must: 1 }

const notes = (...texts: (string | null)[]): Statements => ({
  statements: [noting],
  order: texts.map(() => 0),
  values: texts,
})

const texts = () => db('notes').orderBy('id').pluck('text')

/** How many rows the process's own connection has written. */
const ownRows = () =>
  onConnection(
    db,
    (connection: SqliteConnection) => connection.prepare('select total_changes()').pluck().get() as number,
  )

/** Writes until the thread has started, which takes as long as it takes. */
async function untilThread(): Promise<void> {
  for (;;) {
    const before = await ownRows()
    await writer.write(notes('x', 'x', 'x'))
    const byThread = (await ownRows()) === before
    await db('notes').delete()
    if (byThread) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

test('a large transaction is written by the thread, a small one by the connection itself, and both see each other', async () => {
  await untilThread()
  const before = await ownRows()
  expect(await writer.write(notes('a', 'b', 'c'))).toBe(null)
  expect(await ownRows()).toBe(before)
  expect(await writer.write(notes('d'))).toBe(null)
  expect(await ownRows()).toBe(before + 1)
  expect(await texts()).toEqual(['a', 'b', 'c', 'd'])
})

test.each([
  ['here', 0],
  ['in the thread', 2],
])('a statement that must change a row and does not undoes all (%s)', async (_, more) => {
  await db('notes').delete()
  await untilThread()
  const work = { statements: [noting, changing], order: [0, 1], values: ['new', 'changed', 404] as (string | number)[] }
  for (let at = 0; at < more; at++) {
    work.order.unshift(0)
    work.values.unshift(`more ${at}`)
  }
  expect(await writer.write(work)).toBe(more + 1)
  expect(await texts()).toEqual([])
})

test('what SQLite refuses keeps its code on the way back from the thread, and leaves nothing', async () => {
  await untilThread()
  await expect(writer.write(notes('a', 'b', null))).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_NOTNULL' })
  expect(await texts()).toEqual([])
  expect(await writer.write(notes('a', 'b', 'c'))).toBe(null)
})

test('transactions are written in the order in which they came, whoever else waits for the connection', async () => {
  await db('notes').delete()
  const seen: string[][] = []
  await Promise.all([
    writer.write(notes('a', 'a', 'a')),
    writer.write(notes('b')),
    texts().then((found) => seen.push(found)),
    writer.write(notes('c', 'c', 'c')),
    texts().then((found) => seen.push(found)),
  ])
  expect(seen).toEqual([
    ['a', 'a', 'a', 'b'],
    ['a', 'a', 'a', 'b', 'c', 'c', 'c'],
  ])
})

test('a short read sees the last commit while someone else writes', async () => {
  await db('notes').delete()
  await writer.write(notes('a'))
  const read = readerOf(db)
  const all = () => read((connection) => connection.prepare('select text from notes order by id').pluck().all())
  await onConnection(db, async (connection: SqliteConnection) => {
    connection.exec(`begin immediate; insert into notes (text) values ('b')`)
    expect(await all()).toEqual(['a'])
    connection.exec('commit')
    expect(await all()).toEqual(['a', 'b'])
  })
})
