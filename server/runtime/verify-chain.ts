/** Checks the trail of one case or of all: every hash, the links between them, and that the case still ends where they end. */
import type { Town } from '../context.ts'
import type { Db, Trx } from '../db/connect.ts'
import { snapshot } from '../db/transactions.ts'
import { Failure } from '../errors.ts'
import { digestOf, GENESIS, hashOf, type StepHeader } from './trail.ts'

export interface Break {
  readonly caseId: number
  /** The step at which it shows; null when the case's head does not fit its last step. */
  readonly seq: number | null
  readonly why: 'payload' | 'hash' | 'link' | 'head'
}

export interface ChainReport {
  readonly cases: number
  readonly steps: number
  readonly breaks: readonly Break[]
}

/** Reads case by case, each as of one moment, so that it may run beside the work and needs no more memory than the longest trail. */
export async function verifyChain(db: Db, town: Town, caseId?: number): Promise<ChainReport> {
  const ids =
    caseId === undefined ? await db('cases').where({ town: town.id }).orderBy('id').pluck<number[]>('id') : [caseId]
  let steps = 0
  const breaks: Break[] = []
  for (const id of ids) {
    const { rows, head } = await snapshot(db, (trx) => trailOf(trx, town.id, id))
    steps += rows.length
    breaks.push(...breaksOf(rows, id, head))
  }
  return { cases: ids.length, steps, breaks }
}

async function trailOf(trx: Trx, town: number, id: number): Promise<{ rows: StepRow[]; head: string }> {
  const found = await trx('cases').where({ town, id }).first<{ head_hash: string } | undefined>('head_hash')
  if (!found) throw new Failure('unknown-case', String(id))
  return {
    rows: await trx('steps').where({ town, case_id: id }).orderBy('seq').select<StepRow[]>(),
    head: found.head_hash,
  }
}

export type StepRow = StepHeader & {
  readonly payload: string | null
  readonly salt: string | null
  readonly digest: string
  readonly previous: string
  readonly hash: string
}

/** Where the chain of one case is broken; `head` is what the case's row says of its last step. */
export function breaksOf(rows: readonly StepRow[], caseId: number, head: string): Break[] {
  const breaks: Break[] = []
  let previous = GENESIS
  for (const row of rows) {
    const { seq, payload, salt, digest } = row
    if (payload !== null && digestOf(salt ?? '', payload) !== digest) breaks.push({ caseId, seq, why: 'payload' })
    if (row.previous !== previous) breaks.push({ caseId, seq, why: 'link' })
    if (hashOf(row, digest, row.previous) !== row.hash) breaks.push({ caseId, seq, why: 'hash' })
    previous = row.hash
  }
  if (head !== previous) breaks.push({ caseId, seq: null, why: 'head' })
  return breaks
}
