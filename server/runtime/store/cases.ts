/** The cases of a town: what one node of the runtime reads and moves. */
import type { Clock } from '../../../engine/index.ts'
import type { Town } from '../../context.ts'
import type { Db } from '../../db/connect.ts'
import { Failure } from '../../errors.ts'
import { withDataStores } from '../data-stores.ts'
import type { Worlds } from '../world.ts'
import { batcher, type Commit } from './batcher.ts'
import { cacheOf } from './cache.ts'
import type { Stored } from './saving.ts'
import { storeOf } from './store.ts'

export interface Cases {
  readonly commit: Commit
  /** A case as it stands in the database now. Throws `unknown-case`. */
  load(id: number): Promise<Stored>
}

/** What fits into the memory of a small server beside everything else. */
const CACHE = 48 * 1024 * 1024

export interface CasesInput {
  readonly db: Db
  readonly town: Town
  readonly clock: Clock
  readonly worlds: Worlds
  /** Length of the text of all cases that are kept in memory. */
  readonly cache?: number
}

export function casesOf({ db, town, clock, worlds, cache: limit = CACHE }: CasesInput): Cases {
  const store = storeOf(db)
  const cache = cacheOf(limit)
  return {
    commit: withDataStores(db, batcher({ store, cache, worlds, town: town.id, now: () => clock.now() })),
    async load(id) {
      const known = cache.get(id)
      // The number of events is the case's lock: equal numbers are equal cases.
      if (known && (await store.seqOf(town.id, id)) === known.case.seq) return known
      const stored = await loadCase(db, town, id)
      cache.put(stored)
      return stored
    },
  }
}

/** Throws `unknown-case`. */
export async function loadCase(db: Db, town: Town, id: number): Promise<Stored> {
  const [stored] = await storeOf(db).load(town.id, [id])
  if (!stored) throw new Failure('unknown-case', String(id))
  return stored
}
