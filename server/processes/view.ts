/** Everything the modeler needs of one process, in one answer. */
import { localDay, type Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { everyone, officeNames } from '../records/colleagues.ts'
import { ratesOf } from '../records/fees.ts'
import { bpmnOf, latestDeployment } from '../runtime/index.ts'
import { digestOf, shortDigest } from './agreement/digest.ts'
import { isModelFile, type DraftFile } from './draftFiles.ts'
import { draftHeadOf, draftOf } from './drafts.ts'
import { formName } from './formName.ts'
import { partsOf } from './parts.ts'
import { draftedLetter } from '../services/read.ts'
import { settledNames } from './settled.ts'
import { versions } from './versions.ts'

export interface ProcessView {
  readonly key: string
  readonly name: string
  /** The draft, else the newest version. */
  readonly xml: string
  readonly revision: number
  readonly draftSince: string | null
  /** By which a printed sheet is matched to the draft, as where it was sent; null without a draft. */
  readonly digest: string | null
  readonly town: string
  readonly versions: readonly {
    readonly version: number
    readonly deployedAt: string
    readonly deployedBy: string
    readonly running: number
  }[]
  readonly forms: readonly Named[]
  /** Forms and decisions, those of the draft where it changes them. */
  readonly files: readonly DraftFile[]
  readonly offices: readonly Named[]
  /** Letters that it can write. */
  readonly letters: readonly Named[]
  /** Settings of the town that hold amounts. */
  readonly rates: readonly Named[]
  /** Whether a service belongs to it, so that citizens and counter could begin it once it is deployed. */
  readonly offered: boolean
  /** Keys of fields and values of their choices that the newest version has. */
  readonly settled: readonly string[]
}

interface Named {
  readonly id: string
  readonly name: string
}

/** Throws `unknown-process` when there is neither a version nor a draft. */
export async function processView(context: Context, key: string): Promise<ProcessView> {
  const { db, town, clock } = context
  const [draft, parts, known, people] = await Promise.all([
    draftOf(context, key),
    partsOf(context, key),
    versions(context, key),
    everyone(context, clock.now().slice(0, 10)),
  ])
  const newest = known[0]
  const files = parts.filter(isModelFile)
  const xml = draft?.xml ?? (newest ? await bpmnOf(db, town, newest.id) : null)
  if (xml === null) throw new Failure('unknown-process')
  return {
    key,
    name: newest?.name ?? draft?.name ?? key,
    xml,
    revision: draft?.revision ?? 0,
    draftSince: draft?.savedAt ?? null,
    digest: draft && shortDigest(digestOf(draft, newest?.version ?? 0)),
    town: town.name,
    versions: known.map(({ version, deployedAt, deployedBy, running }) => ({
      version,
      deployedAt,
      deployedBy: people.get(deployedBy)?.name ?? deployedBy,
      running,
    })),
    letters: lettersOf(parts),
    rates: await ratesOf(db, town.id, localDay(clock.now())),
    offered: parts.some(({ kind }) => kind === 'service'),
    settled: newest ? await settledNames(context, newest.id) : [],
    forms: formsOf(files),
    files,
    offices: [...(await officeNames(context))].map(([id, name]) => ({ id, name })),
  }
}

/** What people call a process. Throws `unknown-process`. */
export async function nameOfProcess(context: Context, key: string): Promise<string> {
  const name =
    (await latestDeployment(context.db, context.town, key))?.name ?? (await draftHeadOf(context, key))?.name ?? null
  if (name === null) throw new Failure('unknown-process')
  return name
}

const formsOf = (files: readonly DraftFile[]): readonly Named[] =>
  files.filter(({ kind }) => kind === 'form').map(({ name, content }) => ({ id: name, name: formName(name, content) }))

const lettersOf = (files: readonly DraftFile[]): readonly Named[] =>
  files
    .filter(({ kind }) => kind === 'letter')
    .flatMap((file) => draftedLetter(file) ?? [])
    .map(({ id, title }) => ({ id, name: title }))
