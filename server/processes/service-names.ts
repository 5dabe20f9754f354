/** What the steps, the forms and the office of a service are called; its file knows them by their ids. */
import { readDrawing } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { officesOfTown } from '../records/offices.ts'
import { formSteps } from './model-facts.ts'

export interface ServiceNames {
  readonly element: (id: string) => string
  readonly office: (key: string) => string
  /** Of the step that shows it; null where no step does. */
  readonly form: (id: string) => string | null
}

/** Nothing but the ids: what does not change when a step or an office is renamed. */
export const idsAsNames: ServiceNames = { element: (id) => id, office: (key) => key, form: () => null }

/** As the last of the drawings calls them; what has no name there keeps its id. */
export async function serviceNames(
  { db, town }: Pick<Context, 'db' | 'town'>,
  ...drawings: readonly string[]
): Promise<ServiceNames> {
  const drawn = await Promise.all(drawings.map((xml) => readDrawing(xml).catch(() => [])))
  const nodes = drawn.flat().flatMap((process) => process.nodes)
  const elements = new Map(nodes.flatMap(({ id, name }) => (name ? [[String(id), name] as const] : [])))
  const offices = new Map((await officesOfTown(db, town.id)).map(({ key, name }) => [key, name]))
  const forms = new Map((await Promise.all(drawings.map(formSteps))).flat())
  return {
    element: (id) => elements.get(id) ?? id,
    office: (key) => offices.get(key) ?? key,
    form: (id) => forms.get(id) ?? null,
  }
}
