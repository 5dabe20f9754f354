/** `/amt/ozg`: how far the town is, for leadership and the digitalization manager. */
import type { VNode } from 'preact'
import { longDate } from '../pages/format.ts'
import { Page, type PageProps } from '../pages/layout.tsx'
import { LinkButton } from '../pages/parts.tsx'
import type { Office } from '../records/offices.ts'
import { StatusChart } from './chart.tsx'
import { FilterForm, filterWords } from './filter-form.tsx'
import { queryOf } from '../pages/list-filter.ts'
import type { Filter } from './filter.ts'
import type { RatedEntry } from '../ratings/rate.ts'
import { summaryOf } from '../ratings/report.ts'
import { headline } from '../ratings/sentence.ts'
import { ServiceTable } from './service-table.tsx'
import { GroupTable, StatusTable } from './summary-tables.tsx'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly asOf: string
  readonly all: readonly RatedEntry[]
  readonly shown: readonly RatedEntry[]
  readonly filter: Filter
  readonly offices: readonly Office[]
  readonly mayEdit: boolean
}

export function ListPage({ asOf, all, shown, filter, offices, mayEdit, ...page }: Props): VNode {
  const summary = summaryOf(all)
  const town = summary.ozg.byResponsible.town
  return (
    <Page {...page} title="OZG-Fortschritt" wide styles={['/amt/ozg.css']}>
      <h1 class="kern-heading-x-large">OZG-Fortschritt</h1>
      <p class="ozg-headline">{headline(town)}</p>
      <p class="muted">{`Stand: ${longDate(asOf)}. Der Status folgt aus Tatsachen, die schwächste entscheidet. Anteile sind nie aufgerundet.`}</p>
      {town && (
        <section class="ozg-summary" aria-label="Zusammenfassung">
          <StatusChart group={town} title={`OZG-Leistungen in eigener Zuständigkeit (${town.services})`} />
          <StatusTable group={town} caption="OZG-Leistungen in eigener Zuständigkeit" />
        </section>
      )}
      {all.length > 0 && <GroupTable summary={summary} />}
      <h2 class="kern-heading-large">Leistungen</h2>
      <FilterForm filter={filter} offices={offices} />
      <p role="status">{`${shown.length} von ${all.length} Leistungen${filterWords(filter, offices)}`}</p>
      {mayEdit && (
        <p class="ozg-actions no-print">
          <LinkButton
            kind="secondary"
            small
            href={`/amt/ozg/tabelle${queryOf(filter)}`}
            label="Diese Liste bearbeiten"
          />
          <LinkButton kind="secondary" small href="/amt/ozg/abfrage" label="Fallzahlen abfragen" />
          <LinkButton kind="secondary" small href="/amt/strichliste" label="Strichlisten" />
          <LinkButton kind="secondary" small href="/amt/ozg/abgleich" label="Katalog abgleichen" />
        </p>
      )}
      <List all={all} shown={shown} filter={filter} offices={offices} />
    </Page>
  )
}

function List({ all, shown, filter, offices }: Pick<Props, 'all' | 'shown' | 'filter' | 'offices'>): VNode {
  if (all.length === 0)
    return <p>Der Katalog ist leer. Die Administration kann ihn beim Einrichten der Stadt füllen.</p>
  if (shown.length === 0)
    return (
      <p>
        Keine Leistung passt zu diesem Filter.{' '}
        <a class="kern-link" href="/amt/ozg">
          Alle anzeigen
        </a>
      </p>
    )
  const query = queryOf(filter)
  return (
    <>
      <ServiceTable entries={shown} offices={new Map(offices.map(({ key, name }) => [key, name]))} query={query} />
      <p class="ozg-actions no-print">
        <LinkButton kind="secondary" href={`/amt/ozg.csv${query}`} label="Diese Liste als CSV" />
        <LinkButton kind="secondary" href={`/amt/ozg.xlsx${query}`} label="als Excel-Datei" />
        <LinkButton kind="secondary" href={`/amt/ozg.json${query}`} label="als JSON" />
        <LinkButton kind="secondary" href={`/amt/ozg.mmd${query}`} label="Diagramm als Mermaid-Text" />
      </p>
    </>
  )
}
