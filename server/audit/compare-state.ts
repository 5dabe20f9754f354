/** Holds the rows of a case's present state against what its events give. */
import { isDeepStrictEqual } from 'node:util'
import type { Case, Event } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Trx } from '../db/connect.ts'
import { caseColumns, tokenColumns, waitColumns } from '../runtime/rows.ts'
import { candidatesOf } from '../runtime/store/wait-rows.ts'
import { homeOf } from '../runtime/task-queue.ts'

type Row = Readonly<Record<string, unknown>>

/** Names the rows that do not fit; empty when all do. */
export async function compareState(
  trx: Trx,
  town: Town,
  id: number,
  state: Case,
  events: readonly Event[],
): Promise<string[]> {
  const mine = { town: town.id, case_id: id }
  const row = await trx('cases')
    .where({ town: town.id, id })
    .first<Row>('status', 'seq', 'at', 'rest', 'office', 'domain')
  const tokens = await trx('tokens').where(mine).select<Row[]>()
  const waits = await trx('waits').where(mine).select<Row[]>()
  const items = await trx('items').where(mine).select<Row[]>()
  const visits = await trx('visits').where(mine).select<Row[]>()
  return [
    ...(same({ ...row }, { ...caseColumns(state) }) ? [] : ['die Zeile des Vorgangs']),
    ...differing(
      'token',
      (one) => `Token ${one['token']}`,
      tokens,
      Object.values(state.tokens).map((one) => ({ ...tokenColumns(one) })),
    ),
    ...differing(
      'wait',
      (one) => `Warten ${one['wait']}`,
      waits,
      Object.values(state.waits).map((one) => ({ ...waitColumns(one) })),
    ),
    ...(await candidates(trx, town, waits, state, homeOf(String(row?.['office']), String(row?.['domain'])))),
    ...differing(['token', 'index'], (one) => `Ergebnis ${one['index']} von Token ${one['token']}`, items, itemsOf(state)),
    ...differing(['token'], (one) => `Besuch von ${one['element']}`, visits, visitsOf(events)),
  ]
}

const itemsOf = ({ items }: Case): Row[] =>
  Object.entries(items).flatMap(([token, values]) =>
    Object.entries(values).map(([index, value]) => ({
      token: Number(token),
      index: Number(index),
      value: JSON.stringify(value),
    })),
  )

/** Finished visits as the events tell them. */
function visitsOf(events: readonly Event[]): Row[] {
  const entered = new Map(events.flatMap(({ type, seq, at }) => (type === 'entered' ? [[seq, at]] : [])))
  return events.flatMap((event) => {
    if (event.type !== 'left') return []
    const { token, element, how, at } = event
    return [{ token, element, how, entered_at: entered.get(token), left_at: at }]
  })
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
