/** `/amt/verwaltung/mandant/aemter`: the town's offices. `…/amt/:key`: how one is reached, what changed, closing it. */
import type { VNode } from 'preact'
import { parseForm, type Form, type FormError } from '../../engine/index.ts'
import { germanDay, germanMoment } from '../pages/format.ts'
import { ErrorSummary, FormFields } from '../pages/form.tsx'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Alert, Button, Contact, LinkButton } from '../pages/parts.tsx'
import type { OfficeChange, OfficeUse } from '../records/office-changes.ts'
import type { Office, OfficeEntry } from '../records/offices.ts'

const styles = ['/amt/verwaltung/mandant.css']
const list = '/amt/verwaltung/mandant/aemter'

const line = (key: keyof Office, label: string, more: object = {}) => ({
  ...{ type: 'textfield', id: `Feld_${key}`, key, label },
  ...more,
})

const contact = [
  line('name', 'Name', { validate: { required: true, maxLength: 120 } }),
  line('address', 'Anschrift', {
    description: 'Straße, Hausnummer, Postleitzahl, Ort, Zimmer',
    validate: { maxLength: 200 },
  }),
  line('phone', 'Telefon', { validate: { maxLength: 60, validationType: 'phone' } }),
  line('email', 'E-Mail', { validate: { maxLength: 120, validationType: 'email' } }),
  line('hours', 'Öffnungszeiten', {
    description: 'zum Beispiel Montag bis Freitag, 8 bis 12 Uhr',
    validate: { maxLength: 200 },
  }),
]
const key = line('key', 'Kennung', {
  description: 'Unter ihr nennen Prozesse das Amt; kleine Buchstaben, Ziffern, Bindestriche. Ohne Angabe aus dem Namen',
  validate: { maxLength: 60 },
})

const form = (components: readonly object[]): Form =>
  parseForm({ type: 'default', schemaVersion: 16, id: 'amt', components }).form

export const officeForm: Form = form(contact)
export const newOfficeForm: Form = form([...contact, key])

interface ListProps extends Omit<PageProps, 'title' | 'children'> {
  readonly offices: readonly OfficeEntry[]
  readonly message: string | null
}

export const OfficesPage = ({ offices, message, ...page }: ListProps): VNode => (
  <Page {...page} title="Ämter" styles={styles}>
    <Back href="/amt/verwaltung/mandant" label="Zurück zu den Einstellungen" />
    {message && <Alert kind="success" title={message} live />}
    <h1 class="kern-heading-x-large">Ämter</h1>
    <p>So erreichen Bürgerinnen und Bürger das Amt. Die Angaben stehen auf Leistungsseiten und Briefen.</p>
    <p class="no-print">
      <LinkButton kind="secondary" href={`${list}/neu`} label="Amt anlegen" />
    </p>
    {offices.length === 0 && <p>Es sind noch keine Ämter angelegt.</p>}
    <ul class="town-offices">
      {offices.map((office) => (
        <li>
          <Contact office={office} />
          {office.closedOn && <p class="muted">{`Geschlossen seit ${germanDay(office.closedOn)}`}</p>}
          <a class="kern-link no-print" href={`/amt/verwaltung/mandant/amt/${office.key}`}>
            Ändern<span class="kern-sr-only">{`: ${office.name}`}</span>
          </a>
        </li>
      ))}
    </ul>
  </Page>
)

const Back = ({ href, label }: { href: string; label: string }): VNode => (
  <p class="no-print">
    <a class="kern-link" href={href}>
      {label}
    </a>
  </p>
)

interface FormProps extends Omit<PageProps, 'title' | 'children'> {
  readonly values: Readonly<Record<string, unknown>>
  readonly errors: readonly FormError[]
}

export const NewOfficePage = ({ values, errors, ...page }: FormProps): VNode => (
  <Page {...page} title="Amt anlegen" styles={styles}>
    <Back href={list} label="Zurück zu den Ämtern" />
    <ErrorSummary errors={errors} />
    <h1 class="kern-heading-x-large">Amt anlegen</h1>
    <form method="post" noValidate class="stack">
      <CsrfField csrf={page.csrf} />
      <FormFields form={newOfficeForm} values={values} errors={errors} />
      <Button label="Amt anlegen" /> <LinkButton kind="tertiary" href={list} label="Abbrechen" />
    </form>
  </Page>
)

interface Props extends FormProps {
  readonly office: OfficeEntry
  readonly changes: readonly OfficeChange[]
  readonly use: OfficeUse
  readonly problem: string | null
  /** The latest change that the person has seen. */
  readonly seen: number
}

export const OfficePage = ({ office, values, errors, changes, use, problem, seen, ...page }: Props): VNode => (
  <Page {...page} title={`${office.name} ändern`} styles={styles}>
    <Back href={list} label="Zurück zu den Ämtern" />
    {problem && <Alert kind="danger" title={problem} live />}
    <ErrorSummary errors={errors} />
    <h1 class="kern-heading-x-large">{`${office.name} ändern`}</h1>
    <p class="muted">{`Kennung: ${office.key}${office.closedOn ? `. Geschlossen seit ${germanDay(office.closedOn)}.` : ''}`}</p>
    <form method="post" noValidate class="stack">
      <CsrfField csrf={page.csrf} />
      <input type="hidden" name="gesehen" value={seen} />
      <FormFields form={officeForm} values={values} errors={errors} />
      <Button name="was" value="speichern" label="Angaben speichern" />{' '}
      <LinkButton kind="tertiary" href={list} label="Abbrechen" />
    </form>
    <Closing office={office} use={use} seen={seen} csrf={page.csrf} />
    <h2 class="kern-heading-large">Änderungen</h2>
    {changes.length === 0 ? <p>Noch keine.</p> : <ChangeList changes={changes} />}
  </Page>
)

const ChangeList = ({ changes }: { changes: readonly OfficeChange[] }): VNode => (
  <ul>
    {changes.map(({ at, author, what }) => (
      <li>{`${germanMoment(at)}, ${author}: ${what}`}</li>
    ))}
  </ul>
)

interface ClosingProps {
  readonly office: OfficeEntry
  readonly use: OfficeUse
  readonly seen: number
  readonly csrf: string | undefined
}

const Closing = ({ office, use, seen, csrf }: ClosingProps): VNode => {
  const busy = use.cases + use.tasks > 0
  return (
    <>
      <h2 class="kern-heading-large">{office.closedOn ? 'Wieder öffnen' : 'Schließen'}</h2>
      {!office.closedOn && (
        <p>
          {`Laufende Vorgänge: ${use.cases}. Offene Aufgaben: ${use.tasks}. Leistungen im Katalog: ${use.services}. Rechte von Personen: ${use.people}. `}
          {busy
            ? 'Solange Vorgänge laufen oder Aufgaben offen sind, bleibt das Amt offen.'
            : 'Ein geschlossenes Amt bleibt überall lesbar und heißt dort „(geschlossen)“. Geben Sie Leistungen und Rechte vorher an ein anderes Amt.'}
        </p>
      )}
      {(office.closedOn || !busy) && (
        <form method="post" class="no-print">
          <CsrfField csrf={csrf} />
          <input type="hidden" name="gesehen" value={seen} />
          {office.closedOn ? (
            <Button name="was" value="oeffnen" kind="secondary" label="Amt wieder öffnen" />
          ) : (
            <Button name="was" value="schliessen" kind="secondary" label="Amt schließen" />
          )}
        </form>
      )}
    </>
  )
}
