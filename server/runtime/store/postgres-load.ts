/** Reads cases from their active rows: one statement sees one moment. */
import type { PgConnection } from '../../db/raw.ts'
import type { CaseRow, ItemRow, TokenRow, WaitRow } from '../rows.ts'
import { answerOf } from './postgres-query.ts'
import type { Stored } from './saving.ts'
import { storedOf } from './stored.ts'

const rowsIn = (table: string, columns: string, order: string): string => `
  (select json_agg(r order by ${order}) from (select ${columns} from ${table} x where x.town = c.town and x.case_id = c.id) r) as ${table}`

const byId = {
  name: 'load cases',
  text: `select c.id, c.number, c.deployment_id, c.office, c.domain, c.status, c.seq, c.at, c.rest, c.head_hash, c.begun_key,
    ${rowsIn('tokens', 'token, element, scope, via, phase, model, variables, rest', 'r.token')},
    ${rowsIn('waits', 'wait, token, element, since, until', 'r.wait')},
    ${rowsIn('items', 'token, "index", value', 'r.token, r."index"')}
  from cases c where c.town = $1 and c.id = any($2::bigint[])`,
}

type Found = CaseRow & {
  readonly tokens: readonly TokenRow[] | null
  readonly waits: readonly WaitRow[] | null
  readonly items: readonly ItemRow[] | null
}

export async function loadCases(
  connection: PgConnection,
  town: number,
  ids: readonly number[],
): Promise<readonly Stored[]> {
  const found = await answerOf<Found>(connection, byId, [town, ids])
  return found.map(({ tokens, waits, items, ...row }) =>
    storedOf({ row, tokens: tokens ?? [], waits: waits ?? [], items: items ?? [] }),
  )
}

export async function seqOfCase(connection: PgConnection, town: number, id: number): Promise<number | undefined> {
  const text = 'select seq from cases where town = $1 and id = $2'
  return (await answerOf<{ seq: number }>(connection, { name: 'seq of case', text }, [town, id]))[0]?.seq
}

export async function newestDeployment(
  connection: PgConnection,
  town: number,
  process: string,
): Promise<number | undefined> {
  const text = 'select id from deployments where town = $1 and process = $2 order by version desc limit 1'
  return (await answerOf<{ id: number }>(connection, { name: 'newest deployment', text }, [town, process]))[0]?.id
}
