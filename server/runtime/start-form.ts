/** The application form of a process: the form of the first start event of its newest version that has one. */
import type { Element, Model } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { formOf, latestDeployment } from './resources.ts'
import { worldsOf } from './world.ts'

export interface StartForm {
  readonly form: string
  /** form-js JSON. */
  readonly content: string
  readonly process: string
  readonly version: number
  readonly deployment: number
}

/** Null when the process is not deployed, its start event has no form, or the form was not deployed with it. */
export async function startFormOf(db: Db, town: Town, process: string): Promise<StartForm | null> {
  const latest = await latestDeployment(db, town, process)
  if (!latest) return null
  const { model } = await worldsOf(db, town).of(latest.id)
  const form = startWithForm(model)?.form
  const content = form ? await formOf(db, town, latest.id, form) : null
  return form && content ? { form, content, process, version: latest.version, deployment: latest.id } : null
}

/** The first start event that asks for an application. */
export const startWithForm = ({ elements, process }: Model): Element | undefined =>
  Object.values(elements).find(
    ({ type, parent, form }) => type === 'bpmn:StartEvent' && parent === (process as string) && form !== null,
  )
