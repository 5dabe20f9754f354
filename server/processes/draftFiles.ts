/** What a draft has beside its drawing. It holds only the files that it changes; the others are those of the newest version. */
import type { Context } from '../context.ts'
import { filesOfVersion, latestDeployment } from '../runtime/index.ts'

type Of = Pick<Context, 'db' | 'town'>

/** A service has one file, `service.json`; a letter is called `<id>.json`. */
export type FileKind = 'form' | 'dmn' | 'story' | 'letter' | 'service'

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

/** The same with stories, letters and the service. A file that the draft has taken away is among them, without content. */
export async function allFilesOf(of: Of, process: string): Promise<readonly DraftFile[]> {
  const latest = await latestDeployment(of.db, of.town, process)
  const deployed = latest ? await filesOfVersion(of.db, of.town, latest.id) : []
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
  if (files.length === 0) return
  await db('process_draft_files')
    .insert(files.map(({ kind, name, content }) => ({ town: town.id, process, kind, name, content })))
    .onConflict(['town', 'process', 'kind', 'name'])
    .merge(['content'])
}

export async function dropFiles({ db, town }: Of, process: string): Promise<void> {
  await db('process_draft_files').where({ town: town.id, process }).delete()
}
