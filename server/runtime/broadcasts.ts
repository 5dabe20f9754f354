/**
 * Brings signals to the cases that wait for them (rule 14). The commit that throws writes one row; batches walk the waits that
 * existed then, case by case, each with its step and the cursor in one commit; start events come last.
 */
import type { Knex } from 'knex'
import type { Command, Variables, WaitId } from '../../engine/index.ts'
import type { Db, Trx } from '../db/connect.ts'
import { isTemporary } from '../db/problems.ts'
import { retrying } from '../db/transactions.ts'
import { latestOf, newborn } from './newborn.ts'
import type { Parts } from './parts.ts'
import { stoppedAt } from './stop-at.ts'
import { startWaitsIn, stillWaits } from './start-waits.ts'
import { newestStep } from './store/tables.ts'
import { Overtaken } from './store/unit.ts'

export interface Signal {
  readonly name: string
  readonly variables: Variables
  readonly at: string
  /** The case that threw it: it has caught it already. */
  readonly thrownBy: number | null
  readonly actor: string | null
}

interface BroadcastRow {
  readonly id: number
  readonly name: string
  readonly variables: string
  readonly thrown_by: number | null
  readonly actor: string | null
  readonly up_to: number
  readonly after_case: number
}

export async function insertBroadcast(db: Db | Trx, town: number, signal: Signal): Promise<void> {
  const { name, variables, at, thrownBy, actor } = signal
  await db('broadcasts').insert({
    town,
    name,
    variables: JSON.stringify(variables),
    thrown_by: thrownBy,
    thrown_at: at,
    actor,
    up_to: db.raw(newestStep('?'), [town]),
    after_case: 0,
  })
}

/** Brings the oldest signal to everyone; returns how many there were, 0 or 1. */
export async function deliverBroadcast(parts: Parts): Promise<number> {
  const { db, town } = parts
  const row = await db('broadcasts').where({ town: town.id }).orderBy('id').first<BroadcastRow | undefined>()
  if (!row) return 0
  const { thrown_by, name, up_to } = row
  for (let after: number | null = Number(row.after_case); after !== null;) {
    const next = await nextCase(parts, { name, thrown_by, up_to }, after)
    if (next === null) await finish(parts, row)
    else await reach(parts, row, next, after)
    after = next
  }
  return 1
}

/** The next running case by birth that stood where it waits for the signal when that was thrown. */
async function nextCase(
  { db, town }: Parts,
  { name, thrown_by, up_to }: Pick<BroadcastRow, 'name' | 'thrown_by' | 'up_to'>,
  after: number,
): Promise<number | null> {
  const found = await db('waits as w')
    .join('cases as c', (on) => on.on('c.town', 'w.town').andOn('c.id', 'w.case_id'))
    .where({ 'w.town': town.id, 'w.kind': 'signal', 'w.name': name, 'c.status': 'running' })
    .whereExists(madeBefore(db, up_to))
    .where('w.case_id', '>', after)
    .whereNot('w.case_id', thrown_by ?? 0)
    .min<{ id: number | null }[]>({ id: 'w.case_id' })
    .first()
  return found?.id ?? null
}

/**
 * The step that made the waiting token had been taken when the signal was thrown. The wait itself may be younger: what does not interrupt
 * waits anew after each signal, and the next one may have been thrown before that.
 */
function madeBefore(db: Db, upTo: number): Knex.QueryBuilder {
  const made = db('steps as s').whereRaw('s.town = w.town and s.case_id = w.case_id and s.seq >= w.token')
  return made.where('s.id', '<=', upTo).select(db.raw('1'))
}

/** A case that cannot take it does not keep it from the others. */
async function reach(parts: Parts, row: BroadcastRow, id: number, after: number): Promise<void> {
  const { cases, town, log } = parts
  const { name, actor } = row
  const command: Command = { type: 'signal', name, variables: JSON.parse(row.variables) as Variables }
  try {
    await cases.commit({
      town: town.id,
      commands: [{ caseId: id, command, actor }],
      first: async (trx) => {
        const cursor = trx('broadcasts').where({ town: town.id, id: row.id }).where('after_case', '<=', after)
        if ((await cursor.update({ after_case: id })) !== 1) throw new Overtaken()
      },
      background: true,
    })
  } catch (error) {
    if (error instanceof Overtaken) return
    // The cursor stands before this case: it is its turn again when the database is back.
    if (isTemporary(error)) throw error
    if (await stoppedAt(parts, error, () => waitsFor(parts, id, name))) return
    log.error({ err: error, case: id, signal: name }, 'a signal could not be brought to a case')
  }
}

async function waitsFor({ cases }: Parts, id: number, name: string): Promise<readonly WaitId[]> {
  const waits = Object.values((await cases.load(id)).case.waits)
  return waits.flatMap((wait) => (wait.until.kind === 'signal' && wait.until.name === name ? wait.id : []))
}

/** Start events of the newest versions begin a case each; with that the signal is done. */
async function finish(parts: Parts, row: BroadcastRow): Promise<void> {
  const { db, town } = parts
  const received = JSON.parse(row.variables) as Variables
  await retrying(async () => {
    const starts = await startWaitsIn(db, town.id, { kind: 'signal', name: row.name })
    const births = await Promise.all(
      starts.map(async (start) => {
        const { process } = start
        const deployed = await latestOf(parts, process)
        return newborn(parts, { deployed, process, start, received, actor: row.actor ?? 'system', unattended: true })
      }),
    )
    const first = async (trx: Trx): Promise<void> => {
      if ((await trx('broadcasts').where({ town: town.id, id: row.id }).delete()) !== 1) throw new Overtaken()
      for (const start of starts) await stillWaits(trx, town.id, start)
    }
    await parts.cases.commit({ town: town.id, births, first }).catch((error: unknown) => {
      if (!(error instanceof Overtaken)) throw error
    })
  })
}
