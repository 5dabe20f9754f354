/** `/amt/ozg/abfrage`: asking offices for the volumes of their services. `/abfrage/:key`: the office's answer. */
import type { VNode } from 'preact'
import { germanDay, germanMoment } from '../pages/format.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Choice } from '../pages/choice.tsx'
import { Alert, Button, TableHead, TextField } from '../pages/parts.tsx'
import type { CatalogueService } from '../ratings/service.ts'
import type { Survey } from '../ratings/surveys.ts'
import { channels, channelWords, methodWords } from '../ratings/volumes.ts'
import type { Office } from '../records/offices.ts'

type Frame = Omit<PageProps, 'title' | 'children'>

interface AskProps extends Frame {
  readonly offices: readonly Office[]
  readonly surveys: readonly Survey[]
  readonly year: number
  /** Shown once, right after asking. */
  readonly link: { readonly url: string; readonly mailed: boolean } | null
  readonly error: string | null
}

export const AskPage = ({ offices, surveys, year, link, error, ...page }: AskProps): VNode => (
  <Page {...page} title="Abfrage der Fallzahlen" styles={['/amt/ozg.css']}>
    <p class="no-print">
      <a class="kern-link" href="/amt/ozg">
        Zurück zur Liste
      </a>
    </p>
    {error && <Alert kind="danger" title={error} live />}
    {link && (
      <Alert
        kind="success"
        title={
          link.mailed
            ? 'Das Amt ist gefragt, die E-Mail ist unterwegs.'
            : 'Das Amt ist gefragt. Bitte geben Sie den Link weiter.'
        }
        live
      >
        <p class="kern-body">
          {'Der Link, nur jetzt zu sehen: '}
          <a class="kern-link" href={link.url}>
            {link.url}
          </a>
        </p>
      </Alert>
    )}
    <h1 class="kern-heading-x-large">Abfrage der Fallzahlen</h1>
    <p>
      Fast alle Fallzahlen sind geschätzt. Ein Amt antwortet für alle seine Leistungen über einen Link, ohne Konto.
      Erinnert wird ab einer Woche vor dem Tag, höchstens dreimal.
    </p>
    <form method="post" class="stack">
      <CsrfField csrf={page.csrf} />
      <Choice
        name="office"
        label="Amt"
        chosen={undefined}
        options={offices.map(({ key, name }) => [key, name] as const)}
      />
      <TextField name="year" label="Jahr" value={String(year)} short />
      <TextField name="due" label="Antwort bis" hint="Tag, zum Beispiel 31.3.2027" short />
      <TextField
        name="email"
        label="E-Mail des Amts"
        hint="Leer lassen: dann nehmen wir die hinterlegte Adresse; ohne Adresse geben Sie den Link selbst weiter."
        type="email"
      />
      <Button label="Amt fragen" />
    </form>
    <h2 class="kern-heading-large">Bisher gefragt</h2>
    {surveys.length === 0 ? <p>Noch niemand.</p> : <Asked surveys={surveys} offices={offices} />}
  </Page>
)

const Asked = ({ surveys, offices }: Pick<AskProps, 'surveys' | 'offices'>): VNode => (
  <div class="ozg-scroll" tabIndex={0} role="region" aria-label="Gefragte Ämter">
    <table class="kern-table kern-table--small">
      <TableHead titles={['Amt', 'Jahr', 'Bis', 'Erinnert', 'Antwort']} />
      <tbody class="kern-table__body">
        {surveys.map((survey) => (
          <tr class="kern-table__row">
            <th class="kern-table__cell" scope="row">
              {offices.find(({ key }) => key === survey.office)?.name ?? survey.office}
            </th>
            <td class="kern-table__cell">{survey.year}</td>
            <td class="kern-table__cell">{germanDay(survey.due)}</td>
            <td class="kern-table__cell">{survey.reminders === 0 ? 'nein' : `${survey.reminders}-mal`}</td>
            <td class="kern-table__cell">
              {survey.answeredAt ? `${germanMoment(survey.answeredAt)}, ${survey.answeredBy ?? ''}` : 'offen'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

interface AnswerProps extends Frame {
  readonly survey: Survey
  readonly officeName: string
  readonly services: readonly CatalogueService[]
  readonly values: Readonly<Record<string, string>>
  readonly error: string | null
  readonly saved: boolean
}

export const SurveyPage = ({ survey, officeName, services, values, error, saved, ...page }: AnswerProps): VNode => (
  <Page {...page} title={`Fallzahlen ${survey.year}`} wide styles={['/assets/ozg.css']}>
    {error && <Alert kind="danger" title={error} live />}
    {saved && <Alert kind="success" title="Vielen Dank, die Zahlen sind gespeichert." live />}
    <h1 class="kern-heading-x-large">{`Fallzahlen ${survey.year}: ${officeName}`}</h1>
    <p>
      {`Bitte tragen Sie ein, wie viele Fälle jede Leistung im Jahr ${survey.year} hatte, nach dem Weg, auf dem sie kamen. Was Sie nicht wissen, lassen Sie leer: „nicht erhoben“ ist auch eine Antwort. Bis ${germanDay(survey.due)}.`}
    </p>
    <form method="post">
      <CsrfField csrf={page.csrf} />
      <div class="ozg-scroll" tabIndex={0} role="region" aria-label="Leistungen">
        <table class="kern-table kern-table--small">
          <caption class="kern-sr-only">Fälle im Jahr je Leistung und Weg</caption>
          <TableHead titles={['Leistung', ...channels.map((channel) => channelWords[channel]), 'Wie']} />
          <tbody class="kern-table__body">
            {services.map((service) => (
              <Line service={service} values={values} />
            ))}
          </tbody>
        </table>
      </div>
      <TextField name="name" label="Ihr Name" value={values['name'] ?? ''} hint="Er steht bei den Zahlen." />
      <p>
        <Button label="Zahlen senden" />
      </p>
    </form>
  </Page>
)

const Line = ({
  service: { id, name },
  values,
}: {
  service: CatalogueService
  values: AnswerProps['values']
}): VNode => (
  <tr class="kern-table__row">
    <th class="kern-table__cell" scope="row">
      {name}
    </th>
    {channels.map((channel) => (
      <td class="kern-table__cell">
        <input
          class="kern-form-input__input ozg-count"
          name={`${id}.${channel}`}
          value={values[`${id}.${channel}`] ?? ''}
          inputMode="numeric"
          aria-label={`${name}: ${channelWords[channel]}`}
        />
      </td>
    ))}
    <td class="kern-table__cell">
      <div class="kern-form-input__select-wrapper">
        <select class="kern-form-input__select" name={`${id}.method`} aria-label={`${name}: gezählt oder geschätzt`}>
          {(['estimated', 'counted'] as const).map((method) => (
            <option value={method} selected={values[`${id}.method`] === method}>
              {methodWords[method]}
            </option>
          ))}
        </select>
      </div>
    </td>
  </tr>
)
