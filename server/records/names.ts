/** What people and offices are called in sentences about a case. */
import type { Names } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { officeNames } from './colleagues.ts'

type Called = ReadonlyMap<string, { readonly name: string }>

export const namesFrom = (people: Called, offices: ReadonlyMap<string, string>): Names => ({
  person: (login) => people.get(login)?.name ?? login,
  group: (key) => offices.get(key) ?? key,
})

/** The names of a town. */
export async function namesIn({ db, town }: Pick<Context, 'db' | 'town'>): Promise<Names> {
  const accounts = await db('accounts')
    .where({ town: town.id })
    .select<{ login: string; name: string }[]>('login', 'name')
  const people = new Map(accounts.map(({ login, name }) => [login, { name }]))
  return namesFrom(people, await officeNames({ db, town }))
}
