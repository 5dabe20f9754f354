/** A case that begins by itself, by message, signal, time or condition: what the town knows of it, and its first step. */
import { Refusal, startBy, type StartWait, type Variables } from '../../engine/index.ts'
import { localDay } from '../context.ts'
import type { Trx } from '../db/connect.ts'
import { caseNumber } from './case-number.ts'
import type { CaseRef } from './contract.ts'
import { nextNumber } from './counter.ts'
import { type BegunBy, type CaseAbout, insertCase } from './insert-case.ts'
import type { Parts } from './parts.ts'
import type { Deployed } from './world.ts'

/** Where the cases of a process belong. */
export type Home = Pick<CaseAbout, 'service' | 'office' | 'domain' | 'title'>

/** Describes a case before its first step. */
export type Describe = (
  trx: Trx,
  parts: Parts,
  process: string,
) => Promise<{ readonly number: string; readonly about: CaseAbout; readonly variables: Variables }>

/** What made it begin. */
export interface Birth {
  readonly deployed: Deployed
  readonly process: string
  readonly start: Pick<StartWait, 'element' | 'definition'>
  readonly variables?: Variables
  readonly received?: Variables
  readonly begunBy?: BegunBy
  readonly actor: string
}

/** @throws {Refusal} when the process cannot begin there */
export async function insertNewborn(trx: Trx, parts: Parts, birth: Birth): Promise<CaseRef> {
  const { deployed, process, start, received, begunBy, actor } = birth
  const { number, about, variables } = await parts.describe(trx, parts, process)
  const command = startBy(start, {
    variables: { ...variables, ...birth.variables },
    ...(received && { received }),
    ...(begunBy && { key: begunBy.key }),
  })
  return insertCase(trx, parts, deployed, { number, about, command, actor, ...(begunBy && { begunBy }) })
}

/** The newest version of a process, before the transaction that makes the case. @throws {Refusal} `unknown-model` */
export const latestOf = ({ worlds }: Parts, process: string): Promise<Deployed> =>
  worlds.latest(process).catch(() => {
    throw new Refusal('unknown-model', process)
  })

/** Of a process that belongs to no service: no office's, so that only who looks after the operation sees that it runs. */
export const homeOfNone = (process: string): Home => ({ service: null, office: '', domain: 'general', title: process })

/** A case of the town like any other, with a number of the year. */
export const describedBy =
  (homeOf: (process: string) => Home): Describe =>
  async (trx, { town, clock }, process) => {
    const now = clock.now()
    const year = Number(localDay(now).slice(0, 4))
    const number = caseNumber(year, await nextNumber(trx, town.id, `case-${year}`))
    const vorgang = { nummer: number, eingang: localDay(now), kanal: 'online' }
    const about = { ...homeOf(process), process, channel: 'online', entered_by: null, received_at: now }
    return { number, about, variables: { vorgang, kontakt: 'letter' } }
  }
