/** Data stores around a commit: what a step misses is loaded and the unit tried again; what it writes is in its transaction (rule 1). */
import { changedRows, MissingRows, MOST_ROWS, type Step, type World } from '../../engine/index.ts'
import type { Db, Trx } from '../db/connect.ts'
import { Failure } from '../errors.ts'
import { loadRows, StaleRow, writeRows } from '../stores/rows.ts'
import type { CaseRef } from './contract.ts'
import type { Commit } from './store/batcher.ts'
import { withViews, type Unit, type Views } from './store/unit.ts'

/** A unit that reads many rows misses them one after another; conflicts over one row come between. */
const ATTEMPTS = 200

export function withDataStores(db: Db, commit: Commit): Commit {
  return async (unit) => {
    let views: Views = {}
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return await commit(Object.keys(views).length === 0 ? unit : seeing(unit, views))
      } catch (error) {
        if (error instanceof MissingRows) views = await more(db, unit.town, views, error)
        // Somebody was faster with a row: look at all of them again.
        else if (error instanceof StaleRow) views = {}
        else throw error
      }
    }
    throw new Failure('busy', 'the rows of data stores change faster than they can be read')
  }
}

async function more(db: Db, town: number, views: Views, { store, key }: MissingRows): Promise<Views> {
  const nothing = { stores: views } as World
  return withViews(nothing, { [store]: await loadRows(db, town, store, key, MOST_ROWS) }).stores ?? {}
}

/** The unit with rows to look at, and with those of its steps to write. */
function seeing(unit: Unit, views: Views): Unit {
  return {
    ...unit,
    views,
    also: async (trx, refs, steps) => {
      await unit.also?.(trx, refs, steps)
      await keepRows(trx, unit.town, refs, steps)
    },
  }
}

/** Steps of one unit may write the same row: each replaces what the one before left. */
async function keepRows(trx: Trx, town: number, refs: readonly CaseRef[], steps: readonly Step[]): Promise<void> {
  for (const [index, step] of steps.entries())
    await writeRows(trx, town, changedRows(step.events), { at: step.case.at, by: refs[index]?.number ?? '' })
}
