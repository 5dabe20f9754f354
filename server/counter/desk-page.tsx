/** How the counter's first page looks. */
import type { VNode } from 'preact'
import type { FormError } from '../../engine/index.ts'
import { ErrorSummary } from '../pages/form.tsx'
import { germanMoment } from '../pages/format.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Button, LinkButton, TableHead, TextField } from '../pages/parts.tsx'
import type { Draft } from '../records/drafts.ts'
import type { ServiceDefinition } from '../services/definition.ts'
import type { Entered } from './entered-today.ts'
import { ActingFor, channels } from './person.tsx'

interface Props extends Omit<PageProps, 'title'> {
  readonly services: readonly ServiceDefinition[]
  readonly typed: Readonly<Record<string, unknown>>
  readonly errors: readonly FormError[]
  readonly today: readonly Entered[]
  readonly draft: Draft | null
}

export const DeskPage = ({ services, typed, errors, today, draft, ...rest }: Props): VNode => (
  <Page {...rest} title={errors.length > 0 ? 'Fehler: Schalter' : 'Schalter'}>
    {draft && <ActingFor draft={draft} csrf={rest.csrf ?? ''} />}
    <h1 class="kern-heading-x-large">Schalter</h1>
    {draft && (
      <p>
        <LinkButton href={`/amt/schalter/${draft.key}`} label="Weiter erfassen" kind="secondary" />
      </p>
    )}
    <h2 class="kern-heading-large">Neue Person</h2>
    {draft && (
      <p>Wenn Sie mit einer neuen Person beginnen, werden die nicht abgesendeten Angaben der vorherigen gelöscht.</p>
    )}
    <ErrorSummary errors={errors} />
    <form method="post" action="/amt/schalter/neu" class="form-fields" noValidate>
      <CsrfField csrf={rest.csrf} />
      <Choice
        name="leistung"
        legend="Leistung"
        options={services.map(({ id, title }) => ({ value: id, label: title }))}
        typed={typed}
        errors={errors}
      />
      <Choice name="weg" legend="Wie kommt das Anliegen?" options={channels} typed={typed} errors={errors} />
      <TextField
        name="eingang"
        label="Tag des Eingangsstempels"
        hint="Nur bei einem Papierformular, zum Beispiel 31.3.2026"
        value={String(typed['eingang'] ?? '')}
        error={errorOf(errors, 'eingang')}
        short
      />
      <TextField
        name="person"
        label="Name der Person (freiwillig)"
        hint="Steht oben auf jeder Seite, damit Sie nichts verwechseln."
        value={String(typed['person'] ?? '')}
        error={errorOf(errors, 'person')}
      />
      <div class="actions">
        <Button label="Neue Person beginnen" />
      </div>
    </form>
    <h2 class="kern-heading-large">Heute von Ihnen erfasst</h2>
    {today.length === 0 ? (
      <p class="muted">Noch nichts. Was Sie absenden, steht hier mit seinem Aktenzeichen.</p>
    ) : (
      <TodayTable today={today} />
    )}
  </Page>
)

const errorOf = (errors: readonly FormError[], key: string): string | null =>
  errors.find((error) => error.key === key)?.message ?? null

interface ChoiceProps {
  readonly name: string
  readonly legend: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly typed: Readonly<Record<string, unknown>>
  readonly errors: readonly FormError[]
}

const Choice = ({ name, legend, options, typed, errors }: ChoiceProps): VNode => {
  const chosen = typed[name] ?? (options.length === 1 ? options[0]?.value : undefined)
  const error = errorOf(errors, name)
  return (
    <fieldset class={`kern-fieldset${error ? ' kern-fieldset--error' : ''}`}>
      <legend class="kern-label">{legend}</legend>
      {error && (
        <p class="kern-error">
          <span class="kern-icon kern-icon--danger kern-icon--default" aria-hidden="true" />
          <span class="kern-body">{error}</span>
        </p>
      )}
      <div class="kern-fieldset__body">
        {options.map(({ value, label }, index) => (
          <div class="kern-form-check">
            <input
              class="kern-form-check__radio"
              type="radio"
              id={index === 0 ? `f-${name}` : `f-${name}-${index}`}
              name={name}
              value={value}
              checked={value === chosen}
            />
            <label class="kern-label" for={index === 0 ? `f-${name}` : `f-${name}-${index}`}>
              {label}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

const TodayTable = ({ today }: { today: readonly Entered[] }): VNode => (
  <table class="kern-table">
    <TableHead titles={['Aktenzeichen', 'Leistung', 'Erfasst']} />
    <tbody class="kern-table__body">
      {today.map(({ number, title, at }) => (
        <tr class="kern-table__row">
          <td class="kern-table__cell">{number}</td>
          <td class="kern-table__cell">{title}</td>
          <td class="kern-table__cell">{germanMoment(at)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
