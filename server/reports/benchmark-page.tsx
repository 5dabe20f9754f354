/** `/amt/berichte/vergleich`: the ten services that a nationwide index looks at, by this town's facts. */
import type { VNode } from 'preact'
import { levelOf, model11, type LevelResult, type Status } from '../../analysis/index.ts'
import { localDay, type Context } from '../context.ts'
import { Page, type PageProps } from '../pages/layout.tsx'
import { rateAll } from '../ratings/rate.ts'
import { count } from '../ratings/sentence.ts'
import { countedWord, responsibleWords, statusWords } from '../ratings/words.ts'
import type { CatalogueService } from '../ratings/service.ts'
import { benchmark, type BenchmarkService } from './benchmark.ts'
import { Rows } from './report-page.tsx'

export interface BenchmarkRow extends BenchmarkService {
  readonly found: { readonly service: CatalogueService; readonly status: Status; readonly level11: LevelResult } | null
}

export async function benchmarkRows(
  source: Pick<Context, 'db' | 'town' | 'services'>,
  now: string,
): Promise<readonly BenchmarkRow[]> {
  const entries = new Map((await rateAll(source, localDay(now))).map((entry) => [entry.service.id, entry]))
  return benchmark.map((one) => {
    const entry = one.service === null ? undefined : entries.get(one.service)
    if (!entry) return { ...one, found: null }
    const { service, maturity } = entry
    return { ...one, found: { service, status: maturity.status, level11: levelOf(model11, maturity.criteria) } }
  })
}

export const BenchmarkPage = ({
  rows,
  ...page
}: Omit<PageProps, 'title' | 'children'> & { rows: readonly BenchmarkRow[] }): VNode => {
  const online = rows.filter(({ found }) => found && ['online', 'end-to-end'].includes(found.status)).length
  return (
    <Page {...page} title="Vergleich" wide styles={['/amt/ozg.css', '/amt/berichte.css']}>
      <h1 class="kern-heading-x-large">Zehn Leistungen im Vergleich</h1>
      <p class="ozg-headline">{`Von den zehn Leistungen des Deutschland-Index sind hier ${online} online oder Ende zu Ende.`}</p>
      <p class="muted">
        Die Liste ist die des Deutschland-Index der Digitalisierung (ÖFIT, Fraunhofer FOKUS). Was als online zählt, ist
        die eigene, strengere Regel dieses Programms; mit den Werten anderer Städte im Index ist das Ergebnis deshalb
        nicht zu verrechnen.
      </p>
      <Rows
        titles={[
          'Leistung',
          'Gemeint ist',
          'Wer entscheidet',
          'Stand',
          'Modell 1.1, eigene Ableitung',
          'Fälle im Jahr',
        ]}
        rows={rows.map(({ name, definition, found }) =>
          found
            ? [
                <a class="kern-link" href={`/amt/ozg/${found.service.id}`}>
                  {name}
                </a>,
                definition,
                responsibleWords[found.service.responsible],
                statusWords[found.status],
                found.level11.level === null ? 'nicht erhoben' : `${found.level11.level} ${found.level11.name}`,
                `${found.service.casesPerYear.value === null ? 'unbekannt' : count(found.service.casesPerYear.value)} (${countedWord(found.service.casesPerYear.estimate)})`,
              ]
            : [name, definition, 'nicht im Katalog dieser Stadt', '–', '–', '–'],
        )}
      />
    </Page>
  )
}
