/** The application form once more, with what the case knows: change, give the reason, done. */
import type { VNode } from 'preact'
import type { Form, FormError } from '../../engine/index.ts'
import { ErrorSummary, FormFields } from '../pages/form.tsx'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Button, TextField } from '../pages/parts.tsx'
import type { CaseFile } from '../records/case-file.ts'
import { WORK_CSS } from '../records/shown/style.ts'
import { caseHref } from './parts.tsx'

interface Props extends PageProps {
  readonly file: CaseFile
  readonly form: Form
  readonly values: Readonly<Record<string, unknown>>
  readonly shown: ReadonlySet<string>
  readonly skip: readonly string[]
  readonly errors: readonly FormError[]
  readonly reason: string
}

export const CorrectPage = (props: Props): VNode => {
  const { file, form, values, shown, skip, errors, reason, csrf } = props
  const { number, title } = file.row
  return (
    <Page {...props} title="Angaben berichtigen" styles={[WORK_CSS]}>
      <h1 class="kern-heading-large">Angaben berichtigen</h1>
      <p>{`${title}, ${number}`}</p>
      <p>
        Alte und neue Werte bleiben mit Ihrem Namen und dem Grund im Verlauf sichtbar. Was schon berechnet oder
        verschickt ist, ändert sich dadurch nicht.
      </p>
      <ErrorSummary errors={errors} />
      <form method="post" action={`${caseHref(number)}/berichtigen`} encType="multipart/form-data" noValidate>
        <CsrfField csrf={csrf} />
        <FormFields form={form} values={values} shown={shown} skip={skip} errors={errors} />
        <TextField
          name="grund"
          label="Grund der Berichtigung"
          hint="Zum Beispiel: Anruf der Bürgerin, Tippfehler"
          value={reason}
          error={errors.find(({ key }) => key === 'grund')?.message ?? null}
        />
        <p class="button-row">
          <Button label="Berichtigung eintragen" />
          <a class="kern-link" href={caseHref(number, 'daten')}>
            Abbrechen
          </a>
        </p>
      </form>
    </Page>
  )
}
