/** The register: every process with what is known from facts, and what people have entered. */
import { localDay, type Context } from '../../context.ts'
import { Failure } from '../../errors.ts'
import { digestOf } from '../agreement/digest.ts'
import { agreements, isAgreed } from '../agreement/store.ts'
import { drafts } from '../drafts.ts'
import { listProcesses, type ListedProcess } from '../list.ts'
import { blank, entries, type Entry } from './entry.ts'
import { stageOf, type Stage } from './stage.ts'

export interface Registered extends ListedProcess, Omit<Entry, 'process' | 'leika'> {
  readonly stage: Stage
  readonly leika: readonly string[]
  /** Name of the process that it was derived from. */
  readonly derivedFromName: string | null
  /** Cases that run on any of its versions. */
  readonly running: number
}

/** All processes by name. What the service's folder says of office and LeiKa key goes before what was entered. */
export async function registered(context: Context): Promise<readonly Registered[]> {
  const today = localDay(context.clock.now())
  const [listed, entered, sent, drafted] = await Promise.all([
    listProcesses(context),
    entries(context),
    agreements(context),
    drafts(context),
  ])
  return listed.map((process): Registered => {
    const entry = entered.get(process.key) ?? blank(process.key)
    const service = context.services.byProcess(process.key)
    const draft = drafted.find((one) => one.process === process.key)
    const digest = draft ? digestOf(draft, process.versions[0]?.version ?? 0) : null
    return {
      ...process,
      ...entry,
      office: service?.office ?? entry.office,
      derivedFromName: listed.find(({ key }) => key === entry.derivedFrom)?.name ?? entry.derivedFrom,
      leika: service?.leika ?? (entry.leika ? [entry.leika] : []),
      stage: stageOf(process, entry, digest !== null && isAgreed(sent, process.key, digest), today),
      running: process.versions.reduce((sum, { running }) => sum + running, 0),
    }
  })
}

/** One of them. Throws `unknown-process`. */
export async function registeredOne(context: Context, key: string): Promise<Registered> {
  const found = (await registered(context)).find((one) => one.key === key)
  if (!found) throw new Failure('unknown-process')
  return found
}
