/** The draft of a process: one a process, saved again and again, never over what somebody else has saved meanwhile. */
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { latestDeployment } from '../runtime/index.ts'
import { dropFiles, writeFiles, type DraftFile } from './draftFiles.ts'

type Of = Pick<Context, 'db' | 'town' | 'clock'>

export interface Draft {
  readonly process: string
  readonly name: string
  readonly xml: string
  /** Counts the saves. */
  readonly revision: number
  readonly savedAt: string
  readonly savedBy: string
}

/** What the author of a change has seen: the newest version, and the revision of the draft (0 when there was none). */
export interface Basis {
  readonly version: number
  readonly revision: number
}

interface Row {
  readonly process: string
  readonly name: string
  readonly xml: string
  readonly revision: number
  readonly updated_at: string
  readonly updated_by: string
}

const toDraft = ({ updated_at, updated_by, ...row }: Row): Draft => ({
  ...row,
  savedAt: updated_at,
  savedBy: updated_by,
})
const columns = ['process', 'name', 'xml', 'revision', 'updated_at', 'updated_by'] as const

export async function draftOf({ db, town }: Omit<Of, 'clock'>, process: string): Promise<Draft | null> {
  const row = await db('process_drafts')
    .where({ town: town.id, process })
    .first<Row | undefined>(...columns)
  return row ? toDraft(row) : null
}

/** All drafts of the town. */
export async function drafts({ db, town }: Omit<Of, 'clock'>): Promise<readonly Draft[]> {
  const rows = await db('process_drafts')
    .where({ town: town.id })
    .select<Row[]>(...columns)
  return rows.map(toDraft)
}

/** What a person has changed: the diagram, and the forms and decisions that are not as they were. */
export interface DraftContent {
  readonly xml: string
  readonly files?: readonly DraftFile[] | undefined
}

/** Saves the draft. Throws `stale-draft` when there is a newer version or draft than `basis`; nothing is overwritten then. */
export async function saveDraft(
  of: Of,
  process: string,
  { xml, files = [] }: DraftContent,
  basis: Basis,
  by: string,
): Promise<Draft> {
  const latest = await latestDeployment(of.db, of.town, process)
  if ((latest?.version ?? 0) !== basis.version) throw await stale(of, process)
  const saved = { xml, updated_at: of.clock.now(), updated_by: by }
  const written = await of.db.transaction(async (trx) => {
    const inside = { ...of, db: trx }
    const wrote =
      basis.revision === 0 ? await begin(inside, process, saved, latest) : await goOn(inside, process, saved, basis)
    if (wrote) await writeFiles(inside, process, files)
    return wrote
  })
  const draft = await draftOf(of, process)
  if (!written || !draft) throw await stale(of, process)
  return draft
}

interface Saved {
  readonly xml: string
  readonly updated_at: string
  readonly updated_by: string
}

async function begin(
  { db, town }: Of,
  process: string,
  saved: Saved,
  latest: { version: number; name: string } | undefined,
): Promise<boolean> {
  // A process begins on its page, not by saving something under a new key.
  if (!latest) throw new Failure('unknown-process')
  const row = { town: town.id, process, name: latest.name, revision: 1, base_version: latest.version }
  const inserted = await db('process_drafts')
    .insert({ ...row, ...saved })
    .onConflict(['town', 'process'])
    .ignore()
    .returning('id')
  return inserted.length === 1
}

async function goOn({ db, town }: Of, process: string, saved: Saved, { revision }: Basis): Promise<boolean> {
  const changed = await db('process_drafts')
    .where({ town: town.id, process, revision })
    .update({ ...saved, revision: revision + 1 })
  return changed === 1
}

/** Takes the draft away. Throws `stale-draft` when it has been saved again meanwhile. */
export async function discardDraft(of: Of, process: string, { revision }: Pick<Basis, 'revision'>): Promise<void> {
  const { town } = of
  const gone = await of.db.transaction(async (trx) => {
    const rows = await trx('process_drafts').where({ town: town.id, process, revision }).delete()
    if (rows > 0) await dropFiles({ db: trx, town }, process)
    return rows
  })
  if (gone === 0 && (await draftOf(of, process))) throw await stale(of, process)
}

/** Begins a process that has never been deployed; false when its key is taken. */
export async function newDraft(of: Of, process: string, name: string, xml: string, by: string): Promise<boolean> {
  const { db, town, clock } = of
  if (await latestDeployment(db, town, process)) return false
  const row = { town: town.id, process, name, xml, revision: 1, base_version: 0 }
  const inserted = await db('process_drafts')
    .insert({ ...row, updated_at: clock.now(), updated_by: by })
    .onConflict(['town', 'process'])
    .ignore()
    .returning('id')
  return inserted.length === 1
}

async function stale(of: Of, process: string): Promise<Failure> {
  const draft = await draftOf(of, process)
  return new Failure('stale-draft', draft ? `Zuletzt gespeichert von ${draft.savedBy}.` : null)
}
