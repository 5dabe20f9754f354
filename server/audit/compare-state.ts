/** Holds the rows of a case's present state against what its events give. */
import { isDeepStrictEqual } from 'node:util'
import type { Case } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Trx } from '../db/connect.ts'
import { candidatesOf } from '../runtime/store/wait-rows.ts'
import { homeOf } from '../runtime/task-queue.ts'
import { caseRow, itemRows, tokenRows, visitRows, waitRows, type Replayed, type Row } from './expected-rows.ts'

/** Names the rows that do not fit; empty when all do. */
export async function compareState(trx: Trx, town: Town, id: number, replayed: Replayed): Promise<string[]> {
  const rows = (table: string): Promise<Row[]> => trx(table).where({ town: town.id, case_id: id }).select<Row[]>()
  const row = (await trx('cases').where({ town: town.id, id }).first<Row | undefined>()) ?? {}
  const waits = await rows('waits')
  const home = homeOf(String(row['office']), String(row['domain']))
  return [
    ...(same(row, caseRow(replayed)) ? [] : ['die Zeile des Vorgangs']),
    ...differing('token', (one) => `Token ${one['token']}`, await rows('tokens'), tokenRows(replayed)),
    ...differing('wait', (one) => `Warten ${one['wait']}`, waits, waitRows(replayed)),
    ...(await candidates(trx, town, waits, replayed.state, home)),
    ...differing(
      ['token', 'index'],
      (one) => `Ergebnis ${one['index']} von Token ${one['token']}`,
      await rows('items'),
      itemRows(replayed),
    ),
    ...differing(['token'], (one) => `Besuch von ${one['element']}`, await rows('visits'), visitRows(replayed)),
  ]
}

/** Who may take a task, and where it stands in their queues. */
async function candidates(trx: Trx, town: Town, waits: readonly Row[], state: Case, home: string): Promise<string[]> {
  const ids = waits.map(({ id }) => Number(id))
  const rows = await trx('wait_candidates').where({ town: town.id }).whereIn('wait_id', ids).select<Row[]>()
  return waits.flatMap(({ id, wait }) => {
    const stored = rows.filter((one) => one['wait_id'] === id)
    const expected = candidatesOf(state.waits[Number(wait)] ?? null, home).map((one) => ({ ...one }))
    const wrong = differing(['kind', 'who'], () => `wer Aufgabe ${String(wait)} nehmen darf`, stored, expected)
    return [...new Set(wrong)]
  })
}

/** Names rows that are missing, too many or other than expected; only the columns of the expected row count. */
function differing(
  key: string | readonly string[],
  name: (row: Row) => string,
  stored: readonly Row[],
  expected: readonly Row[],
): string[] {
  const keyOf = (row: Row): string =>
    [key]
      .flat()
      .map((column) => String(row[column]))
      .join(' ')
  const left = new Map(stored.map((row) => [keyOf(row), row]))
  const wrong: string[] = []
  for (const row of expected) {
    const found = left.get(keyOf(row))
    left.delete(keyOf(row))
    if (!found || !same(found, row)) wrong.push(name(row))
  }
  return [
    ...wrong,
    ...[...left.values()].map(name),
    ...(stored.length > expected.length && left.size === 0 ? ['eine Zeile zu viel'] : []),
  ]
}

const same = (stored: Row, expected: Row): boolean =>
  Object.entries(expected).every(([column, value]) =>
    isDeepStrictEqual(plain(column, stored[column]), plain(column, value)),
  )

/** JSON means the same in any order of its keys. */
const texts: readonly string[] = ['rest', 'variables', 'until', 'value']
const plain = (column: string, value: unknown): unknown =>
  texts.includes(column) && typeof value === 'string' ? (JSON.parse(value) as unknown) : (value ?? null)
