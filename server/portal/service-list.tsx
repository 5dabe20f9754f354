/** Services as cards, and the search for them. */
import type { VNode } from 'preact'
import { folded } from '../../engine/index.ts'
import type { ServiceDefinition } from '../services/definition.ts'

/** `level` is the heading level of a card's title. */
export const ServiceList = ({
  services,
  level: Title,
}: {
  services: readonly ServiceDefinition[]
  level: 'h2' | 'h3'
}): VNode => (
  <ul class="cards">
    {services.map((service) => (
      <li class="card">
        <Title class="kern-heading-small">
          <a class="card__link" href={`/leistungen/${service.slug}`}>
            {service.title}
          </a>
        </Title>
        <p>{service.summary}</p>
        <p class="card__tag">online möglich</p>
      </li>
    ))}
  </ul>
)

export const SearchForm = ({ query = '' }: { query?: string }): VNode => (
  <form class="search" method="get" action="/leistungen" role="search">
    <label class="kern-sr-only" for="suche">
      Leistung suchen
    </label>
    <input
      class="kern-form-input__input"
      id="suche"
      name="q"
      type="search"
      value={query}
      placeholder="zum Beispiel Hund anmelden"
    />
    <button class="kern-btn kern-btn--primary">
      <span class="kern-label">Suchen</span>
    </button>
  </form>
)

/** Services whose words hold every word of the search; umlauts may be written out. */
export function searchServices(services: readonly ServiceDefinition[], query: string): readonly ServiceDefinition[] {
  const words = folded(query).split(/\s+/).filter(Boolean)
  return services.filter((service) => {
    const text = folded([service.title, service.summary, service.who, service.slug, ...service.needed].join(' '))
    return words.every((word) => text.includes(word))
  })
}
