/** New post: what citizens sent to running cases and nobody of the office has looked at since. */
import { mayWorkOn, type Staff } from '../access/index.ts'
import type { Context } from '../context.ts'
import type { Instant } from '../../engine/index.ts'
import { partsOfHome } from '../runtime/index.ts'
import { rowsOf } from './queues.ts'
import { MOST } from './task-lists.ts'

export interface PostRow {
  readonly document: string
  readonly document_title: string
  readonly created_at: Instant
  readonly number: string
  readonly title: string
}

type Place = Pick<Context, 'db' | 'town'>

/** The oldest first, so many as are counted of tasks, and one more when there are more. */
export async function newPost(place: Place, staff: Staff): Promise<readonly PostRow[]> {
  const { db, town } = place
  const homes = (await homesOf(place)).filter((home) => mayWorkOn(staff, partsOfHome(home)))
  const found = await Promise.all(
    homes.map((home) =>
      db('documents as d')
        .join('cases as c', (join) => join.on('c.town', 'd.town').andOn('c.id', 'd.case_id'))
        .where({ 'd.town': town.id, 'd.post_of': home, 'c.status': 'running' })
        .orderBy('d.id')
        .limit(MOST + 1)
        .select<(PostRow & { id: number })[]>(
          { id: 'd.id', document: 'd.number', document_title: 'd.title' },
          'd.created_at',
          'c.number',
          'c.title',
        ),
    ),
  )
  const all = found.flat().sort((a, b) => a.id - b.id)
  return all.slice(0, MOST + 1)
}

/** To whom there is post, each looked for behind the one before. */
async function homesOf({ db, town }: Place): Promise<readonly string[]> {
  const next = `select min(d.post_of) from documents d where d.town = ? and`
  const sql = `with recursive homes(home) as (${next} d.post_of is not null
    union all select (${next} d.post_of > homes.home) from homes where homes.home is not null)
    select home from homes where home is not null`
  return rowsOf<{ home: string }>(await db.raw(sql, [town.id, town.id])).map(({ home }) => home)
}
