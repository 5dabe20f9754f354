/** Who may read a process: managers and leadership all of them, others those that their office was asked about or in which somebody has named them. */
import { hasRole, type Staff } from '../access/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { wasTold } from '../records/notices.ts'
import { agreements } from './agreement/store.ts'
import { aboutComment } from './comments/say.ts'

/** Managers and leadership go on to all pages of a process. */
export const seesAll = (staff: Staff): boolean => hasRole(staff, 'manager', 'lead')

/** Whoever works in the office or leads it. */
export const speaksFor = (staff: Staff, office: string): boolean =>
  staff.grants.some(({ role, office: own }) => ['caseworker', 'lead'].includes(role) && (own === '*' || own === office))

/** For those who have nothing to do with a process. */
export const notSent = (): Failure => new Failure('forbidden', 'Dieser Prozess wurde Ihrem Amt nicht gesendet.')

export async function mayRead(context: Context, process: string, staff: Staff): Promise<boolean> {
  if (seesAll(staff)) return true
  const sent = await agreements(context, process)
  return sent.some(({ office }) => speaksFor(staff, office)) || wasTold(context, staff, aboutComment(process))
}
