/** One case: its chain, its steps played again against its rows, and the heads that checkpoints hold of it. All as of one moment. */
import { newCase, replay, upcast, type Event } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Db, Trx } from '../db/connect.ts'
import { snapshot } from '../db/transactions.ts'
import { breaksOf, type StepRow } from '../runtime/verify-chain.ts'
import { compareState } from './compare-state.ts'
import { finding, type Finding, type What } from './finding.ts'
import type { DeployedModel } from './models.ts'
import { recordsOf, tablesOfCases } from './records.ts'

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

export interface VerifyCaseInput {
  readonly db: Db
  readonly town: Town
  readonly id: number
  readonly witnesses: readonly Witness[]
  readonly models: ReadonlyMap<string, DeployedModel>
}

export function verifyCase({ db, town, id, witnesses, models }: VerifyCaseInput): Promise<VerifiedCase> {
  return snapshot(db, async (trx) => {
    const row = await trx('cases')
      .where({ town: town.id, id })
      .first<{ number: string; head_hash: string } | undefined>('number', 'head_hash')
    const steps = await trx('steps').where({ town: town.id, case_id: id }).orderBy('seq').select<StepRow[]>()
    const erased = steps.some(({ payload }) => payload === null)
    if (!row) return { steps: steps.length, erased, findings: [await missing(trx, town, id)] }
    const chain = breaksOf(steps, id, row.head_hash).map(({ seq, why }) =>
      finding(names[why], { case: row.number, seq }),
    )
    const hashes = new Map(steps.map(({ seq, hash }) => [seq, hash]))
    const unseen = witnesses
      .filter(({ seq, hash }) => hashes.get(seq) !== hash)
      .map(({ seq, checkpoint }) => finding('head-missing', { case: row.number, seq, checkpoint }))
    // A broken chain gives no state to compare with.
    const state = erased || chain.length > 0 ? [] : await stateOf(trx, town, { id, number: row.number, steps, models })
    const records = await recordsOf(trx, town, { id, number: row.number, steps })
    return { steps: steps.length, erased, findings: [...chain, ...unseen, ...state, ...records] }
  })
}

/** Rows of a case that is not there, by their tables. */
async function missing(trx: Trx, town: Town, id: number): Promise<Finding> {
  const left: string[] = []
  for (const table of tablesOfCases)
    if (await trx(table).where({ town: town.id, case_id: id }).first('case_id')) left.push(table)
  return finding('case-missing', { case: `Nr. ${id}`, detail: left.length > 0 ? left.join(', ') : null })
}

interface Stepped {
  readonly id: number
  readonly number: string
  readonly steps: readonly StepRow[]
  readonly models: ReadonlyMap<string, DeployedModel>
}

async function stateOf(trx: Trx, town: Town, { id, number, steps, models }: Stepped): Promise<Finding[]> {
  try {
    const played = steps.map(({ format, payload, actor }) => ({
      actor,
      events: upcast(format, (JSON.parse(payload ?? '') as { events: Event[] }).events),
    }))
    const state = replay(
      newCase(String(id), ''),
      played.flatMap(({ events }) => events),
    )
    const runsOn = models.get(state.model)
    // Its model was changed, which is a finding of its own.
    if (!runsOn) return []
    const differs = await compareState(trx, town, id, { state, steps: played, runsOn, models })
    return differs.map((detail) => finding('state', { case: number, detail }))
  } catch (error) {
    return [finding('unreadable', { case: number, detail: error instanceof Error ? error.message : String(error) })]
  }
}
