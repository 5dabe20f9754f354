/** Cases as lists and headers show them; the right is part of every query. */
import type { Knex } from 'knex'
import { visibleCases, type Staff } from '../access/index.ts'
import type { Context } from '../context.ts'
import type { Instant } from '../../engine/index.ts'
import { Failure } from '../errors.ts'
import { parseCaseNumber } from '../runtime/case-number.ts'
import type { Channel } from '../runtime/contract.ts'

export interface CaseRow {
  readonly id: number
  readonly number: string
  readonly deployment_id: number
  readonly process: string
  readonly service: string | null
  readonly office: string
  readonly domain: string
  readonly title: string
  readonly status: 'running' | 'suspended' | 'ended' | 'cancelled'
  readonly channel: Channel
  readonly entered_by: string | null
  readonly received_at: Instant
  readonly target_due: Instant | null
  readonly paused: string | null
  readonly ended_at: Instant | null
  readonly ended_how: string | null
}

/** Name of the applicant, as lists show and sort it: `Beispiel, Erika`. SQL over the table `cases`. */
export const PERSON = `(select coalesce(p.family_name, '') || coalesce(', ' || p.given_name, '') from participants p
  where p.town = cases.town and p.case_id = cases.id and p.role = 'applicant' order by p.id limit 1)`

type Place = Pick<Context, 'db' | 'town'>

/** The cases a caseworker may see. */
export const casesFor = ({ db, town }: Place, staff: Staff): Knex.QueryBuilder =>
  visibleCases(db('cases').where('cases.town', town.id), staff)

/** A case by its number, as people write it. Throws `unknown-case` when there is none or it may not be seen. */
export async function findCase(place: Place, staff: Staff, typed: string): Promise<CaseRow> {
  const number = parseCaseNumber(typed)
  const row =
    number === null
      ? undefined
      : ((await casesFor(place, staff).where('cases.number', number).first()) as CaseRow | undefined)
  if (!row) throw new Failure('unknown-case')
  return row
}

export const caseStatusNames: Readonly<Record<CaseRow['status'], string>> = {
  running: 'in Bearbeitung',
  suspended: 'angehalten',
  ended: 'abgeschlossen',
  cancelled: 'anders erledigt',
}

export const channelNames: Readonly<Record<Channel, string>> = {
  online: 'online',
  counter: 'am Schalter',
  paper: 'auf Papier',
  telephone: 'telefonisch',
  mail: 'per E-Mail',
}
