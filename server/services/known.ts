/** What a town has beside one of its processes: what the check of a service is told. */
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { allOffices } from '../records/offices.ts'
import type { Known } from './check-service.ts'
import { newestParts } from './newest.ts'
import { servicesOf } from './services.ts'

export async function knownBeside({ db, town }: { db: Db; town: Town }, process: string): Promise<Known> {
  const [offices, versions, entry] = await Promise.all([
    allOffices(db, town.id),
    newestParts({ db, town }),
    db('process_register').where({ town: town.id, process }).first<{ office: string | null } | undefined>('office'),
  ])
  const { all } = servicesOf(versions.filter((one) => one.process !== process))
  return {
    offices: offices.map(({ key, name, closedOn }) => ({ key, name, closedOn })),
    own: entry?.office ?? null,
    services: all.map(({ id, slug, title, process: of }) => ({ id, slug, title, process: of })),
  }
}
