/** `/amt/ozg`: how far the town is, for leadership and the digitalization manager. */
import type { VNode } from 'preact'
import { responsibles, statuses } from '../../analysis/index.ts'
import { longDate } from '../pages/format.ts'
import { Page, type PageProps } from '../pages/layout.tsx'
import { Button, LinkButton } from '../pages/parts.tsx'
import type { Office } from '../records/offices.ts'
import { StatusChart } from './chart.tsx'
import { isFiltered, queryOf, type Filter } from './filter.ts'
import type { RatedEntry } from './rate.ts'
import { summaryOf } from './report.ts'
import { headline } from './sentence.ts'
import { ServiceTable } from './service-table.tsx'
import { GroupTable, StatusTable } from './summary-tables.tsx'
import { responsibleWords, statusWords } from './words.ts'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly asOf: string
  readonly all: readonly RatedEntry[]
  readonly shown: readonly RatedEntry[]
  readonly filter: Filter
  readonly offices: readonly Office[]
}

export function ListPage({ asOf, all, shown, filter, offices, ...page }: Props): VNode {
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
      <p role="status">{`${shown.length} von ${all.length} Leistungen${chosen(filter, offices)}`}</p>
      <List all={all} shown={shown} filter={filter} offices={offices} />
    </Page>
  )
}

/** The filter in words: on paper nobody sees the form. */
function chosen(filter: Filter, offices: readonly Office[]): string {
  const words = [
    offices.find(({ key }) => key === filter['q.amt'])?.name,
    filter['q.status'] && statusWords[filter['q.status']],
    filter['q.zustaendig'] && responsibleWords[filter['q.zustaendig']],
    filter['q.ozg'] && (filter['q.ozg'] === 'ja' ? 'nur OZG' : 'außerhalb des OZG'),
  ].filter(Boolean)
  return words.length === 0 ? '' : `: ${words.join(', ')}`
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
        <LinkButton kind="secondary" href={`/amt/ozg.mmd${query}`} label="Diagramm als Mermaid-Text" />
      </p>
    </>
  )
}

const FilterForm = ({ filter, offices }: Pick<Props, 'filter' | 'offices'>): VNode => (
  <form class="ozg-filter no-print" method="get" action="/amt/ozg">
    <Choice
      name="q.amt"
      label="Amt"
      all="alle Ämter"
      chosen={filter['q.amt']}
      options={offices.map(({ key, name }) => [key, name])}
    />
    <Choice
      name="q.status"
      label="Status"
      all="jeder Status"
      chosen={filter['q.status']}
      options={statuses.map((status) => [status, statusWords[status]])}
    />
    <Choice
      name="q.zustaendig"
      label="Zuständig"
      all="alle"
      chosen={filter['q.zustaendig']}
      options={responsibles.map((who) => [who, responsibleWords[who]])}
    />
    <Choice
      name="q.ozg"
      label="OZG"
      all="alle Leistungen"
      chosen={filter['q.ozg']}
      options={[
        ['ja', 'nur OZG'],
        ['nein', 'nur außerhalb'],
      ]}
    />
    <Choice
      name="sort"
      label="Sortiert nach"
      chosen={filter.sort}
      options={[
        ['name', 'Name'],
        ['status', 'Status'],
        ['faelle', 'Fälle im Jahr'],
      ]}
    />
    <div class="ozg-filter__buttons">
      <Button kind="secondary" label="Anzeigen" />
      {isFiltered(filter) && <LinkButton kind="tertiary" href="/amt/ozg" label="Zurücksetzen" />}
    </div>
  </form>
)

interface ChoiceProps {
  readonly name: string
  readonly label: string
  /** Words for "no choice"; without it one must be chosen. */
  readonly all?: string
  readonly chosen: string | undefined
  readonly options: readonly (readonly [value: string, label: string])[]
}

const Choice = ({ name, label, all, chosen, options }: ChoiceProps): VNode => (
  <div class="kern-form-input">
    <label class="kern-label" for={`f-${name}`}>
      {label}
    </label>
    <div class="kern-form-input__select-wrapper">
      <select class="kern-form-input__select" id={`f-${name}`} name={name}>
        {all !== undefined && <option value="">{all}</option>}
        {options.map(([value, text]) => (
          <option value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </div>
  </div>
)
