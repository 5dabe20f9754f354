/** Finding a case: one field for name, address or number, and what fits. */
import type { VNode } from 'preact'
import { germanDay } from '../pages/format.ts'
import { Page, type PageProps } from '../pages/layout.tsx'
import { Button } from '../pages/parts.tsx'
import { caseStatusNames, channelNames } from '../records/case-row.ts'
import { DueTag } from '../records/shown/due-tag.tsx'
import { WORK_CSS } from '../records/shown/style.ts'
import { caseFilters, PAGE_SIZE, type CaseFilter, type CaseSearch, type ListedCase } from './search.ts'

interface Props extends PageProps {
  readonly search: CaseSearch
  readonly cases: readonly ListedCase[]
  readonly total: number
  readonly today: string
}

export const CaseListPage = (props: Props): VNode => (
  <Page {...props} title="Vorgänge" wide styles={[WORK_CSS]}>
    <h1 class="kern-heading-large">Vorgänge</h1>
    <SearchForm {...props} />
    <p role="status">{props.total === 1 ? '1 Vorgang' : `${props.total} Vorgänge`}</p>
    {props.cases.length > 0 ? <CaseTable {...props} /> : <p class="empty">{emptyText(props.search)}</p>}
    <Pages {...props} />
  </Page>
)

const emptyText = ({ text }: CaseSearch): string =>
  text
    ? `Zu „${text}“ gibt es hier keinen Vorgang. Prüfen Sie die Schreibweise oder suchen Sie unter „Alle“.`
    : 'Hier gibt es noch keine Vorgänge.'

const SearchForm = ({ search }: Props): VNode => (
  <form class="search" method="get" action="/amt/vorgaenge" role="search">
    <div class="kern-form-input">
      <label class="kern-label" for="q">
        Name, Adresse oder Aktenzeichen
      </label>
      <input class="kern-form-input__input" type="search" id="q" name="q" value={search.text} autocomplete="off" />
    </div>
    <div class="kern-form-input kern-form-input--short">
      <label class="kern-label" for="status">
        Stand
      </label>
      <div class="kern-form-input__select-wrapper">
        <select class="kern-form-input__select" id="status" name="status">
          {(Object.keys(caseFilters) as CaseFilter[]).map((filter) => (
            <option value={filter} selected={filter === search.filter}>
              {caseFilters[filter]}
            </option>
          ))}
        </select>
      </div>
    </div>
    <Button label="Suchen" />
  </form>
)

const CaseTable = ({ cases, today }: Props): VNode => (
  <table class="list">
    <caption class="kern-sr-only">Gefundene Vorgänge</caption>
    <thead>
      <tr>
        {['Vorgang', 'Aktenzeichen', 'Eingegangen', 'Stand', 'Unser Ziel'].map((label) => (
          <th scope="col">{label}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {cases.map((row) => (
        <tr key={row.id}>
          <td data-label="Vorgang">
            <a class="kern-link list__main" href={`/amt/vorgaenge/${row.number}`}>
              {row.person ?? row.title}
            </a>
            {row.person && <span class="list__sub">{row.title}</span>}
          </td>
          <td data-label="Aktenzeichen">{row.number}</td>
          <td data-label="Eingegangen">
            {germanDay(row.received_at)}
            <span class="list__sub">{channelNames[row.channel]}</span>
          </td>
          <td data-label="Stand">
            <span class={`badge-status badge-status--${row.status}`}>{caseStatusNames[row.status]}</span>
            {row.ended_how && <span class="list__sub">{row.ended_how}</span>}
          </td>
          <td data-label="Unser Ziel">
            {row.ended_at !== null ? (
              <span class="muted">beendet</span>
            ) : row.paused !== null ? (
              `ruht: ${row.paused}`
            ) : (
              <DueTag due={row.target_due} today={today} />
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

function Pages({ search, total }: Props): VNode | null {
  const last = Math.ceil(total / PAGE_SIZE)
  if (last <= 1) return null
  const href = (page: number): string =>
    `/amt/vorgaenge?${new URLSearchParams({ q: search.text, status: search.filter, seite: String(page) }).toString()}`
  return (
    <nav class="pages" aria-label="Seiten">
      {search.page > 1 && <a href={href(search.page - 1)}>Zurück</a>}
      <span>{`Seite ${search.page} von ${last}`}</span>
      {search.page < last && <a href={href(search.page + 1)}>Weiter</a>}
    </nav>
  )
}
