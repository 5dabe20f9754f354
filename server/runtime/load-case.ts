/** Reads a case from its rows, as of one moment. */
import type { Case } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { snapshot } from '../db/transactions.ts'
import { Failure } from '../errors.ts'
import type { CaseRef } from './contract.ts'
import { toCase, type CaseRow, type ItemRow, type TokenRow, type WaitRow } from './rows.ts'

/** A case as stored, with what the next step of it builds on. */
export interface Stored {
  readonly case: Case
  readonly ref: CaseRef
  readonly deployment: number
  /** Hash of its last step. */
  readonly head: string
}

/** Throws `unknown-case`. */
export function loadCase(db: Db, town: Town, id: number): Promise<Stored> {
  return snapshot(db, async (trx) => {
    const mine = { town: town.id, case_id: id }
    const row = await trx('cases').where({ town: town.id, id }).first<CaseRow | undefined>(caseColumnNames)
    if (!row) throw new Failure('unknown-case', String(id))
    const tokens = await trx('tokens').where(mine).orderBy('token').select<TokenRow[]>()
    const waits = await trx('waits')
      .where(mine)
      .orderBy('wait')
      .select<WaitRow[]>('wait', 'token', 'element', 'since', 'until')
    const looping = tokens.some(({ rest }) => rest !== null)
    const items = looping ? await trx('items').where(mine).select<ItemRow[]>('token', 'index', 'value') : []
    const ref = { id: row.id, number: row.number }
    return { case: toCase(row, tokens, waits, items), ref, deployment: row.deployment_id, head: row.head_hash }
  })
}

const caseColumnNames = ['id', 'number', 'deployment_id', 'status', 'seq', 'at', 'rest', 'head_hash'] as const
