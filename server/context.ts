/** What every part of the server is given: the database, the town, time, and the doors of the shared services. */
import type { Logger } from 'pino'
import type { Clock, Instant } from '../engine/index.ts'
import type { Db } from './db/connect.ts'
import type { Runtime } from './runtime/contract.ts'
import type { Services } from './services/services.ts'
import type { Settings } from './settings.ts'

export interface Town {
  readonly id: number
  readonly key: string
  readonly name: string
  /** Whether demo data was seeded: every page then says so. */
  readonly demo: boolean
}

export interface Context {
  readonly db: Db
  readonly town: Town
  readonly settings: Settings
  readonly clock: Clock
  readonly log: Logger
  readonly runtime: Runtime
  readonly services: Services
}

/** IANA zone of the town; German towns have one. */
export const ZONE = 'Europe/Berlin'

// Making one takes longer than a whole step of a case.
const days = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE })

/** The calendar day in the town at a moment: `2026-03-02`. */
export function localDay(at: Instant): string {
  // No day begins within a minute, and every case that begins asks for the present one.
  const minute = at.slice(0, 'yyyy-mm-ddThh:mm'.length)
  if (minute !== last.minute) last = { minute, day: days.format(new Date(at)) }
  return last.day
}

let last = { minute: '', day: '' }
