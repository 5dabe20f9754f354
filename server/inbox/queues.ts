/** The queues from which a person's tasks come. They are few: a group, or anyone, for each office and domain whose cases have open tasks. */
import type { Knex } from 'knex'
import { mayWorkOn, officesOf, type Staff } from '../access/index.ts'
import type { Context } from '../context.ts'
import { partsOfHome } from '../runtime/index.ts'

export interface Queue {
  /** The group; empty for the tasks of anyone of the case's office. */
  readonly who: string
  readonly home: string
}

type Place = Pick<Context, 'db' | 'town'>

/** The same right as of `tasksFor`, decided once a queue instead of once a task. */
export function mayDo(staff: Staff, { who, home }: Queue): boolean {
  const offices = officesOf(staff)
  const { office, domain } = partsOfHome(home)
  const seen = mayWorkOn(staff, { office, domain })
  if (who === '') return seen
  const given = offices.includes(who) && who !== office
  return given || (seen && (offices.includes(who) || offices.includes('*')))
}

/** The queues that there are, of those that the person may see. */
export async function queuesOf({ db, town }: Place, staff: Staff): Promise<readonly Queue[]> {
  const offices = officesOf(staff)
  const own = ['', ...offices.filter((office) => office !== '*')]
  const names = offices.includes('*') ? allNames : own.map(() => 'select ? as who').join(' union all ')
  const bindings = offices.includes('*') ? [town.id, town.id] : own
  const first = `(select min(c.home) from wait_candidates c where c.town = ? and c.who = n.who and c.home is not null)`
  const next = `(select min(c.home) from wait_candidates c where c.town = ? and c.who = q.who and c.home > q.home)`
  const sql = `with recursive names(who) as (${names}),
    queues(who, home) as (select n.who, ${first} from names n
      union all select q.who, ${next} from queues q where q.home is not null)
    select who, home from queues where home is not null`
  const found = rowsOf<Queue>(await db.raw(sql, [...bindings, town.id, town.id] as Knex.RawBinding[]))
  return found.filter((queue) => mayDo(staff, queue))
}

/** Each name is looked for behind the one before, so that this takes as long as there are names, not tasks. */
const allNames = `select min(who) from wait_candidates where town = ? and home is not null
  union all select (select min(c.who) from wait_candidates c where c.town = ? and c.home is not null and c.who > names.who)
  from names where names.who is not null`

/** PostgreSQL answers a raw query with a result, SQLite with the rows. */
export const rowsOf = <T>(answer: unknown): T[] =>
  (Array.isArray(answer) ? answer : (answer as { rows: T[] }).rows) as T[]
