/** `/amt/verwaltung/mandant/amt/:key`: how an office is reached. */
import type { VNode } from 'preact'
import { parseForm, type Form, type FormError } from '../../engine/index.ts'
import { ErrorSummary, FormFields } from '../pages/form.tsx'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Button, LinkButton } from '../pages/parts.tsx'
import type { Office } from '../records/offices.ts'

const line = (key: keyof Office, label: string, more: object = {}) => ({
  type: 'textfield',
  id: `Feld_${key}`,
  key,
  label,
  ...more,
})

export const officeForm: Form = parseForm({
  type: 'default',
  schemaVersion: 16,
  id: 'amt',
  components: [
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
  ],
}).form

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly office: Office
  readonly values: Readonly<Record<string, unknown>>
  readonly errors: readonly FormError[]
}

export const OfficePage = ({ office, values, errors, ...page }: Props): VNode => (
  <Page {...page} title={`${office.name} ändern`} styles={['/amt/verwaltung/mandant.css']}>
    <ErrorSummary errors={errors} />
    <h1 class="kern-heading-x-large">{`${office.name} ändern`}</h1>
    <form method="post" noValidate class="stack">
      <CsrfField csrf={page.csrf} />
      <FormFields form={officeForm} values={values} errors={errors} />
      <Button label="Angaben speichern" />{' '}
      <LinkButton kind="tertiary" href="/amt/verwaltung/mandant#aemter" label="Abbrechen" />
    </form>
  </Page>
)
