/** Puts the project's catalogue of services into a town. */
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import file from './data/services.json' with { type: 'json' }
import { CatalogueFile, type CatalogueService } from '../ratings/service.ts'
import { serviceColumns } from '../ratings/store.ts'

/** The catalogue that comes with the program. */
export const bundledServices = (): readonly CatalogueService[] => CatalogueFile.parse(file).services

/** Adds the services that the town does not have; those it has stay as they are. `at` is the moment of seeding. */
export async function seedCatalogue(db: Db, town: Town, at: string): Promise<void> {
  const rows = bundledServices().map((service) => ({ town: town.id, key: service.id, ...serviceColumns(service, at) }))
  await db.transaction(async (trx) => {
    for (let first = 0; first < rows.length; first += 50) {
      await trx('services')
        .insert(rows.slice(first, first + 50))
        .onConflict(['town', 'key'])
        .ignore()
    }
  })
}
