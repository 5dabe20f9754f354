/** `/amt/ozg/:id/gebuehren`: what a service costs, cost and will cost, with a form for who may change it. */
import type { VNode } from 'preact'
import type { FormError } from '../../engine/index.ts'
import { germanDay, germanMoment } from '../pages/format.ts'
import { ErrorSummary, FormFields } from '../pages/form.tsx'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Alert, Button, LinkButton, TableHead } from '../pages/parts.tsx'
import { feeText, lastDay, standing, type Fee } from '../ratings/fees.ts'
import type { CatalogueService } from '../ratings/service.ts'
import { checkedWord } from '../ratings/words.ts'
import { feeForm } from './fee-form.ts'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly service: CatalogueService
  readonly fees: readonly Fee[]
  readonly today: string
  readonly mayEdit: boolean
  readonly values: Readonly<Record<string, unknown>>
  readonly errors: readonly FormError[]
  readonly corrects: number | null
  readonly message: string | null
}

export const FeePage = (props: Props): VNode => {
  const { service, fees, today, mayEdit, values, errors, corrects, message, ...page } = props
  const href = `/amt/ozg/${service.id}/gebuehren`
  return (
    <Page {...page} title={`Gebühren: ${service.name}`} wide styles={['/amt/ozg.css']}>
      <p class="no-print">
        <a class="kern-link" href={`/amt/ozg/${service.id}`}>
          Zurück zur Leistung
        </a>
      </p>
      {message && <Alert kind="success" title={message} live />}
      <ErrorSummary errors={errors} />
      <h1 class="kern-heading-x-large">{`Gebühren: ${service.name}`}</h1>
      <p class="muted">{`Im Katalog steht: ${service.fee.text} (${checkedWord(service.fee.checked)}, Quelle: ${service.fee.source})`}</p>
      <FeeTable fees={fees} today={today} href={mayEdit ? href : null} csrf={page.csrf} />
      {mayEdit && (
        <>
          <h2 class="kern-heading-large" id="eintrag">
            {corrects === null ? 'Neue Gebühr' : 'Gebühr berichtigen oder beenden'}
          </h2>
          <form method="post" action={href} noValidate class="stack">
            <CsrfField csrf={page.csrf} />
            {corrects !== null && <input type="hidden" name="berichtigt" value={corrects} />}
            <FormFields form={feeForm} values={values} errors={errors} />
            <p class="ozg-actions">
              <Button
                name="was"
                value="speichern"
                label={corrects === null ? 'Gebühr speichern' : 'Berichtigung speichern'}
              />
              <LinkButton
                kind="tertiary"
                href={corrects === null ? `/amt/ozg/${service.id}` : href}
                label="Abbrechen"
              />
            </p>
          </form>
        </>
      )}
      <History fees={fees} />
    </Page>
  )
}

interface TableProps extends Pick<Props, 'fees' | 'today'> {
  /** Where it is changed; null: only to read. */
  readonly href: string | null
  readonly csrf: string | undefined
}

const FeeTable = ({ fees, today, href, csrf }: TableProps): VNode => {
  const all = standing(fees)
  if (all.length === 0) return <p>Noch ist keine Gebühr mit Gültigkeit eingetragen.</p>
  return (
    <div class="ozg-scroll" tabIndex={0} role="region" aria-label="Gebühren">
      <table class="kern-table kern-table--small">
        <caption class="kern-sr-only">Gebühren mit Gültigkeit</caption>
        <TableHead
          titles={['Wofür', 'Gebühr', 'Von', 'Bis', 'Rechtsgrundlage', 'Stand', ...(href ? ['Ändern'] : [])]}
        />
        <tbody class="kern-table__body">
          {all.map((fee) => (
            <tr class="kern-table__row">
              <th class="kern-table__cell" scope="row">
                {fee.title}
              </th>
              <td class="kern-table__cell">{feeText(fee)}</td>
              <td class="kern-table__cell">{germanDay(fee.validFrom)}</td>
              <td class="kern-table__cell">{untilWord(lastDay(fee, all))}</td>
              <td class="kern-table__cell">
                {fee.norm}
                <span class="ozg-small">{checkedWord(fee.checked)}</span>
              </td>
              <td class="kern-table__cell">{stateWord(fee, lastDay(fee, all), today)}</td>
              {href && (
                <td class="kern-table__cell">
                  <Actions fee={fee} today={today} href={href} csrf={csrf} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const untilWord = (day: string): string => (day.startsWith('9999') ? 'offen' : germanDay(day))

function stateWord({ validFrom }: Fee, until: string, today: string): string {
  if (validFrom > today) return 'gilt künftig'
  return until < today ? 'galt früher' : 'gilt heute'
}

interface ActionsProps {
  readonly fee: Fee
  readonly today: string
  readonly href: string
  readonly csrf: string | undefined
}

const Actions = ({ fee, today, href, csrf }: ActionsProps): VNode => (
  <form method="post" action={href}>
    <CsrfField csrf={csrf} />
    <a class="kern-link" href={`${href}?berichtigen=${fee.id}#eintrag`}>
      Berichtigen<span class="kern-sr-only">{`: ${fee.title}, ab ${germanDay(fee.validFrom)}`}</span>
    </a>
    {fee.validFrom > today && (
      <>
        <input type="hidden" name="was" value="zurueckziehen" />
        <Button name="gebuehr" value={String(fee.id)} kind="tertiary" small label="Zurückziehen" />
      </>
    )}
  </form>
)

const History = ({ fees }: Pick<Props, 'fees'>): VNode | null =>
  fees.length === 0 ? null : (
    <>
      <h2 class="kern-heading-large">Alle Einträge</h2>
      <ul>
        {[...fees].reverse().map((fee) => (
          <li>
            {`${germanMoment(fee.at)}, ${fee.author}: ${fee.title}, ${feeText(fee)}, ab ${germanDay(fee.validFrom)}${fee.validTo ? ` bis ${germanDay(fee.validTo)}` : ''}`}
            {fee.withdrawn ? ' – zurückgezogen' : fee.replaces !== null ? ' – Berichtigung' : ''}
            {fee.reason && `. Grund: ${fee.reason}`}
          </li>
        ))}
      </ul>
    </>
  )
