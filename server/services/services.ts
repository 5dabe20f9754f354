/** The services that this town offers: those that the newest version of each process brings along, with its letters. */
import type { Logger } from 'pino'
import type { CheckProblem } from '../../engine/index.ts'
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { otherProcess } from './check-service.ts'
import type { LetterDefinition, ServiceDefinition } from './definition.ts'
import { newestParts, type VersionParts } from './newest.ts'
import { readLetter, readService, type Read, type Written } from './read.ts'

export interface Services {
  readonly all: readonly ServiceDefinition[]
  bySlug(slug: string): ServiceDefinition | undefined
  byId(id: string): ServiceDefinition | undefined
  byProcess(process: string): ServiceDefinition | undefined
  /** A letter of a process: `letters/<id>.json`. */
  letter(process: string, id: string): LetterDefinition | undefined
  /** All letters of a process, in the order of their files. */
  letters(process: string): readonly LetterDefinition[]
  /** What the newest version of a process brings along and this release cannot use; nothing where all is well. */
  unusable(process: string): readonly CheckProblem[]
  /** Looks whether a version was deployed meanwhile; resolves when the answers are those of the newest versions. */
  refresh(): Promise<void>
}

interface Offered {
  readonly process: string
  readonly version: number
  readonly service: ServiceDefinition | null
  readonly letters: readonly LetterDefinition[]
  readonly problems: readonly CheckProblem[]
}

/** Of these versions, and of no others. */
export function servicesOf(versions: readonly VersionParts[]): Services {
  return answering(
    () => versions.map(offeredBy),
    async () => {},
  )
}

/**
 * Those of the town's database. They are kept in memory: right at once on the node that deploys, because it calls `refresh`,
 * and within `FOLLOW_MS` on every other node and after `laufzettel deploy`, because `follow` does.
 */
export async function openServices(of: { db: Db; town: Town; log?: Logger }): Promise<Services> {
  let now: readonly Offered[] = []
  let seen = ''
  const look = async (): Promise<void> => {
    const mark = await markOf(of)
    if (mark === seen) return
    now = (await newestParts(of)).map(offeredBy)
    seen = mark
    for (const { process, version, problems } of now)
      if (problems.length > 0)
        of.log?.warn(
          { process, version, why: problems.map(sayEnglish) },
          'a service or letter of this version cannot be used',
        )
  }
  let turn: Promise<void> = Promise.resolve()
  // One after the other: an older answer must never take the place of a newer one.
  const refresh = (): Promise<void> => (turn = turn.catch(() => {}).then(look))
  await refresh()
  return answering(() => now, refresh)
}

/** How soon a version that another node has deployed is offered here. */
export const FOLLOW_MS = 2_000

/** Keeps looking; the answer stops it. A database that is away is looked for again. */
export function follow({ services, log }: { services: Services; log: Logger }): () => void {
  let waits = true
  const timer = setInterval(() => {
    if (!waits) return
    waits = false
    void services
      .refresh()
      .catch((error: unknown) => log.warn({ err: error }, 'it is not known whether services have changed'))
      .finally(() => (waits = true))
  }, FOLLOW_MS)
  return () => clearInterval(timer)
}

/** Versions are only ever added; a number alone would miss one that was committed later than its successor. */
async function markOf({ db, town }: { db: Db; town: Town }): Promise<string> {
  const row = await db('deployments')
    .where({ town: town.id })
    .first<{ newest: number | string | null; n: number | string }>(db.raw('max(id) as newest, count(*) as n'))
  return `${row.newest ?? 0}/${row.n}`
}

function answering(now: () => readonly Offered[], refresh: () => Promise<void>): Services {
  const find = (process: string): Offered | undefined => now().find((one) => one.process === process)
  const all = (): readonly ServiceDefinition[] => now().flatMap(({ service }) => service ?? [])
  return {
    get all() {
      return all()
    },
    bySlug: (slug) => all().find((service) => service.slug === slug),
    byId: (id) => all().find((service) => service.id === id),
    byProcess: (process) => find(process)?.service ?? undefined,
    letter: (process, id) => find(process)?.letters.find((letter) => letter.id === id),
    letters: (process) => find(process)?.letters ?? [],
    unusable: (process) => find(process)?.problems ?? [],
    refresh,
  }
}

function offeredBy({ process, version, files }: VersionParts): Offered {
  const service = files.filter(({ kind }) => kind === 'service').map(ofProcess(process))
  const letters = files.filter(({ kind }) => kind === 'letter').map(readLetter)
  return {
    process,
    version,
    service: service[0]?.value ?? null,
    letters: letters.flatMap(({ value }) => value ?? []),
    problems: [...service, ...letters].flatMap(({ problems }) => problems),
  }
}

/** One that calls itself the service of another process would answer for that one. */
const ofProcess =
  (process: string) =>
  (file: Written): Read<ServiceDefinition> => {
    const read = readService(file)
    if (!read.value || read.value.process === process) return read
    return { value: null, problems: [otherProcess(file.name, read.value.process, process)] }
  }

const sayEnglish = ({ element, reason }: CheckProblem): string => `${element ?? ''}: ${reason.en}`
