/** Opens a town: database, services, runtime. What `serve`, `demo`, the command line and the tests have in common. */
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pino, type Logger } from 'pino'
import type { Clock } from '../engine/index.ts'
import type { Context } from './context.ts'
import { connect, type Db } from './db/connect.ts'
import { openTown } from './db/town.ts'
import { handlers } from './jobs/index.ts'
import { deliver } from './mail/index.ts'
import { createRuntime, type Home, homeOfNone } from './runtime/index.ts'
import { openServices, type Services } from './services/services.ts'
import type { Settings } from './settings.ts'

export const systemClock: Clock = { now: () => new Date().toISOString() }

/** Connects to the database of the settings; makes the folder of a SQLite file. */
export async function openDatabase({ databaseUrl }: Settings): Promise<Db> {
  const file = databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : null
  if (file && file !== ':memory:') await mkdir(dirname(file), { recursive: true })
  return connect(databaseUrl)
}

export const makeLog = (level: string): Logger =>
  pino({ level, redact: ['req.headers.cookie', 'req.headers.authorization', 'req.url'] })

/** Cases that begin by themselves belong to the office of their service. */
function homeIn(services: Services, process: string): Home {
  const service = services.byProcess(process)
  if (!service) return homeOfNone(process)
  return { service: service.id, office: service.office, domain: service.domain, title: service.title }
}

/** The context of the settings' town. Throws when the database does not know the town. */
export async function openContext(
  settings: Settings,
  { db, clock, log, services }: { db: Db; clock: Clock; log: Logger; services?: Services },
): Promise<Context> {
  const town = await openTown(db, settings.town)
  const shared = { db, town, settings, clock, log, services: services ?? (await openServices({ db, town, log })) }
  const runtime = createRuntime({
    ...{ db, town, clock, log },
    handlers: handlers(shared),
    deliver: deliver(shared),
    cache: settings.cacheMegabytes * 1024 * 1024,
    homeOf: (process) => homeIn(shared.services, process),
  })
  return { ...shared, runtime }
}
