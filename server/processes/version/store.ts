/** States of a draft that somebody gave a name, to come back to and to compare. They are never changed. */
import type { Context } from '../../context.ts'
import type { DraftFile } from '../draftFiles.ts'

type Of = Pick<Context, 'db' | 'town' | 'clock'>

export interface NamedVersion {
  readonly number: number
  readonly name: string
  readonly at: string
  /** Login. */
  readonly by: string
}

/** The newest first. */
export const namedVersions = ({ db, town }: Omit<Of, 'clock'>, process: string): Promise<NamedVersion[]> =>
  db('process_versions')
    .where({ town: town.id, process })
    .orderBy('number', 'desc')
    .select<NamedVersion[]>('number', 'name', 'at', 'by')

/** What it is about: the drawing, with the forms and decisions it would have run with. */
export interface Content {
  readonly xml: string
  readonly files: readonly DraftFile[]
}

/** The content of one of them, or null. */
export async function namedContent(
  { db, town }: Omit<Of, 'clock'>,
  process: string,
  number: number,
): Promise<Content | null> {
  const row = await db('process_versions')
    .where({ town: town.id, process, number })
    .first<{ xml: string; files: string } | undefined>('xml', 'files')
  return row ? { xml: row.xml, files: JSON.parse(row.files) as DraftFile[] } : null
}

export async function nameVersion(
  of: Of,
  process: string,
  name: string,
  { xml, files }: Content,
  by: string,
): Promise<void> {
  const { db, town, clock } = of
  const number = ((await namedVersions(of, process))[0]?.number ?? 0) + 1
  const row = { town: town.id, process, number, name, xml, files: JSON.stringify(files), at: clock.now(), by }
  await db('process_versions').insert(row)
}
