/** Writes what the dry run has shown: all of it or nothing, into drafts only. */
import { createHash } from 'node:crypto'
import type { Context } from '../../context.ts'
import { Failure } from '../../errors.ts'
import { firstRole, withSteps } from '../../../modeler/exchange/stepList.ts'
import type { DraftFile } from '../draftFiles.ts'
import { newDraft, saveDraft } from '../drafts.ts'
import type { Writer } from '../lease/guard.ts'
import { newDiagram } from '../newDiagram.ts'
import { partsOf } from '../parts.ts'
import { blank, saveEntry } from '../register/entry.ts'
import { withKey } from '../target.ts'
import { nameVersion, namedVersions } from '../version/store.ts'
import { isWritten, partKind, type Plan, type Planned, type Standing } from './plan.ts'

export interface Applied {
  readonly key: string
  readonly name: string
  readonly isNew: boolean
  /** The side that holds what was there before, to go back to; null where the process is new. */
  readonly before: string | null
}

export const BEFORE = 'Vor dem Einlesen'

/** What was seen: files, their places, and on what the drafts stood. Another one means that somebody must look again. */
export function sealOf({ files }: Plan, standing: ReadonlyMap<string, Standing>): string {
  const seen = files.map(({ file, state, target, as }) => [file.name, file.content, state, target, as])
  const on = [...standing].map(([key, { basis }]) => [key, basis])
  return createHash('sha256')
    .update(JSON.stringify([seen, on]))
    .digest('hex')
}

/** Throws `stale-draft` when a draft was saved meanwhile, `edited-by-other` while somebody else edits; nothing is written then. */
export async function applyPlan(
  context: Context,
  { files }: Plan,
  standing: ReadonlyMap<string, Standing>,
  by: Writer,
): Promise<readonly Applied[]> {
  const written = files.filter(isWritten)
  const keys = [...new Set(written.flatMap(({ target }) => target?.key ?? []))]
  return context.db.transaction(async (db) => {
    const inside = { ...context, db }
    const applied: Applied[] = []
    for (const key of keys) {
      const own = written.filter(({ target }) => target?.key === key)
      const there = standing.get(key)
      applied.push(await (there ? into(inside, there, own, by) : begin(inside, key, own, by)))
    }
    return applied
  })
}

const isDiagram = ({ file }: Planned): boolean => file.kind === 'bpmn' || file.kind === 'csv'

const filesIn = (own: readonly Planned[], key: string): readonly DraftFile[] =>
  own.flatMap(({ file, as }) => {
    if (as === null) return []
    const content = file.kind === 'service' && !file.ids.includes(key) ? ofProcess(file.content, key) : file.content
    return [{ kind: partKind(file), name: as, content }]
  })

/** A service that comes into another process, or into one whose key was taken, belongs to that one. */
const ofProcess = (content: string, process: string): string =>
  `${JSON.stringify({ ...(JSON.parse(content) as object), process }, null, 2)}\n`

async function into(context: Context, there: Standing, own: readonly Planned[], by: Writer): Promise<Applied> {
  const { key, name, basis, hasDraft, xml } = there
  if (hasDraft) await nameVersion(context, key, BEFORE, { xml, files: await partsOf(context, key) }, by.login)
  const diagram = own.find(isDiagram)
  const drawn = diagram ? await drawingOf(diagram, key, xml) : xml
  await saveDraft(context, key, { xml: drawn, files: filesIn(own, key) }, basis, by)
  const before = hasDraft ? `name-${(await namedVersions(context, key))[0]?.number ?? 0}` : `version-${basis.version}`
  return { key, name, isNew: false, before }
}

async function begin(context: Context, key: string, own: readonly Planned[], by: Writer): Promise<Applied> {
  const diagram = own.find(isDiagram)
  const name = diagram?.target?.name ?? key
  // A form cannot begin a process: its diagram was left out.
  if (!diagram) throw new Failure('bad-input', `Für den neuen Prozess „${name}“ fehlt die Zeichnung.`)
  const steps = diagram.file.kind === 'csv'
  const who = (steps ? firstRole(diagram.file.content) : null) ?? name
  const first = newDiagram({ key, name, office: { key: '', name: who }, state: 'ist' })
  const xml = await drawingOf(diagram, key, first)
  if (!(await newDraft(context, key, name, xml, by.login)))
    throw new Failure('stale-draft', `Den Prozess „${key}“ gibt es inzwischen.`)
  const files = filesIn(own, key)
  if (files.length > 0) await saveDraft(context, key, { xml, files }, { version: 0, revision: 1 }, by)
  await saveEntry(context, { ...blank(key), state: steps ? 'ist' : 'soll' }, by.login)
  return { key, name, isNew: true, before: null }
}

/** A list is written into the drawing that is there; a drawing stays as it came, but for the id of its process. */
async function drawingOf({ file }: Planned, key: string, there: string): Promise<string> {
  if (file.kind === 'csv') return withSteps(there, file.content)
  return file.ids.includes(key) ? file.content : withKey(file.content, file.ids[0] ?? '', key)
}
