import type { CatalogueService } from '../../ratings/service.ts'
import { slugOf } from '../../records/slug.ts'

const MOST = 20

/** Services that have a word of the query in their name, those with most of them first. */
export function searchCatalogue(services: readonly CatalogueService[], query: string): readonly CatalogueService[] {
  const words = slugOf(query)
    .split('-')
    .filter((word) => word.length > 2)
  const hits = ({ name }: CatalogueService): number => words.filter((word) => slugOf(name).includes(word)).length
  return services
    .map((service) => ({ service, rank: hits(service) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .slice(0, MOST)
    .map(({ service }) => service)
}
