/** The staff as colleagues see them: who can take a task, who is away, and names instead of logins. */
import type { Context } from '../context.ts'

export interface Colleague {
  readonly login: string
  readonly name: string
  /** Last day of absence; null while here. */
  readonly absentUntil: string | null
}

interface Row {
  readonly login: string
  readonly name: string
  readonly absent_until: string | null
}

const toColleague = ({ login, name, absent_until }: Row, today: string): Colleague => ({
  login,
  name,
  absentUntil: absent_until !== null && absent_until >= today ? absent_until : null,
})

/** Caseworkers of these offices, by name; closed accounts left out. */
export async function colleaguesIn(
  { db, town }: Pick<Context, 'db' | 'town'>,
  offices: readonly string[],
  today: string,
): Promise<readonly Colleague[]> {
  const rows = await db('accounts')
    .join('grants', (join) => join.on('grants.town', 'accounts.town').andOn('grants.account_id', 'accounts.id'))
    .where({ 'accounts.town': town.id, 'accounts.disabled_at': null, 'grants.role': 'caseworker' })
    .whereIn('grants.office', [...offices, '*'])
    .distinct('accounts.login', 'accounts.name', 'accounts.absent_until')
    .orderBy('accounts.name')
  return (rows as Row[]).map((row) => toColleague(row, today))
}

/** The staff whose accounts are open and have one of these roles, by name. */
export async function colleaguesWith(
  { db, town }: Pick<Context, 'db' | 'town'>,
  roles: readonly string[],
): Promise<readonly Pick<Colleague, 'login' | 'name'>[]> {
  return db('accounts')
    .join('grants', (join) => join.on('grants.town', 'accounts.town').andOn('grants.account_id', 'accounts.id'))
    .where({ 'accounts.town': town.id, 'accounts.disabled_at': null })
    .whereIn('grants.role', roles)
    .distinct('accounts.login', 'accounts.name')
    .orderBy('accounts.name')
}

/** Where mails for an office go: its own address, and those of the people who work there or lead it. */
export async function mailOfOffice(
  { db, town }: Pick<Context, 'db' | 'town'>,
  office: string,
): Promise<readonly string[]> {
  const own = await db('offices').where({ town: town.id, key: office }).whereNotNull('email').pluck<string[]>('email')
  const people = await db('accounts')
    .join('grants', (join) => join.on('grants.town', 'accounts.town').andOn('grants.account_id', 'accounts.id'))
    .where({ 'accounts.town': town.id, 'accounts.disabled_at': null, 'grants.office': office })
    .whereIn('grants.role', ['caseworker', 'lead'])
    .whereNotNull('accounts.email')
    .pluck<string[]>('accounts.email')
  return [...new Set([...own, ...people])]
}

/** The address of a person, when there is one and the account is open. */
export async function mailOf({ db, town }: Pick<Context, 'db' | 'town'>, login: string): Promise<string | null> {
  const row = await db('accounts')
    .where({ town: town.id, login, disabled_at: null })
    .first<{ email: string | null } | undefined>('email')
  return row?.email ?? null
}

/** Everyone who ever had an account, by login. */
export async function everyone(
  { db, town }: Pick<Context, 'db' | 'town'>,
  today: string,
): Promise<ReadonlyMap<string, Colleague>> {
  const rows = await db('accounts').where({ town: town.id }).select<Row[]>('login', 'name', 'absent_until')
  return new Map(rows.map((row) => [row.login, toColleague(row, today)]))
}

/** The name of whoever acted: a colleague, the citizen, or the program itself. */
export function actorName(people: ReadonlyMap<string, Colleague>, actor: string | null): string {
  if (actor === null || actor === 'system') return 'Laufzettel (automatisch)'
  if (actor === 'citizen') return 'Bürgerin oder Bürger'
  return people.get(actor)?.name ?? actor
}

/** Names of the town's offices by key. */
export async function officeNames({ db, town }: Pick<Context, 'db' | 'town'>): Promise<ReadonlyMap<string, string>> {
  const rows = await db('offices').where({ town: town.id }).select<{ key: string; name: string }[]>('key', 'name')
  return new Map(rows.map(({ key, name }) => [key, name]))
}
