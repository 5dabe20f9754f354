/** Checks the trail of one case or of all: every hash, the links between them, and that the case still ends where they end. */
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
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

/** Reads case by case, so that it needs no more memory than the longest trail. */
export async function verifyChain(db: Db, town: Town, caseId?: number): Promise<ChainReport> {
  const cases = await db('cases')
    .where({ town: town.id, ...(caseId !== undefined && { id: caseId }) })
    .orderBy('id')
    .select<{ id: number; head_hash: string }[]>('id', 'head_hash')
  let steps = 0
  const breaks: Break[] = []
  for (const { id, head_hash } of cases) {
    const rows = await db('steps').where({ town: town.id, case_id: id }).orderBy('seq').select<StepRow[]>()
    steps += rows.length
    breaks.push(...breaksOf(rows, id, head_hash))
  }
  return { cases: cases.length, steps, breaks }
}

type StepRow = StepHeader & {
  readonly payload: string | null
  readonly salt: string | null
  readonly digest: string
  readonly previous: string
  readonly hash: string
}

function breaksOf(rows: readonly StepRow[], caseId: number, head: string): Break[] {
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
