/** Accounts of the town's staff as the administration sees them. */
import type { Grant } from '../access/index.ts'
import type { Context } from '../context.ts'

export interface Person {
  readonly id: number
  readonly login: string
  readonly name: string
  readonly email: string | null
  readonly absent_until: string | null
  readonly disabled_at: string | null
  readonly grants: readonly Grant[]
}

interface GrantRow extends Grant {
  readonly account_id: number
}

export async function people({ db, town }: Context): Promise<readonly Person[]> {
  const accounts = await db('accounts')
    .where({ town: town.id })
    .orderBy('name')
    .select<Omit<Person, 'grants'>[]>('id', 'login', 'name', 'email', 'absent_until', 'disabled_at')
  const grants = await db('grants')
    .where({ town: town.id })
    .select<GrantRow[]>('account_id', 'role', 'office', 'domain')
  return accounts.map((account) => ({ ...account, grants: grants.filter((grant) => grant.account_id === account.id) }))
}

/** Sets until which day the person is away; null means here. */
export async function setAbsence({ db, town }: Context, id: number, until: string | null): Promise<void> {
  await db('accounts').where({ town: town.id, id }).update({ absent_until: until })
}

/** Sets where mails for the person go; null means nowhere. */
export async function setEmail({ db, town }: Context, id: number, email: string | null): Promise<void> {
  await db('accounts').where({ town: town.id, id }).update({ email })
}

/** Closes or reopens an account; a closed one loses its sessions at once. */
export async function setDisabled({ db, town, clock }: Context, id: number, disabled: boolean): Promise<void> {
  await db.transaction(async (trx) => {
    await trx('accounts')
      .where({ town: town.id, id })
      .update({ disabled_at: disabled ? clock.now() : null })
    if (disabled) await trx('sessions').where({ town: town.id, account_id: id }).delete()
  })
}
