/** The draft of a process: one a process, saved again and again, never over what somebody else has saved meanwhile. */
import { createHash } from 'node:crypto'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { latestDeployment } from '../runtime/index.ts'
import { changedFiles, dropFiles, writeFiles, type DraftFile } from './draftFiles.ts'
import { forgetComments } from './comments/store.ts'
import { forgetEditors, noteEditor } from './editors.ts'
import { mayWrite, type Writer } from './lease/guard.ts'

type Of = Pick<Context, 'db' | 'town' | 'clock'>

/** A draft without its drawing, for lists. */
export interface DraftHead {
  readonly process: string
  readonly name: string
  /** Counts the saves. */
  readonly revision: number
  readonly savedAt: string
  readonly savedBy: string
  /** Of all but the stories; empty when it was last saved by an older release. */
  readonly checksum: string
}

export interface Draft extends DraftHead {
  readonly xml: string
}

/** What the author of a change has seen: the newest version, and the revision of the draft (0 when there was none). */
export interface Basis {
  readonly version: number
  readonly revision: number
}

interface Row extends Pick<DraftHead, 'process' | 'name' | 'revision' | 'checksum'> {
  readonly updated_at: string
  readonly updated_by: string
}

const toDraft = <R extends Row>({ updated_at, updated_by, ...row }: R) => ({
  ...row,
  savedAt: updated_at,
  savedBy: updated_by,
})
const columns = ['process', 'name', 'revision', 'checksum', 'updated_at', 'updated_by'] as const

export async function draftOf({ db, town }: Omit<Of, 'clock'>, process: string): Promise<Draft | null> {
  const row = await db('process_drafts')
    .where({ town: town.id, process })
    .first<(Row & Pick<Draft, 'xml'>) | undefined>(...columns, 'xml')
  return row ? toDraft(row) : null
}

/** The draft without its drawing. */
export async function draftHeadOf({ db, town }: Omit<Of, 'clock'>, process: string): Promise<DraftHead | null> {
  const row = await db('process_drafts')
    .where({ town: town.id, process })
    .first<Row | undefined>(...columns)
  return row ? toDraft(row) : null
}

/** All drafts of the town, without their drawings. */
export async function drafts({ db, town }: Omit<Of, 'clock'>): Promise<readonly DraftHead[]> {
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

/**
 * Saves the draft. Throws `stale-draft` when there is a newer version or draft than `basis`, and `edited-by-other` while
 * another tab edits; nothing is overwritten then.
 */
export async function saveDraft(
  of: Of,
  process: string,
  { xml, files = [] }: DraftContent,
  basis: Basis,
  by: string | Writer,
): Promise<Draft> {
  const writer = typeof by === 'string' ? { login: by } : by
  await mayWrite(of, process, writer)
  const latest = await latestDeployment(of.db, of.town, process)
  if ((latest?.version ?? 0) !== basis.version) throw await stale(of, process)
  const saved = { xml, updated_at: of.clock.now(), updated_by: writer.login }
  const written = await of.db.transaction(async (trx) => {
    const inside = { ...of, db: trx }
    const wrote =
      basis.revision === 0 ? await begin(inside, process, saved, latest) : await goOn(inside, process, saved, basis)
    if (!wrote) return false
    await writeFiles(inside, process, files)
    await finish(inside, process, xml, writer.login)
    return true
  })
  const draft = await draftOf(of, process)
  if (!written || !draft) throw await stale(of, process)
  return draft
}

/** What follows from every save: the checksum of what is there now, and that this person has edited. */
async function finish(of: Of, process: string, xml: string, login: string): Promise<void> {
  const checksum = checksumOf(xml, await changedFiles(of, process))
  await of.db('process_drafts').where({ town: of.town.id, process }).update({ checksum })
  await noteEditor(of, process, login)
}

/** What tells apart what an office agrees to: stories do not belong to it. */
function checksumOf(xml: string, files: readonly DraftFile[]): string {
  const parts = files.flatMap(({ kind, name, content }) => (kind === 'story' ? [] : [[kind, name, content]]))
  return createHash('sha256')
    .update(JSON.stringify([xml, parts]))
    .digest('hex')
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
  const given = await latestDeployment(of.db, town, process)
  const gone = await of.db.transaction(async (trx) => {
    const rows = await trx('process_drafts').where({ town: town.id, process, revision }).delete()
    if (rows > 0) {
      await dropFiles({ db: trx, town }, process)
      await forgetEditors({ db: trx, town }, process)
      // Without a version the process is gone, and what was said about it.
      if (!given) await forgetComments({ db: trx, town }, process)
    }
    return rows
  })
  if (gone === 0 && (await draftOf(of, process))) throw await stale(of, process)
}

/** Begins a process that has never been deployed; false when its key is taken. */
export async function newDraft(of: Of, process: string, name: string, xml: string, by: string): Promise<boolean> {
  const { db, town, clock } = of
  if (await latestDeployment(db, town, process)) return false
  const row = { town: town.id, process, name, xml, revision: 1, base_version: 0 }
  return db.transaction(async (trx) => {
    const inserted = await trx('process_drafts')
      .insert({ ...row, updated_at: clock.now(), updated_by: by })
      .onConflict(['town', 'process'])
      .ignore()
      .returning('id')
    if (inserted.length === 1) await finish({ ...of, db: trx }, process, xml, by)
    return inserted.length === 1
  })
}

async function stale(of: Of, process: string): Promise<Failure> {
  const draft = await draftOf(of, process)
  return new Failure('stale-draft', draft ? `Zuletzt gespeichert von ${draft.savedBy}.` : null)
}
