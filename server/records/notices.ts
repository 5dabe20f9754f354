/** Notices: what waits for a person or an office beside the tasks of cases. They stand on the start page and above the inbox. */
import type { Knex } from 'knex'
import type { Instant } from '../../engine/index.ts'
import type { Staff } from '../access/index.ts'
import type { Context, Town } from '../context.ts'

export interface Notice {
  readonly id: number
  readonly says: string
  /** Where to go for it, below `/amt`. */
  readonly href: string
  readonly at: string
  /** Whether it is for this person alone: then it is done when they have gone there. */
  readonly personal: boolean
}

interface NewNotice {
  /** One of the two. */
  readonly login?: string
  readonly office?: string
  /** By what it is settled, such as `freigabe:hundesteuer`. */
  readonly about: string
  readonly says: string
  readonly href: string
}

type Mine = Pick<Town, 'id'>

export async function addNotice(trx: Knex, town: Mine, notice: NewNotice, now: Instant): Promise<void> {
  const { says, ...same } = notice
  await trx('notices').insert({ town: town.id, ...same, says: says.slice(0, 250), at: now })
}

interface Row extends Pick<Notice, 'id' | 'says' | 'href' | 'at'> {
  readonly login: string | null
}

/** What waits for a person and for the offices in which they work or which they lead, the newest first. */
export async function noticesFor({ db, town }: Pick<Context, 'db' | 'town'>, staff: Staff): Promise<readonly Notice[]> {
  const offices = staff.grants.flatMap(({ role, office }) => (role === 'caseworker' || role === 'lead' ? [office] : []))
  const rows = await db('notices')
    .where({ town: town.id, done_at: null })
    .where((any) => {
      any.where({ login: staff.login }).orWhereIn('office', offices)
      if (offices.includes('*')) any.orWhereNotNull('office')
    })
    .orderBy('id', 'desc')
    .limit(MOST)
    .select<Row[]>('id', 'login', 'says', 'href', 'at')
  return rows.map(({ login, ...notice }) => ({ ...notice, personal: login !== null }))
}

const MOST = 50

/** Settles what is about this; of one person only when they are named. */
export async function settleNotices(
  db: Knex,
  town: Mine,
  which: { readonly about: string; readonly login?: string },
  now: Instant,
): Promise<void> {
  await db('notices')
    .where({ town: town.id, done_at: null, ...which })
    .update({ done_at: now })
}

/** Settles a person's own notice and says where it leads; null when it is not theirs. */
export async function openNotice(
  { db, town, clock }: Pick<Context, 'db' | 'town' | 'clock'>,
  staff: Staff,
  id: number,
): Promise<string | null> {
  const mine = { town: town.id, id, login: staff.login }
  const row = await db('notices').where(mine).first<{ href: string } | undefined>('href')
  if (row)
    await db('notices')
      .where({ ...mine, done_at: null })
      .update({ done_at: clock.now() })
  return row?.href ?? null
}

/** Whether a person was ever told about this. */
export async function wasTold(
  { db, town }: Pick<Context, 'db' | 'town'>,
  { login }: Pick<Staff, 'login'>,
  about: string,
): Promise<boolean> {
  return (await db('notices').where({ town: town.id, login, about }).first('id')) !== undefined
}
