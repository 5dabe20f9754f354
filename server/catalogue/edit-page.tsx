/** `/amt/ozg/tabelle`: the catalogue as a table to edit, several services at once, with a way back. */
import type { VNode } from 'preact'
import { Choice } from '../pages/choice.tsx'
import { germanMoment } from '../pages/format.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Alert, Button, EnterButton, TableHead } from '../pages/parts.tsx'
import type { Change } from '../ratings/edit.ts'
import type { CatalogueService } from '../ratings/service.ts'
import { stateOf, views, type Column, type View } from './edit-columns.ts'

/** What stands in the cells instead of what is stored, by service and column. */
export type Typed = ReadonlyMap<string, Readonly<Record<string, string>>>

interface Props extends Omit<PageProps, 'title' | 'children'> {
  /** Those of this page of the list. */
  readonly services: readonly CatalogueService[]
  readonly columns: readonly Column[]
  readonly view: View
  readonly at: { readonly page: number; readonly pages: number; readonly total: number }
  readonly changes: readonly Change[]
  /** Address of this table with another view or page, and of the list. */
  readonly address: (to: { readonly view?: View; readonly page?: number }) => string
  readonly list: string
  readonly typed: Typed
  /** What is wrong with a row. */
  readonly problems: ReadonlyMap<string, string>
  readonly message: { readonly kind: 'success' | 'danger' | 'warning'; readonly title: string } | null
}

export const EditPage = (props: Props): VNode => {
  const { services, columns, view, at, changes, address, list, typed, problems, message, ...page } = props
  return (
    <Page {...page} title="Leistungen bearbeiten" wide styles={['/amt/ozg.css']} scripts={['/amt/ozg/tabelle.js']}>
      <p class="no-print">
        <a class="kern-link" href={list}>
          Zurück zur Liste
        </a>
      </p>
      {message && (
        <Alert kind={message.kind} title={message.title} live>
          {problems.size > 0 && <Problems services={services} problems={problems} />}
        </Alert>
      )}
      <h1 class="kern-heading-x-large">Leistungen bearbeiten</h1>
      <p>
        Ändern Sie einzelne Zeilen, oder wählen Sie mehrere aus und setzen Sie oben einen Wert für alle. Alles wird
        zusammen gespeichert und lässt sich zusammen zurücknehmen. Alt und Pfeiltaste: nächste Zeile derselben Spalte.
      </p>
      <nav class="ozg-actions" aria-label="Spalten">
        {Object.entries(views).map(([key, label]) => (
          <a class="kern-link" href={address({ view: key as View })} aria-current={key === view ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <form method="post" action={address({})}>
        <CsrfField csrf={page.csrf} />
        <EnterButton name="was" value="speichern" />
        <ForAll columns={columns} />
        <p>
          <Button name="was" value="speichern" label="Änderungen speichern" />
        </p>
        <div class="ozg-scroll" tabIndex={0} role="region" aria-label="Leistungen" data-keys>
          <table class="kern-table kern-table--small">
            <caption class="kern-sr-only">{`${services.length} von ${at.total} Leistungen`}</caption>
            <TableHead titles={['Auswahl', 'Leistung', ...columns.map(({ label }) => label)]} />
            <tbody class="kern-table__body">
              {services.map((service) => (
                <Line
                  service={service}
                  columns={columns}
                  typed={typed.get(service.id) ?? {}}
                  wrong={problems.has(service.id)}
                />
              ))}
            </tbody>
          </table>
        </div>
      </form>
      {at.pages > 1 && <Paging at={at} address={address} />}
      <h2 class="kern-heading-large">Zuletzt geändert</h2>
      <Changes changes={changes} action={address({})} csrf={page.csrf} />
    </Page>
  )
}

const Problems = ({ services, problems }: Pick<Props, 'services' | 'problems'>): VNode => (
  <ul>
    {services.flatMap(({ id, name }) => {
      const problem = problems.get(id)
      return problem ? [<li>{`${name}: ${problem}`}</li>] : []
    })}
  </ul>
)

const ForAll = ({ columns }: Pick<Props, 'columns'>): VNode => (
  <fieldset class="kern-fieldset ozg-filter">
    <legend class="kern-label">Für alle ausgewählten (leer: nicht ändern)</legend>
    {columns
      .filter(({ alone }) => !alone)
      .map(({ id, label, options }) =>
        options ? (
          <Choice name={`alle.${id}`} label={label} all="nicht ändern" chosen="" options={options} />
        ) : (
          <div class="kern-form-input">
            <label class="kern-label" for={`alle-${id}`}>
              {label}
            </label>
            <input class="kern-form-input__input" id={`alle-${id}`} name={`alle.${id}`} autocomplete="off" />
          </div>
        ),
      )}
  </fieldset>
)

interface LineProps extends Pick<Props, 'columns'> {
  readonly service: CatalogueService
  readonly typed: Readonly<Record<string, string>>
  readonly wrong: boolean
}

const Line = ({ service, columns, typed, wrong }: LineProps): VNode => (
  <tr class={`kern-table__row${wrong ? ' ozg-wrong' : ''}`}>
    <td class="kern-table__cell">
      <input type="checkbox" name="id" value={service.id} aria-label={`${service.name} auswählen`} />
      <input type="hidden" name={`${service.id}.stand`} value={stateOf(service, columns)} />
    </td>
    <th class="kern-table__cell" scope="row">
      {service.name}
    </th>
    {columns.map((column) => (
      <td class="kern-table__cell">
        <Cell service={service} column={column} value={typed[column.id] ?? column.read(service)} />
      </td>
    ))}
  </tr>
)

const Cell = ({ service, column, value }: { service: CatalogueService; column: Column; value: string }): VNode => {
  const [name, label] = [`${service.id}.${column.id}`, `${service.name}: ${column.label}`]
  if (column.options) {
    // A value that may no longer be chosen (a closed office) stays until somebody chooses another.
    const known = column.options.some(([key]) => key === value)
    const options = known ? column.options : [[value, `${value} (bisher)`] as const, ...column.options]
    return <Choice name={name} label={label} chosen={value} options={options} inTable />
  }
  const shared = { name, 'aria-label': label, class: 'kern-form-input__input ozg-cell' }
  return column.lines ? (
    <textarea {...shared} rows={3}>
      {value}
    </textarea>
  ) : (
    <input {...shared} value={value} autocomplete="off" />
  )
}

const Paging = ({ at, address }: Pick<Props, 'at' | 'address'>): VNode => (
  <nav class="ozg-actions no-print" aria-label="Seiten">
    {at.page > 1 && (
      <a class="kern-link" href={address({ page: at.page - 1 })}>
        Vorige Seite
      </a>
    )}
    <span>{`Seite ${at.page} von ${at.pages} (${at.total} Leistungen). Speichern Sie vor dem Blättern.`}</span>
    {at.page < at.pages && (
      <a class="kern-link" href={address({ page: at.page + 1 })}>
        Nächste Seite
      </a>
    )}
  </nav>
)

const Changes = ({
  changes,
  action,
  csrf,
}: {
  changes: readonly Change[]
  action: string
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
              <form method="post" action={action}>
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
