/** Fills an empty database with the demo town: offices, settings, catalogue, staff, processes and a few invented cases. */
import type { Logger } from 'pino'
import type { Clock } from '../../engine/index.ts'
import { addAccount } from '../access/index.ts'
import { seedCatalogue } from '../catalogue/seed.ts'
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { createTown } from '../db/town.ts'
import { openContext } from '../open.ts'
import { deployFolder, processesFolder } from '../runtime/index.ts'
import type { Settings } from '../settings.ts'
import { seedTown } from '../town/seed.ts'
import { demoAccounts, demoPassword } from './accounts.ts'
import { seedCases } from './cases.ts'
import { seedHistory } from './history.ts'
import { seedOfficeContacts } from './offices.ts'

interface Parts {
  readonly db: Db
  readonly clock: Clock
  readonly log: Logger
}

interface What {
  readonly cases: boolean
  /** Months of finished cases, answers and plans, for the reports. */
  readonly history?: boolean
}

const HISTORY_DAYS = 110

/** Seeds when the database has no town yet; returns whether it did. */
export async function seedDemo(settings: Settings, parts: Parts, { cases, history }: What): Promise<boolean> {
  const { db, clock } = parts
  if (await db('towns').first('id')) return false
  const town = await createTown(db, { key: settings.town, name: 'Wittlich' })
  await seedTown(db, town, clock.now())
  await seedOfficeContacts(db, town)
  await seedCatalogue(db, town, clock.now())
  await seedAccounts(db, town, clock)
  const [now, past] = [clock.now(), turnedBack(clock.now(), HISTORY_DAYS)]
  await deployFolder({ db, town, clock: history ? past.clock : clock }, processesFolder, { by: 'mia' })
  if (history) {
    const context = await openContext(settings, { ...parts, clock: past.clock })
    await seedHistory({ context, set: past.set }, now)
  }
  if (cases) await seedCases(await openContext(settings, parts))
  return true
}

/** A clock that is turned by hand and begins some days ago. */
function turnedBack(now: string, days: number): { clock: Clock; set(now: string): void } {
  let at = new Date(Date.parse(now) - days * 24 * 60 * 60 * 1000).toISOString()
  return {
    clock: { now: () => at },
    set: (moment) => {
      at = moment
    },
  }
}

async function seedAccounts(db: Db, town: Town, clock: Clock): Promise<void> {
  for (const { login, name, grants } of demoAccounts)
    await addAccount({ db, town, clock }, { login, name, grants, password: demoPassword, demo: true })
}
