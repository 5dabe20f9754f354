/** Forms and decisions of a draft. The draft holds only those that it changes; the others are those of the newest version. */
import type { Context } from '../context.ts'
import { latestDeployment, resourcesOf } from '../runtime/index.ts'

type Of = Pick<Context, 'db' | 'town'>

/** A letter is only read here: it lies in the process's folder. */
export type FileKind = 'form' | 'dmn' | 'story' | 'letter'

export interface DraftFile {
  readonly kind: FileKind
  /** File name without folder; of a form its id. */
  readonly name: string
  /** Empty when the draft has taken it away. */
  readonly content: string
}

/** What the draft changes. */
export const changedFiles = ({ db, town }: Of, process: string): Promise<DraftFile[]> =>
  db('process_draft_files')
    .where({ town: town.id, process })
    .orderBy(['kind', 'name'])
    .select<DraftFile[]>('kind', 'name', 'content')

/** All forms and decisions that the draft would be deployed with. */
export const filesOf = async (of: Of, process: string): Promise<readonly ModelFile[]> =>
  (await allFilesOf(of, process)).flatMap((file) => (isModelFile(file) && file.content !== '' ? [file] : []))

/** What runs with the drawing. */
export type ModelFile = DraftFile & { readonly kind: 'form' | 'dmn' }

export const isModelFile = (file: DraftFile): file is ModelFile => file.kind === 'form' || file.kind === 'dmn'

/** The same with the stories of version and draft, and with the letters that came along with the version. */
export async function allFilesOf(of: Of, process: string): Promise<readonly DraftFile[]> {
  const latest = await latestDeployment(of.db, of.town, process)
  const deployed = latest ? await resourcesOf(of.db, of.town, latest.id) : []
  const changed = await changedFiles(of, process)
  const kept = deployed.flatMap(({ kind, name, content }) =>
    kind === 'bpmn' || changed.some((file) => file.kind === kind && file.name === name)
      ? []
      : [{ kind, name, content }],
  )
  return [...kept, ...changed].sort((one, other) => one.name.localeCompare(other.name, 'de'))
}

/** Puts files into the draft; those that are not named stay as they are. */
export async function writeFiles({ db, town }: Of, process: string, files: readonly DraftFile[]): Promise<void> {
  const own = files.filter(({ kind }) => kind !== 'letter')
  if (own.length === 0) return
  await db('process_draft_files')
    .insert(own.map(({ kind, name, content }) => ({ town: town.id, process, kind, name, content })))
    .onConflict(['town', 'process', 'kind', 'name'])
    .merge(['content'])
}

export async function dropFiles({ db, town }: Of, process: string): Promise<void> {
  await db('process_draft_files').where({ town: town.id, process }).delete()
}
