/** The form with which a process begins, as the latest deployed version has it. */
import { parseForm, type Form } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { startFormOf } from '../runtime/index.ts'
import type { ServiceDefinition } from '../services/definition.ts'

export interface ApplicationForm {
  readonly form: Form
  /** Version of the deployment, as noted in drafts. */
  readonly version: string
}

/** Throws `unknown-process` when nothing is deployed, or the deployed model begins without a form. */
export async function applicationForm(
  { db, town }: Pick<Context, 'db' | 'town'>,
  process: string,
): Promise<ApplicationForm> {
  const start = await startFormOf(db, town, process)
  if (!start) throw new Failure('unknown-process', `${process} begins without a form`)
  return { form: parseForm(start.content).form, version: String(start.version) }
}

/** Whether anybody can begin it: a service whose process nobody has deployed yet is not online. */
export const canBegin = async ({ db, town }: Pick<Context, 'db' | 'town'>, process: string): Promise<boolean> =>
  Boolean(await startFormOf(db, town, process))

/** The services that can be begun. */
export async function onlineServices(context: Context): Promise<readonly ServiceDefinition[]> {
  const { all } = context.services
  const online = await Promise.all(all.map(({ process }) => canBegin(context, process)))
  return all.filter((_, index) => online[index])
}
