/** What the deployed processes were on a day, as far as the maturity of their services asks. */
import { compile, LETTER_TOPIC, type Element } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { retypingIn, type Retyping } from './retyping.ts'

export interface DeployedProcess {
  readonly process: string
  readonly version: number
  /** Day of the first version: `2026-03-02`. */
  readonly since: string
  readonly startForm: string | null
  /** Whether files can be given with the application. */
  readonly takesFiles: boolean
  readonly retyping: readonly Retyping[]
  /** Ids of the letters it sends. */
  readonly letters: readonly string[]
  /** Day on which the last application came in online, or null. */
  readonly lastOnline: string | null
}

type Source = Pick<Context, 'db' | 'town'>

/** The processes that were deployed by the end of `asOf`, each in the version of that day. */
export async function deployedBy(source: Source, asOf: string): Promise<readonly DeployedProcess[]> {
  const { db, town } = source
  const rows = await db('deployments')
    .where({ town: town.id })
    .andWhere('deployed_at', '<=', endOf(asOf))
    .orderBy('version')
    .select<DeploymentRow[]>('id', 'process', 'version', 'checksum', 'deployed_at')
  const processes = [...new Set(rows.map(({ process }) => process))]
  const versionsOf = (process: string) => rows.filter((row) => row.process === process)
  return Promise.all(processes.map((process) => describe(source, versionsOf(process), asOf)))
}

interface DeploymentRow {
  readonly id: number
  readonly process: string
  readonly version: number
  readonly checksum: string
  readonly deployed_at: string
}

async function describe(source: Source, versions: readonly DeploymentRow[], asOf: string): Promise<DeployedProcess> {
  const [first, latest] = [versions[0], versions.at(-1)]
  if (!first || !latest) throw new Error('a process without a version')
  return {
    process: latest.process,
    version: latest.version,
    since: first.deployed_at.slice(0, 10),
    ...(await contentOf(source, latest)),
    lastOnline: await lastOnline(source, latest.process, asOf),
  }
}

async function lastOnline({ db, town }: Source, process: string, asOf: string): Promise<string | null> {
  const row = await db('cases')
    .where({ town: town.id, process, channel: 'online' })
    .andWhere('received_at', '<=', endOf(asOf))
    .orderBy('received_at', 'desc')
    .first<{ received_at: string } | undefined>('received_at')
  return row?.received_at.slice(0, 10) ?? null
}

type Content = Pick<DeployedProcess, 'startForm' | 'takesFiles' | 'retyping' | 'letters'>

// A version never changes, and equal content has an equal checksum: what was read of it once holds.
const read = new Map<string, Content>()

async function contentOf({ db, town }: Source, { id, process, checksum }: DeploymentRow): Promise<Content> {
  const known = read.get(checksum)
  if (known) return known
  const resources = await db('resources')
    .where({ town: town.id, deployment_id: id })
    .select<{ kind: string; content: string }[]>('kind', 'content')
  const xml = resources.find(({ kind }) => kind === 'bpmn')?.content ?? ''
  const { models } = await compile(xml, { id: process })
  const elements = Object.values(models.find((model) => model.process === process)?.elements ?? {})
  const startForm = elements.find(({ type, form }) => type === 'bpmn:StartEvent' && form !== null)?.form ?? null
  const forms = resources.filter(({ kind }) => kind === 'form').map(({ content }) => content)
  const content = {
    startForm,
    takesFiles: takesFiles(forms, startForm),
    retyping: retypingIn(xml),
    letters: lettersOf(elements),
  }
  read.set(checksum, content)
  return content
}

const lettersOf = (elements: readonly Element[]): readonly string[] =>
  elements.flatMap(({ job }) => (job?.topic === LETTER_TOPIC && job.headers['letter'] ? [job.headers['letter']] : []))

function takesFiles(forms: readonly string[], id: string | null): boolean {
  const form = forms.find((content) => (JSON.parse(content) as { id?: string }).id === id)
  return form !== undefined && /"type"\s*:\s*"filepicker"/.test(form)
}

// Moments are UTC and the town is east of it: no moment of a later local day is let in.
const endOf = (day: string): string => `${day}T23:59:59.999Z`
