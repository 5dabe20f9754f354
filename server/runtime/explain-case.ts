/** Why a stored case is waiting, by its number. */
import { explain, type Names, type Reason } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { Failure } from '../errors.ts'
import { parseCaseNumber } from './case-number.ts'
import { loadCase } from './store/cases.ts'
import { worldsOf } from './world.ts'

export interface ExplainedCase {
  readonly number: string
  readonly status: string
  readonly reasons: readonly Reason[]
}

/** @param typed a case number as people write it. Throws `unknown-case`. */
export async function explainCase(db: Db, town: Town, typed: string, names?: Names): Promise<ExplainedCase> {
  const number = parseCaseNumber(typed)
  const row = number && (await db('cases').where({ town: town.id, number }).first<{ id: number } | undefined>('id'))
  if (!number || !row) throw new Failure('unknown-case', typed)
  const { case: state, deployment } = await loadCase(db, town, row.id)
  const { world } = await worldsOf(db, town).around(deployment, state)
  return { number, status: state.status, reasons: explain(world, state, names) }
}
