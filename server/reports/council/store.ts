/** Reports are numbered and frozen: only signed remarks are ever added. */
import { createHash } from 'node:crypto'
import type { Context } from '../../context.ts'
import { councilData, type CouncilData } from './data.ts'
import type { Frozen, Remark } from './draw.ts'

type Source = Pick<Context, 'db' | 'town' | 'services'>

interface Row {
  readonly id: number
  readonly number: number
  readonly year: number
  readonly data: string
  readonly hash: string
  readonly at: string
  readonly author: string
}

const named = ({ year, number }: Pick<Row, 'year' | 'number'>): string => `R-${year}-${String(number).padStart(3, '0')}`
const hashOf = (data: string): string => createHash('sha256').update(data).digest('hex')

/** Makes the report on today and freezes it. Returns its number, `R-2026-001`. */
export async function freeze(source: Source, now: string, author: string): Promise<string> {
  const { db, town } = source
  const report = await councilData(source, now)
  const [data, year] = [JSON.stringify(report), Number(report.asOf.slice(0, 4))]
  return db.transaction(async (trx) => {
    const last = await trx('reports')
      .where({ town: town.id, year })
      .max({ number: 'number' })
      .first<{ number: number | null }>()
    const number = (last?.number ?? 0) + 1
    await trx('reports').insert({
      town: town.id,
      number,
      year,
      as_of: report.asOf,
      data,
      hash: hashOf(data),
      at: now,
      author,
    })
    return named({ year, number })
  })
}

/** The latest first, without their data. */
export async function reportsOf({
  db,
  town,
}: Pick<Context, 'db' | 'town'>): Promise<
  readonly (Omit<Row, 'data'> & { readonly asOf: string; readonly name: string })[]
> {
  const rows = await db('reports')
    .where({ town: town.id })
    .orderBy([
      { column: 'year', order: 'desc' },
      { column: 'number', order: 'desc' },
    ])
    .select<(Omit<Row, 'data'> & { asOf: string })[]>('id', 'number', 'year', 'hash', 'at', 'author', { asOf: 'as_of' })
  return rows.map((row) => ({ ...row, name: named(row) }))
}

/** A report by its number; null when there is none. @throws when its data are not those that were frozen. */
export async function reportByName(
  { db, town }: Pick<Context, 'db' | 'town'>,
  name: string,
): Promise<(Frozen & { readonly id: number }) | null> {
  const found = /^R-(\d{4})-(\d{3,})$/.exec(name)
  if (!found) return null
  const row = await db('reports')
    .where({ town: town.id, year: Number(found[1]), number: Number(found[2]) })
    .first<Row | undefined>()
  if (!row) return null
  if (hashOf(row.data) !== row.hash) throw new Error(`the data of report ${name} were changed after it was frozen`)
  const remarks = await db('remarks')
    .where({ town: town.id, report_id: row.id })
    .orderBy('id')
    .select<Remark[]>('text', 'at', 'author')
  const { hash, at, author } = row
  return {
    id: Number(row.id),
    number: named(row),
    data: JSON.parse(row.data) as CouncilData,
    hash,
    at,
    author,
    remarks,
  }
}

/** A remark is signed by its author's account and never changes. */
export async function addRemark(
  { db, town }: Pick<Context, 'db' | 'town'>,
  report: number,
  remark: Remark & { readonly login: string },
): Promise<void> {
  await db('remarks').insert({ town: town.id, report_id: report, ...remark })
}
