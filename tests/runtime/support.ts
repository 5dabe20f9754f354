/** A runtime on a fresh town, with a clock that the test moves. */
import pino from 'pino'
import type { Clock, Instant } from '../../engine/index.ts'
import {
  createRuntime,
  deploy,
  type DeploymentFile,
  type JobHandler,
  type NewCase,
  type Runtime,
  type RuntimeInput,
} from '../../server/runtime/index.ts'
import type { Opened } from '../support/databases.ts'

export interface MovingClock extends Clock {
  set(to: Instant): void
}

export function clockAt(start: Instant = '2026-01-05T07:00:00.000Z'): MovingClock {
  let at = start
  return { now: () => at, set: (to) => void (at = to) }
}

export interface Bench extends Opened {
  readonly clock: MovingClock
  readonly runtime: Runtime
  /** Another runtime on the same town, as after a restart or on a second node. */
  again(more?: Partial<RuntimeInput>): Runtime
}

/** Opens a town, deploys these diagrams by their process ids, and starts a runtime. */
export async function bench(
  opened: Opened,
  diagrams: Readonly<Record<string, string>>,
  more: Partial<RuntimeInput> = {},
): Promise<Bench> {
  const clock = clockAt()
  const { db, town, other } = opened
  for (const [process, xml] of Object.entries(diagrams)) await deployed({ db, town, clock }, process, [bpmn(xml)])
  const create = (given: Partial<RuntimeInput>): Runtime =>
    createRuntime({ db, town, clock, log: silent, ...more, ...given })
  return { ...opened, clock, runtime: create({}), again: (given = {}) => create({ db: other, ...given }) }
}

export const silent = pino({ level: 'silent' })

export const bpmn = (content: string): DeploymentFile => ({ kind: 'bpmn', name: 'process.bpmn', content })

/** Deploys and throws with the reasons when it is refused. */
export async function deployed(
  context: Parameters<typeof deploy>[0],
  process: string,
  files: readonly DeploymentFile[],
  keep = false,
): Promise<number> {
  const result = await deploy(context, { process, files, keep, by: 'ada' })
  if (!result.deployed) throw new Error(result.problems.map(({ reason }) => reason.en).join('\n'))
  return result.version
}

/** An online case of the process with nothing special about it. */
export const newCase = (process: string, more: Partial<NewCase> = {}): NewCase => ({
  process,
  service: null,
  office: 'steueramt',
  domain: 'tax',
  title: `A case of ${process}`,
  variables: {},
  participants: {},
  channel: 'online',
  enteredBy: null,
  ...more,
})

/** The id of the only wait of the case on this element. */
export async function waitOn(runtime: Runtime, id: number, element: string): Promise<number> {
  const { case: state } = await runtime.load(id)
  const [wait] = Object.values(state.waits).filter(({ on }) => on === element)
  if (!wait) throw new Error(`the case does not wait on ${element} but on ${waiting(Object.values(state.waits))}`)
  return wait.id
}

const waiting = (waits: readonly { readonly on: string }[]): string => waits.map(({ on }) => on).join(', ') || 'nothing'

/** What the case waits on: element and kind. */
export async function waitsOf(runtime: Runtime, id: number): Promise<string[]> {
  const { case: state } = await runtime.load(id)
  return Object.values(state.waits).map(({ on, until }) => `${on} ${until.kind}`)
}

export const systemClock: Clock = { now: () => new Date().toISOString() }

/** Leaves one row in `notes` for each completion of a job. */
export const countSent: JobHandler = async () => ({
  variables: {},
  also: async (trx, { id }) => {
    const { town } = await trx('cases').where({ id }).first<{ town: number }>('town')
    await trx('notes').insert({ town, case_id: id, at: '-', author: 'system', text: 'sent' })
  },
})
