/** Doing a task: its form is held against the rules, then the case goes on, all in one commit. */
import {
  deliveryFieldOf,
  outcomeOf,
  validateForm,
  type Form,
  type FormError,
  type Variables,
} from '../../engine/index.ts'
import type { Staff } from '../access/index.ts'
import { ZONE, type Context } from '../context.ts'
import type { PostedFields } from '../http/body.ts'
import { markSent } from '../records/deliveries.ts'
import type { Also } from '../runtime/contract.ts'
import { refuseTaken } from './change-task.ts'
import type { OpenTask } from './open-task.ts'

/** Errors to show, or nothing when the case has gone on. */
export async function completeTask(
  context: Context,
  staff: Staff,
  task: OpenTask,
  form: Form | null,
  data: Variables,
  posted: PostedFields,
): Promise<readonly FormError[]> {
  await refuseTaken(context, staff, task)
  const { values, errors } = form
    ? validateForm(form, posted, { now: context.clock.now(), zone: ZONE, data })
    : { values: {}, errors: [] }
  const problems = form ? [...errors, ...missingOutcome(form, values, errors)] : errors
  if (problems.length > 0) return problems
  const command = { type: 'resume', wait: task.row.wait, variables: values, by: staff.login } as const
  await context.runtime.send(
    task.row.case_id,
    command,
    staff.login,
    form ? sentWith(context, staff, form, values, data) : undefined,
  )
  return []
}

/** The outcome is a button: without one the person pressed Enter or an old page was sent. */
function missingOutcome(form: Form, values: Variables, errors: readonly FormError[]): readonly FormError[] {
  const outcome = outcomeOf(form)
  if (!outcome || typeof values[outcome.key] === 'string' || errors.some(({ key }) => key === outcome.key)) return []
  return [{ key: outcome.key, message: 'Bitte schließen Sie die Aufgabe mit einer der Schaltflächen unten ab.' }]
}

/** A date with `lz:delivery` says when the case's letter was posted: the delivery is marked in the same commit. */
function sentWith(context: Context, staff: Staff, form: Form, values: Variables, data: Variables): Also | undefined {
  const field = deliveryFieldOf(form)
  const day = field ? values[field.key] : null
  const number = data['sendung']
  if (typeof day !== 'string' || typeof number !== 'string') return undefined
  return (trx, { id }) => markSent(trx, context, id, number, day, staff.login)
}
