/** Local accounts of the staff. */
import type { Context } from '../context.ts'
import { checkNothing, checkPassword, hashPassword } from './passwords.ts'
import type { Grant } from './rights.ts'

interface AccountRow {
  readonly town: number
  readonly id: number
  readonly login: string
  readonly disabled_at: string | null
  readonly password_hash: string
  readonly failed: number
  readonly locked_until: string | null
}

const TRIES = 10
const LOCK_MS = 15 * 60 * 1000

type Place = Pick<Context, 'db' | 'town' | 'clock'>

/** The account's id when login and password fit; null otherwise, also while it is locked after ten wrong tries. */
export async function signIn({ db, town, clock }: Place, login: string, password: string): Promise<number | null> {
  const now = clock.now()
  const row = await db<AccountRow>('accounts').where({ town: town.id, login, disabled_at: null }).first()
  if (!row || (row.locked_until !== null && row.locked_until > now)) {
    await checkNothing(password)
    return null
  }
  const right = await checkPassword(row.password_hash, password)
  const locks = !right && row.failed + 1 >= TRIES
  await db('accounts')
    .where({ town: town.id, id: row.id })
    .update({
      failed: right || locks ? 0 : row.failed + 1,
      locked_until: locks ? new Date(Date.parse(now) + LOCK_MS).toISOString() : null,
    })
  return right ? row.id : null
}

export interface NewAccount {
  readonly login: string
  readonly name: string
  readonly password: string
  readonly email?: string
  readonly demo?: boolean
  readonly grants: readonly Grant[]
}

/** Adds an account with its rights. Throws when the login exists. */
export async function addAccount({ db, town, clock }: Place, account: NewAccount): Promise<number> {
  const password_hash = await hashPassword(account.password)
  return db.transaction(async (trx) => {
    const [row] = await trx('accounts')
      .insert({
        town: town.id,
        login: account.login,
        name: account.name,
        email: account.email ?? null,
        password_hash,
        demo: account.demo ?? false,
        created_at: clock.now(),
      })
      .returning('id')
    const id = (row as { id: number }).id
    if (account.grants.length > 0)
      await trx('grants').insert(account.grants.map((grant) => ({ town: town.id, account_id: id, ...grant })))
    return id
  })
}
