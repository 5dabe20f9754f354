/** A case that begins by itself, by message, signal, time or condition: what the town knows of it, and its first step. */
import { Refusal, startBy, type StartWait, type Variables } from '../../engine/index.ts'
import { localDay } from '../context.ts'
import { Failure } from '../errors.ts'
import { caseNumber } from './case-number.ts'
import type { Parts } from './parts.ts'
import type { BegunBy, Birth, CaseAbout } from './store/unit.ts'
import type { Deployed } from './world.ts'

/** Where the cases of a process belong. */
export type Home = Pick<CaseAbout, 'service' | 'office' | 'domain' | 'title'>

/** Describes a case before its first step. */
export type Describe = (
  parts: Pick<Parts, 'clock'>,
  process: string,
) => Pick<Birth, 'about' | 'counter' | 'numberOf'> & { readonly variablesOf: (number: string) => Variables }

/** What made it begin. */
export interface Beginning {
  readonly deployed: Deployed
  readonly process: string
  readonly start: Pick<StartWait, 'element' | 'definition'>
  readonly variables?: Variables
  readonly received?: Variables
  readonly begunBy?: BegunBy
  readonly actor: string
  /** Nobody waits for an answer. */
  readonly unattended?: boolean
}

/** The case that begins then. */
export function newborn(parts: Parts, beginning: Beginning): Birth {
  const { deployed, process, start, variables, received, begunBy, actor, unattended = false } = beginning
  const { variablesOf, ...described } = parts.describe(parts, process)
  const commandOf = (number: string) =>
    startBy(start, {
      variables: { ...variablesOf(number), ...variables },
      ...(received && { received }),
      ...(begunBy && { key: begunBy.key }),
    })
  return { deployed, ...described, commandOf, actor, unattended, ...(begunBy && { begunBy }) }
}

/** The newest version of a process, before the transaction that makes the case. @throws {Refusal} `unknown-model` */
export const latestOf = ({ worlds }: Parts, process: string): Promise<Deployed> =>
  worlds.latest(process).catch((error: unknown) => {
    // A database that is away does not make the model unknown.
    throw error instanceof Failure ? new Refusal('unknown-model', process) : error
  })

/** Of a process that belongs to no service: no office's, so that only who looks after the operation sees that it runs. */
export const homeOfNone = (process: string): Home => ({ service: null, office: '', domain: 'general', title: process })

/** A case of the town like any other, with a number of the year. */
export const describedBy =
  (homeOf: (process: string) => Home): Describe =>
  ({ clock }, process) => {
    const now = clock.now()
    const year = Number(localDay(now).slice(0, 4))
    const vorgang = (nummer: string) => ({ nummer, eingang: localDay(now), kanal: 'online' })
    return {
      about: { ...homeOf(process), process, channel: 'online', entered_by: null, received_at: now },
      counter: `case-${year}`,
      numberOf: (counted) => caseNumber(year, counted),
      variablesOf: (nummer) => ({ vorgang: vorgang(nummer), kontakt: 'letter' }),
    }
  }
