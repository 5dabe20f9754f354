/** The short form of `npm run torture`: enough to notice when something no longer holds, not to prove that it does. */
import { expect, test } from 'vitest'
import { ownPostgres, sqliteFile } from './database.ts'
import { torture, type Report } from './torture.ts'

const nothing = { lost: [], twice: [], unfinished: [], broken: [] }

const found = ({ lost, twice, unfinished, broken }: Report) => ({ lost, twice, unfinished, broken })
const short = { clients: 3, seed: 4, patience: 110 }

test('a node on SQLite that is killed again and again loses nothing and does nothing twice', async () => {
  const database = await sqliteFile()
  try {
    const report = await torture({ ...short, database, mishaps: 3, nodes: 1, speed: 40, skew: 0 })
    expect({ ...found(report), killed: report.happened.killed }).toEqual({ ...nothing, killed: 3 })
    expect(report.said.commands.length).toBeGreaterThan(3)
  } finally {
    await database.remove()
  }
}, 120_000)

test('three nodes on PostgreSQL that are killed, frozen and cut off, whose database crashes, lose nothing and do nothing twice', async () => {
  const database = await ownPostgres()
  try {
    const report = await torture({ ...short, database, mishaps: 4, nodes: 3, speed: 40, skew: 5000 })
    expect(found(report)).toEqual(nothing)
    expect(report.happened).toMatchObject({ killed: 1, paused: 1 })
    expect(report.said.commands.length).toBeGreaterThan(3)
  } finally {
    await database.remove()
  }
}, 120_000)
