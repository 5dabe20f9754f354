/** What a process would be deployed with beside what runs, and what the town has beside it: so that the modeler can say what deployment would. */
import { z } from 'zod'
import type { Context } from '../context.ts'
import type { Known } from '../services/check-service.ts'
import { knownBeside } from '../services/known.ts'
import type { ServiceFiles, Written } from '../services/read.ts'
import type { FileKind } from './draftFiles.ts'
import { partsOf } from './parts.ts'

export interface Beside extends ServiceFiles {
  /** Null where no service would need it. */
  readonly known: Known | null
}

const File = z.object({ name: z.string(), content: z.string() })
const Service = z.object({ id: z.string(), slug: z.string(), title: z.string(), process: z.string() })
const Office = z.object({ key: z.string(), name: z.string(), closedOn: z.string().nullable() })
/** The same as the API gives it. */
export const BesideView = z.object({
  service: File.nullable(),
  letters: z.array(File),
  known: z.object({ offices: z.array(Office), own: z.string().nullable(), services: z.array(Service) }).nullable(),
})

export async function besideOf(context: Context, key: string): Promise<Beside> {
  const parts = await partsOf(context, key)
  const of = (wanted: FileKind): readonly Written[] =>
    parts.filter(({ kind }) => kind === wanted).map(({ name, content }) => ({ name, content }))
  const [service = null] = of('service')
  return { service, letters: of('letter'), known: service && (await knownBeside(context, key)) }
}
