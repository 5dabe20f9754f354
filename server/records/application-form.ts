/** The form with which a process begins, as the latest deployed version has it. */
import { compile, parseForm, type Form } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'

export interface ApplicationForm {
  readonly form: Form
  /** Version of the deployment, as noted in drafts. */
  readonly version: string
}

interface Resource {
  readonly kind: string
  readonly name: string
  readonly content: string
}

// A deployment never changes: what was read of it once holds.
const cache = new WeakMap<object, Map<number, Promise<ApplicationForm>>>()

/** Throws `unknown-process` when nothing is deployed, or the deployed model begins without a form. */
export async function applicationForm({ db, town }: Pick<Context, 'db' | 'town'>, process: string): Promise<ApplicationForm> {
  const latest = await db('deployments')
    .where({ town: town.id, process })
    .orderBy('version', 'desc')
    .first<{ id: number; version: number } | undefined>('id', 'version')
  if (!latest) throw new Failure('unknown-process', process)
  const known = cache.get(db) ?? new Map<number, Promise<ApplicationForm>>()
  cache.set(db, known)
  const read =
    known.get(latest.id) ??
    db('resources')
      .where({ town: town.id, deployment_id: latest.id })
      .select<Resource[]>('kind', 'name', 'content')
      .then((resources) => formOf(resources, process, String(latest.version)))
  known.set(latest.id, read)
  return read
}

async function formOf(resources: readonly Resource[], process: string, version: string): Promise<ApplicationForm> {
  const diagram = resources.find(({ kind }) => kind === 'bpmn')
  const { models } = await compile(diagram?.content ?? '', { id: process })
  const start = Object.values(models.find((model) => model.process === process)?.elements ?? {}).find(
    (element) => element.type === 'bpmn:StartEvent' && element.form !== null,
  )
  const forms = resources.filter(({ kind }) => kind === 'form').map(({ content }) => parseForm(content).form)
  const form = forms.find(({ id }) => id === start?.form)
  if (!form) throw new Failure('unknown-process', `${process} begins without a form`)
  return { form, version }
}
