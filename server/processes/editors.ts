/** Who has changed a draft since the newest version: with four eyes none of them releases it alone. */
import type { Context } from '../context.ts'

type Of = Pick<Context, 'db' | 'town'>

export async function noteEditor(
  { db, town, clock }: Of & Pick<Context, 'clock'>,
  process: string,
  login: string,
): Promise<void> {
  const at = clock.now()
  await db('process_editors')
    .insert({ town: town.id, process, login, at })
    .onConflict(['town', 'process', 'login'])
    .merge({ at })
}

/** Their logins. */
export const editorsOf = ({ db, town }: Of, process: string): Promise<string[]> =>
  db('process_editors').where({ town: town.id, process }).orderBy('login').pluck<string[]>('login')

export async function forgetEditors({ db, town }: Of, process: string): Promise<void> {
  await db('process_editors').where({ town: town.id, process }).delete()
}
