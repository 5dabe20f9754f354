/** Servers of the release before run on while a newer one migrates: so a migration only adds, and what it adds may be left out. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Db } from '../../server/db/connect.ts'
import { migrate, migrations, schemaProblem } from '../../server/db/migrate.ts'
import { onEachDatabase } from '../support/databases.ts'

/** Up to here nothing had been released: nobody can be running on less. */
const FIRST = '0012-processes'

interface Column {
  readonly type: string
  readonly nullable: boolean
  readonly default: boolean
}

type Schema = Readonly<Record<string, Column>>

async function schemaOf(db: Db): Promise<Schema> {
  const tables = await db('sqlite_master')
    .where({ type: 'table' })
    .whereNot('name', 'like', 'sqlite_%')
    .pluck<string[]>('name')
  const schema: Record<string, Column> = {}
  for (const table of tables) {
    const columns = await db.raw<{ name: string; type: string; notnull: number; dflt_value: unknown; pk: number }[]>(
      `pragma table_info(${table})`,
    )
    for (const { name, type, notnull, dflt_value, pk } of columns)
      schema[`${table}.${name}`] = { type, nullable: notnull === 0, default: dflt_value !== null || pk > 0 }
  }
  return schema
}

/** What would break statements that were written before. */
function breaking(before: Schema, after: Schema): string[] {
  const tables = new Set(Object.keys(before).map((name) => name.split('.')[0]))
  const lost = Object.entries(before).flatMap(([name, column]) => {
    const now = after[name]
    if (!now) return [`${name} is gone`]
    if (now.type !== column.type) return [`${name} is ${now.type} instead of ${column.type}`]
    return column.nullable && !now.nullable ? [`${name} must have a value now`] : []
  })
  const demanded = Object.entries(after).flatMap(([name, { nullable, default: given }]) =>
    !before[name] && tables.has(name.split('.')[0]) && !nullable && !given
      ? [`${name} is new and must have a value`]
      : [],
  )
  return [...lost, ...demanded]
}

describe('a migration', () => {
  let db: Db
  beforeAll(() => {
    db = connect('sqlite::memory:')
  })
  afterAll(() => db.destroy())

  test('only adds, and demands nothing of what was there', async () => {
    const broken: string[] = []
    for (const [name, { up }] of Object.entries(migrations)) {
      const before = await schemaOf(db)
      await up(db)
      if (name > FIRST) broken.push(...breaking(before, await schemaOf(db)).map((what) => `${name}: ${what}`))
    }
    expect(broken).toEqual([])
  })

  test('would be found when it took away, changed or demanded something', () => {
    const column: Column = { type: 'text', nullable: true, default: false }
    const before = { 't.a': column, 't.b': column, 't.c': column }
    const after = {
      't.a': { ...column, type: 'integer' },
      't.b': { ...column, nullable: false },
      't.d': { ...column, nullable: false },
    }
    expect(breaking(before, after)).toEqual([
      't.a is integer instead of text',
      't.b must have a value now',
      't.c is gone',
      't.d is new and must have a value',
    ])
    expect(
      breaking({ 't.a': column }, { 't.a': column, 't.b': column, 'u.a': { ...column, nullable: false } }),
    ).toEqual([])
  })
})

onEachDatabase('a database', (open) => {
  test('of a newer release is refused with a sentence that says what to do, also by migrate', async () => {
    const { db } = await open()
    expect(await schemaProblem(db)).toBeNull()
    await db('schema_migrations').insert({ name: '9999-later', batch: 99, migration_time: new Date() })
    const sentence = /neueren Fassung des Programms \(unbekannt: 9999-later\)\. Bitte das Programm aktualisieren/
    expect(await schemaProblem(db)).toMatch(sentence)
    await expect(migrate(db)).rejects.toThrow(sentence)
    await db('schema_migrations').where({ name: '9999-later' }).delete()
  })

  test('that lacks a migration is refused until it has run', async () => {
    const { db } = await open()
    const [last] = Object.keys(migrations).slice(-1)
    const row = await db('schema_migrations').where({ name: last }).first<Record<string, unknown>>()
    await db('schema_migrations').where({ name: last }).delete()
    expect(await schemaProblem(db)).toContain(`es fehlt: ${last}`)
    await db('schema_migrations').insert(row)
  })
})
