/** Holds the rows of a case's present state against what its events give. */
import { isDeepStrictEqual } from 'node:util'
import type { Case, Event } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Trx } from '../db/connect.ts'
import { caseColumns, tokenColumns, waitColumns } from '../runtime/rows.ts'

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
  const row = await trx('cases').where({ town: town.id, id }).first<Row>('status', 'seq', 'at', 'rest')
  const tokens = await trx('tokens').where(mine).select<Row[]>()
  const waits = await trx('waits').where(mine).select<Row[]>()
  const items = await trx('items').where(mine).select<Row[]>()
  const visits = await trx('visits').where(mine).select<Row[]>()
  const itemRows = Object.entries(state.items).flatMap(([token, values]) =>
    Object.entries(values).map(([index, value]) => ({
      token: Number(token),
      index: Number(index),
      value: JSON.stringify(value),
    })),
  )
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
    ...(await candidates(trx, town, waits, state)),
    ...differing(['token', 'index'], (one) => `Ergebnis ${one['index']} von Token ${one['token']}`, items, itemRows),
    ...differing(['token'], (one) => `Besuch von ${one['element']}`, visits, visitsOf(events)),
  ]
}

/** Finished visits as the events tell them. */
function visitsOf(events: readonly Event[]): Row[] {
  const entered = new Map(events.flatMap(({ type, seq, at }) => (type === 'entered' ? [[seq, at]] : [])))
  return events.flatMap((event) => {
    if (event.type !== 'left') return []
    const { token, element, how, at } = event
    return [{ token, element, how, entered_at: entered.get(token), left_at: at }]
  })
}

/** Who may take a task. */
async function candidates(trx: Trx, town: Town, waits: readonly Row[], state: Case): Promise<string[]> {
  const ids = waits.map(({ id }) => Number(id))
  const rows = await trx('wait_candidates')
    .where({ town: town.id })
    .whereIn('wait_id', ids)
    .select<Row[]>('wait_id', 'kind', 'who')
  return waits.flatMap(({ id, wait }) => {
    const until = state.waits[Number(wait)]?.until
    const users = until?.kind === 'task' ? until.candidates.map((who) => `user ${who}`) : []
    const groups = until?.kind === 'task' ? until.groups.map((who) => `group ${who}`) : []
    const stored = rows.filter((one) => one['wait_id'] === id).map(({ kind, who }) => `${String(kind)} ${String(who)}`)
    const expected = [...new Set([...users, ...groups])]
    return isDeepStrictEqual(stored.sort(), expected.sort()) ? [] : [`wer Aufgabe ${String(wait)} nehmen darf`]
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
