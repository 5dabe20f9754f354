/** `/amt/ozg/tabelle`: the catalogue as a table to edit, several services at once, with a way back. */
import type { VNode } from 'preact'
import { responsibles } from '../../analysis/index.ts'
import { germanMoment } from '../pages/format.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Choice, type Options } from '../pages/choice.tsx'
import { Alert, Button, EnterButton, TableHead } from '../pages/parts.tsx'
import type { Change } from '../ratings/edit.ts'
import type { CatalogueService } from '../ratings/service.ts'
import { responsibleWords } from '../ratings/words.ts'
import type { Office } from '../records/offices.ts'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly services: readonly CatalogueService[]
  readonly offices: readonly Office[]
  readonly changes: readonly Change[]
  /** Of the filter, to come back to it. */
  readonly query: string
  readonly message: { readonly kind: 'success' | 'danger'; readonly title: string } | null
}

export const automationWords = { full: 'voll', partial: 'teilweise', low: 'gering' } as const

export const EditPage = ({ services, offices, changes, query, message, ...page }: Props): VNode => (
  <Page {...page} title="Leistungen bearbeiten" wide styles={['/amt/ozg.css']}>
    <p class="no-print">
      <a class="kern-link" href={`/amt/ozg${query}`}>
        Zurück zur Liste
      </a>
    </p>
    {message && <Alert kind={message.kind} title={message.title} live />}
    <h1 class="kern-heading-x-large">Leistungen bearbeiten</h1>
    <p>
      Ändern Sie einzelne Zeilen, oder wählen Sie mehrere aus und setzen Sie oben einen Wert für alle. Alles wird
      zusammen gespeichert und lässt sich zusammen zurücknehmen.
    </p>
    <form method="post" action={`/amt/ozg/tabelle${query}`}>
      <CsrfField csrf={page.csrf} />
      <EnterButton name="was" value="speichern" />
      <fieldset class="kern-fieldset ozg-filter">
        <legend class="kern-label">{'Für alle ausgewählten'}</legend>
        <Choice
          name="alle.office"
          label="Amt"
          all="nicht ändern"
          chosen=""
          options={offices.map(({ key, name }) => [key, name] as const)}
        />
        <Choice
          name="alle.responsible"
          label="Zuständig"
          all="nicht ändern"
          chosen=""
          options={responsibles.map((who) => [who, responsibleWords[who]] as const)}
        />
      </fieldset>
      <p>
        <Button name="was" value="speichern" label="Änderungen speichern" />
      </p>
      <div class="ozg-scroll" tabIndex={0} role="region" aria-label="Leistungen">
        <table class="kern-table kern-table--small">
          <caption class="kern-sr-only">{`${services.length} Leistungen`}</caption>
          <TableHead titles={['Auswahl', 'Leistung', 'Amt', 'Zuständig', 'Automatisierbar']} />
          <tbody class="kern-table__body">
            {services.map((service) => (
              <Line service={service} offices={offices} />
            ))}
          </tbody>
        </table>
      </div>
    </form>
    <h2 class="kern-heading-large">Zuletzt geändert</h2>
    <Changes changes={changes} query={query} csrf={page.csrf} />
  </Page>
)

const Line = ({ service, offices }: { service: CatalogueService; offices: readonly Office[] }): VNode => {
  const { id, name } = service
  const cell = (field: 'office' | 'responsible' | 'automation', label: string, options: Options): VNode => (
    <td class="kern-table__cell">
      <Choice name={`${id}.${field}`} label={`${name}: ${label}`} chosen={service[field]} options={options} inTable />
    </td>
  )
  return (
    <tr class="kern-table__row">
      <td class="kern-table__cell">
        <input type="checkbox" name="id" value={id} aria-label={`${name} auswählen`} />
      </td>
      <th class="kern-table__cell" scope="row">
        {name}
      </th>
      {cell(
        'office',
        'Amt',
        offices.map(({ key, name: title }) => [key, title] as const),
      )}
      {cell(
        'responsible',
        'Zuständig',
        responsibles.map((who) => [who, responsibleWords[who]] as const),
      )}
      {cell('automation', 'Automatisierbar', Object.entries(automationWords))}
    </tr>
  )
}

const Changes = ({
  changes,
  query,
  csrf,
}: {
  changes: readonly Change[]
  query: string
  csrf: string | undefined
}): VNode => {
  const batches = [...new Set(changes.map(({ batch }) => batch))].slice(0, 20)
  if (batches.length === 0) return <p>Noch nichts.</p>
  return (
    <ul>
      {batches.map((batch) => {
        const mine = changes.filter((change) => change.batch === batch)
        const [first] = mine
        return (
          <li>
            {first && `${germanMoment(first.at)}, ${first.author}: `}
            {mine.map(({ service, what }) => `${service} (${what})`).join('; ')}
            {first?.undoneAt ? (
              ` – zurückgenommen am ${germanMoment(first.undoneAt)} von ${first.undoneBy ?? ''}`
            ) : (
              <form method="post" action={`/amt/ozg/tabelle${query}`}>
                <CsrfField csrf={csrf} />
                <input type="hidden" name="batch" value={batch} />
                <Button name="was" value="zuruecknehmen" kind="tertiary" small label="Zurücknehmen" />
              </form>
            )}
          </li>
        )
      })}
    </ul>
  )
}
