/** Puts a case together from its rows. */
import { toCase, type CaseRow, type ItemRow, type TokenRow, type WaitRow } from '../rows.ts'
import { homeOf } from '../task-queue.ts'
import type { Stored } from './saving.ts'

export interface CaseRows {
  readonly row: CaseRow
  readonly tokens: readonly TokenRow[]
  readonly waits: readonly WaitRow[]
  readonly items: readonly ItemRow[]
}

export function storedOf({ row, tokens, waits, items }: CaseRows): Stored {
  return {
    case: toCase(row, tokens, waits, items),
    ref: { id: row.id, number: row.number },
    deployment: row.deployment_id,
    home: homeOf(row.office, row.domain),
    head: row.head_hash,
    keyed: row.begun_key !== null,
    weight:
      row.rest.length +
      sum(tokens.map(({ variables, rest }) => variables.length + (rest?.length ?? 0))) +
      sum(waits.map(({ until }) => until.length)) +
      sum(items.map(({ value }) => value.length)),
  }
}

/** Every row costs something beside its text. */
const sum = (lengths: readonly number[]): number => lengths.reduce((total, length) => total + length + 200, 0)
