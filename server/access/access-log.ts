/** Reading a case of a person leaves a row: who, in which role, for what, when (GDPR Art. 5(2), 32; § 30 AO). */
import type { Context } from '../context.ts'
import { hasRole, roleNames, type Staff } from './rights.ts'

/** With that the case's new post has been seen. */
export async function noteAccess(
  { db, town, clock }: Context,
  caseId: number,
  staff: Staff,
  purpose: string,
): Promise<void> {
  const role = hasRole(staff, 'caseworker') ? roleNames.caseworker : roleNames.clerk
  await db('access').insert({ town: town.id, case_id: caseId, who: staff.login, role, purpose, at: clock.now() })
  await db('documents').where({ town: town.id, case_id: caseId }).whereNotNull('post_of').update({ post_of: null })
}
