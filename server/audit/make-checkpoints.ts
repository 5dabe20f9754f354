/** Makes checkpoints: the heads of all cases that no checkpoint holds yet, in portions, each signed. */
import type { Clock } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import { chunks } from '../db/chunks.ts'
import type { Db, Trx } from '../db/connect.ts'
import { GENESIS } from '../runtime/index.ts'
import { hashOf, rootOf, signed, type Checkpoint, type Head } from './checkpoint.ts'
import type { SigningKey } from './keys.ts'
import { lastCheckpoint } from './stored-checkpoints.ts'

/** Cases that are looked at in one query, so that the others do not wait long for the database. */
const LOOK = 1_000
/** Heads in one checkpoint. */
const LARGEST = 5_000

interface CheckpointContext {
  readonly db: Db
  readonly town: Town
  readonly clock: Clock
}

/** Makes one checkpoint at least, even when nothing has happened since the last: that too is worth knowing. */
export async function makeCheckpoints(context: CheckpointContext, key: SigningKey): Promise<Checkpoint[]> {
  const made: Checkpoint[] = []
  let after = 0
  do {
    const { heads, next } = await newHeads(context, after)
    const checkpoint = await store(context, key, heads)
    // Another server is at it.
    if (!checkpoint) return made
    made.push(checkpoint)
    after = next ?? 0
  } while (after > 0)
  return made
}

/** Heads that no checkpoint holds, of cases past `after`; and from where to go on when these are enough for one. */
async function newHeads(
  { db, town }: CheckpointContext,
  after: number,
): Promise<{ heads: Head[]; next: number | null }> {
  const heads: Head[] = []
  for (let from = after; heads.length < LARGEST;) {
    const looked = await db('cases')
      .where({ town: town.id })
      .where('id', '>', from)
      .orderBy('id')
      .limit(LOOK)
      .select<Head[]>({ caseId: 'id', seq: 'seq', hash: 'head_hash' })
    const last = looked.at(-1)
    if (!last) return { heads, next: null }
    const known = await db('checkpoint_heads')
      .where({ town: town.id })
      .where('case_id', '>', from)
      .where('case_id', '<=', last.caseId)
      .pluck<string[]>('hash')
    const hashes = new Set(known)
    heads.push(...looked.filter(({ hash }) => hash !== GENESIS && !hashes.has(hash)))
    from = last.caseId
    if (heads.length >= LARGEST) return { heads, next: from }
  }
  return { heads, next: null }
}

/** Null when another server has made the checkpoint of this number meanwhile. */
async function store(
  { db, town, clock }: CheckpointContext,
  key: SigningKey,
  heads: readonly Head[],
): Promise<Checkpoint | null> {
  const last = await lastCheckpoint(db, town)
  const number = (last?.number ?? 0) + 1
  const previous = last ? hashOf(last) : GENESIS
  const content = { town: town.key, number, at: clock.now(), heads: heads.length, root: rootOf(heads), previous }
  const checkpoint = signed(content, key)
  return db.transaction(async (trx) => ((await insert(trx, town, checkpoint, heads)) ? checkpoint : null))
}

async function insert(trx: Trx, town: Town, checkpoint: Checkpoint, heads: readonly Head[]): Promise<boolean> {
  const inserted = await trx('checkpoints')
    .insert({ ...checkpoint, town: town.id })
    .onConflict(['town', 'number'])
    .ignore()
    .returning<{ number: number }[]>('number')
  if (inserted.length === 0) return false
  const rows = heads.map(({ caseId, seq, hash }) => ({
    ...{ town: town.id, checkpoint: checkpoint.number },
    ...{ case_id: caseId, seq, hash },
  }))
  for (const some of chunks(rows)) await trx('checkpoint_heads').insert(some)
  return true
}
