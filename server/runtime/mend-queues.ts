/** Completes what servers of the release before wrote, or left, of the queues of tasks and of the new post: they do not know them. */
import type { Clock } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { ANYONE, homeOf, NEVER } from './task-queue.ts'

const wait = 'w.town = c.town and w.id = c.wait_id'
const state = `case when w.assignee is not null then 'taken' when w.follow_up is not null then 'later' else 'open' end`
const urgency = `coalesce(w.due, '${NEVER}')`
const home = `(select ${homeOf("x.office || '", "' || x.domain")} from waits w join cases x on x.town = w.town and x.id = w.case_id where ${wait})`

/** What a table is called that is changed by a statement with subqueries about it. */
const of = (sql: string): string => sql.replaceAll('c.', 'wait_candidates.')

const statements = [
  `delete from wait_candidates where town = :town and not exists (select 1 from waits w where ${of(wait)})`,
  `insert into wait_candidates (town, wait_id, kind, who)
    select w.town, w.id, '${ANYONE}', '' from waits w where w.town = :town and w.kind = 'task'
    and not exists (select 1 from wait_candidates c where ${wait} and c.kind <> 'user') on conflict do nothing`,
  `update wait_candidates set home = ${of(home)},
      state = (select ${state} from waits w where ${of(wait)}), urgency = (select ${urgency} from waits w where ${of(wait)})
    where town = :town and kind <> 'user' and exists (select 1 from waits w where ${of(wait)}
      and (wait_candidates.home is null or wait_candidates.state <> ${state} or wait_candidates.urgency <> ${urgency}))`,
]

/** Documents among which post that such a server took in is looked for. */
const NEWEST = 5_000

const sent = `select 1 from cases x where x.town = documents.town and x.id = documents.case_id and x.status = 'running' and documents.created_at > x.received_at`
const seen = `select 1 from access a where a.town = documents.town and a.case_id = documents.case_id and a.at >= documents.created_at`
const newest = `town = :town and id > (select coalesce(max(d.id), 0) - ${NEWEST} from documents d where d.town = :town)`
const postStatements = [
  `update documents set post_of = (select ${homeOf("x.office || '", "' || x.domain")} from cases x where x.town = documents.town and x.id = documents.case_id)
    where ${newest} and post_of is null and created_by = 'citizen' and case_id is not null and exists (${sent}) and not exists (${seen})`,
  `update documents set post_of = null where town = :town and post_of is not null and exists (${seen})`,
]

/** The first migration, and the newest one after which servers of the release before leave rows incomplete. */
const [FIRST, NEWEST_SCHEMA] = ['0001-town', '0015-new-post']
/** So long a server may run on that was started before the schema moved on; on the new schema it does not start any more. */
const OLD_SERVERS_DAYS = 30

/** To be called when a server starts: whoever is upgraded last makes it complete. A schema that was made whole has never met an older server. */
export async function mendAfterUpgrade({
  clock,
  ...at
}: {
  readonly db: Db
  readonly town: Town
  readonly clock: Clock
}): Promise<void> {
  const ran = await at
    .db('schema_migrations')
    .whereIn('name', [FIRST, NEWEST_SCHEMA])
    .orderBy('name')
    .select<{ batch: number; migration_time: Date | number | string }[]>('batch', 'migration_time')
  const [first, newest] = ran
  if (!first || !newest || first.batch === newest.batch) return
  const days = (Date.parse(clock.now()) - new Date(newest.migration_time).getTime()) / 86_400_000
  if (days < OLD_SERVERS_DAYS) await mendQueues(at)
}

/** Looks at all open tasks. */
export async function mendQueues({ db, town }: { readonly db: Db; readonly town: Pick<Town, 'id'> }): Promise<void> {
  for (const sql of [...statements, ...postStatements]) await db.raw(sql, { town: town.id })
}
