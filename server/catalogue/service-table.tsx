/** The list of services: status as a word with its reason, what is missing, how many cases. */
import type { VNode } from 'preact'
import { TableHead } from '../pages/parts.tsx'
import type { Maturity } from '../../analysis/index.ts'
import { germanDay } from '../pages/format.ts'
import type { RatedEntry } from '../ratings/rate.ts'
import { count } from '../ratings/sentence.ts'
import { StatusBadge } from './status-badge.tsx'
import { countedWord, responsibleWords, viaWords } from '../ratings/words.ts'

interface Props {
  readonly entries: readonly RatedEntry[]
  readonly offices: ReadonlyMap<string, string>
  /** Query string that leads back to this list. */
  readonly query: string
}

export const ServiceTable = ({ entries, offices, query }: Props): VNode => (
  <div class="ozg-scroll" tabIndex={0} role="region" aria-label="Leistungen">
    <table class="kern-table kern-table--small ozg-list">
      <caption class="kern-sr-only">Leistungen mit Status, nächstem Schritt und Fallzahl</caption>
      <TableHead titles={['Leistung', 'Amt', 'Status', 'Es fehlt', 'Fälle im Jahr']} />
      <tbody class="kern-table__body">
        {entries.map((entry) => (
          <Row entry={entry} office={offices.get(entry.service.office) ?? entry.service.office} query={query} />
        ))}
      </tbody>
    </table>
  </div>
)

const Row = ({
  entry: { service, maturity },
  office,
  query,
}: {
  entry: RatedEntry
  office: string
  query: string
}): VNode => (
  <tr class="kern-table__row">
    <th class="kern-table__cell" scope="row">
      <a class="kern-link" href={`/amt/ozg/${service.id}${query}`}>
        {service.name}
      </a>
      {!service.ozg && <span class="ozg-small">außerhalb des OZG</span>}
    </th>
    <td class="kern-table__cell">
      {office}
      {service.responsible !== 'town' && <span class="ozg-small">{responsibleWords[service.responsible]}</span>}
    </td>
    <td class="kern-table__cell">
      <StatusBadge status={maturity.status} />
      <span class="ozg-small">{basisOf(maturity)}</span>
      {maturity.via !== 'own' && <span class="ozg-small">{wayOf(maturity)}</span>}
    </td>
    <td class="kern-table__cell">
      {maturity.missing.length === 0 ? 'nichts' : maturity.missing.join('; ')}
      {maturity.status !== 'unknown' && maturity.next && (
        <span class="ozg-small">{`Nächster Schritt: ${maturity.next}`}</span>
      )}
    </td>
    <td class="kern-table__cell ozg-number">
      {service.casesPerYear.value === null ? 'unbekannt' : count(service.casesPerYear.value)}
      <span class="ozg-small">{countedWord(service.casesPerYear.estimate)}</span>
    </td>
  </tr>
)

const bases: Readonly<Record<Maturity['basis'], string>> = {
  none: 'niemand hat geantwortet',
  recorded: 'erhoben',
  system: 'aus dem laufenden System',
  mixed: 'aus dem System und erhoben',
}

/** On what a status rests, with the questions that are still open. */
export const basisOf = ({ basis, open }: Maturity): string =>
  basis === 'none' || open === 0
    ? bases[basis]
    : `${bases[basis]}, ${open === 1 ? 'eine Frage' : `${open} Fragen`} offen`

export const wayOf = ({ via, testedOn }: Maturity): string =>
  `${viaWords[via]}, ${testedOn ? `getestet am ${germanDay(testedOn)}` : 'nicht getestet'}`
