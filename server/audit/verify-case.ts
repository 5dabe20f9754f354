/** One case: its chain, its steps played again against its rows, and the heads that checkpoints hold of it. All as of one moment. */
import { newCase, replay, upcast, type Event } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Db, Trx } from '../db/connect.ts'
import { snapshot } from '../db/transactions.ts'
import { breaksOf, type StepRow } from '../runtime/verify-chain.ts'
import { compareState } from './compare-state.ts'
import { finding, type Finding, type What } from './finding.ts'

export interface Witness {
  readonly checkpoint: number
  readonly seq: number
  readonly hash: string
}

export interface VerifiedCase {
  readonly steps: number
  /** Whether some payload has been erased: then only the chain can be checked. */
  readonly erased: boolean
  readonly findings: readonly Finding[]
}

const names: Readonly<Record<'payload' | 'hash' | 'link' | 'head', What>> = {
  payload: 'payload',
  hash: 'header',
  link: 'link',
  head: 'end',
}

export function verifyCase(db: Db, town: Town, id: number, witnesses: readonly Witness[]): Promise<VerifiedCase> {
  return snapshot(db, async (trx) => {
    const row = await trx('cases')
      .where({ town: town.id, id })
      .first<{ number: string; head_hash: string } | undefined>('number', 'head_hash')
    const steps = await trx('steps').where({ town: town.id, case_id: id }).orderBy('seq').select<StepRow[]>()
    const erased = steps.some(({ payload }) => payload === null)
    if (!row) return { steps: steps.length, erased, findings: [finding('case-missing', { case: `Nr. ${id}` })] }
    const chain = breaksOf(steps, id, row.head_hash).map(({ seq, why }) =>
      finding(names[why], { case: row.number, seq }),
    )
    const hashes = new Map(steps.map(({ seq, hash }) => [seq, hash]))
    const unseen = witnesses
      .filter(({ seq, hash }) => hashes.get(seq) !== hash)
      .map(({ seq, checkpoint }) => finding('head-missing', { case: row.number, seq, checkpoint }))
    // A broken chain gives no state to compare with.
    const state = erased || chain.length > 0 ? [] : await stateOf(trx, town, id, row.number, steps)
    return { steps: steps.length, erased, findings: [...chain, ...unseen, ...state] }
  })
}

async function stateOf(
  trx: Trx,
  town: Town,
  id: number,
  number: string,
  steps: readonly StepRow[],
): Promise<Finding[]> {
  try {
    const events = steps.flatMap(({ format, payload }) =>
      upcast(format, (JSON.parse(payload ?? '') as { events: Event[] }).events),
    )
    const differs = await compareState(trx, town, id, replay(newCase(String(id), ''), events), events)
    return differs.map((detail) => finding('state', { case: number, detail }))
  } catch (error) {
    return [finding('unreadable', { case: number, detail: error instanceof Error ? error.message : String(error) })]
  }
}
