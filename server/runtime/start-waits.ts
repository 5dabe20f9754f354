/** What the newest versions wait for without a case: rows, exchanged in the transaction that deploys (rule 12). */
import {
  afterFiring,
  type Instant,
  type Model,
  type StartWait,
  startWaitsOf,
  trueStarts,
  type Variables,
} from '../../engine/index.ts'
import { ZONE } from '../context.ts'
import type { Db, Trx } from '../db/connect.ts'
import { latestOf, newborn } from './newborn.ts'
import type { Parts } from './parts.ts'
import { GivenUp, Overtaken } from './store/unit.ts'
import { wakeFor } from './wake.ts'

export interface StartWaitRow extends StartWait {
  readonly id: number
  readonly fence: number
}

const columns = [
  'id',
  'process',
  'element',
  'definition',
  'kind',
  'name',
  'expression',
  'due',
  'rest',
  'fence',
] as const

/** In the order of deployment and file. */
export function startWaitsIn(db: Db | Trx, town: number, where: Partial<StartWait> = {}): Promise<StartWaitRow[]> {
  return db('start_waits')
    .where({ town, ...where })
    .orderBy('id')
    .select<StartWaitRow[]>(columns)
}

/** The new version waits instead of the old one; an unchanged timer goes on with its count. */
export async function exchangeStartWaits(trx: Trx, town: number, model: Model, now: Instant): Promise<void> {
  const before = await startWaitsIn(trx, town, { process: model.process })
  const waits = startWaitsOf(model, { now, zone: ZONE }, before)
  await trx('start_waits').where({ town, process: model.process }).delete()
  if (waits.length === 0) return
  const rows = waits.map(({ process, element, definition, kind, name, expression, due, rest }) => ({
    town,
    ...{ process, element, definition, kind, name, expression, due, rest },
  }))
  await trx('start_waits').insert(rows)
}

/** Gives a unit up when another version waits now. */
export async function stillWaits(trx: Trx, town: number, { id }: Pick<StartWaitRow, 'id'>): Promise<void> {
  const found = await trx('start_waits').where({ town, id }).first('id')
  if (!found) throw new GivenUp('another version was deployed')
}

/** A timer's next due time and the case that it begins are one commit. False when someone else was faster. */
export async function fireTimer(parts: Parts, row: StartWaitRow, actor: string): Promise<boolean> {
  const { town, clock } = parts
  const { id, fence, process } = row
  const { due, rest } = afterFiring(row, { now: clock.now(), zone: ZONE })
  const deployed = await latestOf(parts, process)
  const first = async (trx: Trx): Promise<void> => {
    const mine = trx('start_waits').where({ town: town.id, id, fence })
    if ((await mine.update({ due, rest, leased_until: null, fence: fence + 1 })) !== 1) throw new Overtaken()
  }
  const births = [newborn(parts, { deployed, process, start: row, actor, unattended: true })]
  try {
    const done = await parts.cases.commit({ town: town.id, births, first })
    wakeFor(parts, done.steps)
    return true
  } catch (error) {
    if (error instanceof Overtaken) return false
    throw error
  }
}

/** Begins a case at each start event whose condition is true with these variables; they are the case's variables then. */
export async function beginByConditions(parts: Parts, variables: Variables, actor: string): Promise<void> {
  const { db, town, clock } = parts
  const waits = await startWaitsIn(db, town.id, { kind: 'condition' })
  for (const start of trueStarts(waits, variables, { now: clock.now(), zone: ZONE })) {
    const { process } = start
    const deployed = await latestOf(parts, process)
    const births = [newborn(parts, { deployed, process, start, variables, actor })]
    wakeFor(parts, (await parts.cases.commit({ town: town.id, births })).steps)
  }
}
