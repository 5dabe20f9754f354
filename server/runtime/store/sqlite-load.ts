/** Reads cases from their active rows, all as of one moment. */
import { prepared, type SqliteConnection } from '../../db/raw.ts'
import type { CaseRow, ItemRow, TokenRow, WaitRow } from '../rows.ts'
import type { Stored } from './saving.ts'
import { storedOf } from './stored.ts'

export function loadCases(connection: SqliteConnection, town: number, ids: readonly number[]): readonly Stored[] {
  prepared(connection, 'begin').run()
  try {
    return ids.flatMap((id) => loadCase(connection, town, id) ?? [])
  } finally {
    prepared(connection, 'commit').run()
  }
}

function loadCase(connection: SqliteConnection, town: number, id: number): Stored | null {
  const all = <T>(sql: string): T[] => prepared(connection, sql).all(town, id) as T[]
  const [row] = all<CaseRow>(
    'select id, number, deployment_id, office, domain, status, seq, at, rest, head_hash, begun_key from cases where town = ? and id = ?',
  )
  if (!row) return null
  const tokens = all<TokenRow>(
    'select token, element, scope, via, phase, model, variables, rest from tokens where town = ? and case_id = ? order by token',
  )
  const waits = all<WaitRow>(
    'select wait, token, element, since, until from waits where town = ? and case_id = ? order by wait',
  )
  const looping = tokens.some(({ rest }) => rest !== null)
  const items = looping
    ? all<ItemRow>('select token, "index", value from items where town = ? and case_id = ? order by token, "index"')
    : []
  return storedOf({ row, tokens, waits, items })
}
