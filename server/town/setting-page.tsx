/** `/amt/verwaltung/mandant/:slug`: enters a value from a day on, and shows all there were. */
import type { VNode } from 'preact'
import type { FormError } from '../../engine/index.ts'
import { germanMoment } from '../pages/format.ts'
import { ErrorSummary, FormFields } from '../pages/form.tsx'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Button, LinkButton } from '../pages/parts.tsx'
import type { SettingEntry, SettingKey, SettingValue } from '../records/settings.ts'
import { settingForm, type SettingPage as About } from './forms.ts'
import { Provenance } from './town-page.tsx'
import { ValueView } from './value-view.tsx'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly about: About
  readonly values: Readonly<Record<string, unknown>>
  readonly errors: readonly FormError[]
  readonly history: readonly SettingEntry<SettingValue<SettingKey>>[]
}

export const SettingPage = ({ about, values, errors, history, ...page }: Props): VNode => (
  <Page {...page} title={`${about.title} ändern`} styles={['/amt/verwaltung/mandant.css']}>
    <p class="no-print">
      <a class="kern-link" href="/amt/verwaltung/mandant">
        Zurück zu den Einstellungen
      </a>
    </p>
    <ErrorSummary errors={errors} />
    <h1 class="kern-heading-x-large">{`${about.title} ändern`}</h1>
    <p>{about.says}</p>
    <form method="post" noValidate class="stack">
      <CsrfField csrf={page.csrf} />
      <FormFields form={settingForm(about.key)} values={values} errors={errors} />
      <Button label="Neuen Wert speichern" />{' '}
      <LinkButton kind="tertiary" href="/amt/verwaltung/mandant" label="Abbrechen" />
    </form>
    <h2 class="kern-heading-large">Alle Werte</h2>
    {history.length === 0 && <p>Bisher ist kein Wert eingetragen.</p>}
    {history.map((entry) => (
      <section class="town-entry">
        <Provenance {...entry} />
        <ValueView setting={about.key} value={entry.value} />
        <p class="muted">{`Eingetragen am ${germanMoment(entry.changedAt)} von ${entry.changedBy === 'system' ? 'der Ersteinrichtung' : entry.changedBy}`}</p>
      </section>
    ))}
  </Page>
)
