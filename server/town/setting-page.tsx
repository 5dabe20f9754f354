/** `/amt/verwaltung/mandant/:slug`: enters a value from a day on, or corrects one with its reason, and shows all there were. */
import type { ComponentChildren, VNode } from 'preact'
import type { Form, FormError } from '../../engine/index.ts'
import { germanDay } from '../pages/format.ts'
import { ErrorSummary, FormFields } from '../pages/form.tsx'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Alert, Button, LinkButton } from '../pages/parts.tsx'
import type { SettingEntry } from '../records/settings.ts'
import { Entries } from './entries.tsx'

interface Props<V> extends Omit<PageProps, 'title' | 'children'> {
  readonly about: { readonly title: string; readonly says: string }
  /** Where this page is, and where it leads back. */
  readonly href: string
  readonly back: { readonly href: string; readonly label: string }
  readonly form: Form
  readonly values: Readonly<Record<string, unknown>>
  readonly errors: readonly FormError[]
  /** The day whose value is being corrected. */
  readonly corrects: string | null
  /** When the value was entered that the correction is written over. */
  readonly seen: string | undefined
  readonly entries: readonly SettingEntry<V>[]
  readonly today: string
  readonly view: (value: V) => VNode
  /** How it will look, before it is saved. */
  readonly preview?: ComponentChildren
  readonly mayPreview?: boolean
  readonly message?: string | null
  readonly children?: ComponentChildren
}

export const SettingPage = <V,>(props: Props<V>): VNode => {
  const { about, href, back, form, values, errors, corrects, seen, entries, today, view } = props
  const { preview, mayPreview, message, children, ...page } = props
  return (
    <Page {...page} title={`${about.title} ändern`} styles={['/amt/verwaltung/mandant.css']}>
      <p class="no-print">
        <a class="kern-link" href={back.href}>
          {back.label}
        </a>
      </p>
      {message && <Alert kind="success" title={message} live />}
      <ErrorSummary errors={errors} />
      <h1 class="kern-heading-x-large">{`${about.title} ändern`}</h1>
      <p>{about.says}</p>
      {children}
      {corrects !== null && (
        <Alert kind="info" title={`Sie berichtigen den Wert, der ab dem ${germanDay(corrects)} gilt.`}>
          <p class="kern-body">
            Der bisherige Eintrag bleibt sichtbar. Was Vorgänge schon damit berechnet haben, ändert sich nicht.
          </p>
        </Alert>
      )}
      {preview}
      <form method="post" action={href} noValidate class="stack">
        <CsrfField csrf={page.csrf} />
        {corrects !== null && <input type="hidden" name="berichtigt" value={corrects} />}
        {corrects !== null && <input type="hidden" name="gesehen" value={seen} />}
        <FormFields form={form} values={values} errors={errors} />
        <p class="town-actions">
          <Button
            name="was"
            value="speichern"
            label={corrects === null ? 'Neuen Wert speichern' : 'Berichtigung speichern'}
          />
          {mayPreview && <Button name="was" value="vorschau" kind="secondary" label="Vorschau" />}
          <LinkButton kind="tertiary" href={corrects === null ? back.href : href} label="Abbrechen" />
        </p>
      </form>
      <Entries entries={entries} today={today} href={href} csrf={page.csrf} view={view} />
    </Page>
  )
}
