/** Fills an empty database with the demo town: offices, settings, catalogue, staff, processes and a few invented cases. */
import type { Logger } from 'pino'
import type { Clock } from '../../engine/index.ts'
import { addAccount } from '../access/index.ts'
import { seedCatalogue } from '../catalogue/seed.ts'
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { createTown } from '../db/town.ts'
import { openContext, processesFolder } from '../open.ts'
import { deployFolder } from '../runtime/index.ts'
import type { Settings } from '../settings.ts'
import { seedTown } from '../town/seed.ts'
import { demoAccounts, demoPassword } from './accounts.ts'
import { seedCases } from './cases.ts'
import { seedOfficeContacts } from './offices.ts'

interface Parts {
  readonly db: Db
  readonly clock: Clock
  readonly log: Logger
}

/** Seeds when the database has no town yet; returns whether it did. */
export async function seedDemo(settings: Settings, parts: Parts, { cases }: { cases: boolean }): Promise<boolean> {
  const { db, clock } = parts
  if (await db('towns').first('id')) return false
  const town = await createTown(db, { key: settings.town, name: 'Wittlich' })
  await seedTown(db, town, clock.now())
  await seedOfficeContacts(db, town)
  await seedCatalogue(db, town, clock.now())
  await seedAccounts(db, town, clock)
  await deployFolder({ db, town, clock }, processesFolder, { by: 'mia' })
  if (cases) await seedCases(await openContext(settings, parts))
  return true
}

async function seedAccounts(db: Db, town: Town, clock: Clock): Promise<void> {
  for (const { login, name, grants } of demoAccounts)
    await addAccount({ db, town, clock }, { login, name, grants, password: demoPassword, demo: true })
}
