/** `/amt/verwaltung/mandant`: what holds in this town today, and what changes when. */
import type { VNode } from 'preact'
import { germanDay } from '../pages/format.ts'
import { Page, type PageProps } from '../pages/layout.tsx'
import { Alert, LinkButton } from '../pages/parts.tsx'
import type { SettingAt, SettingEntry } from '../records/settings.ts'
import type { PageValue, SettingPage } from './forms.ts'
import { Provenance } from './entries.tsx'
import { ValueView } from './value-view.tsx'

/** One setting with what holds today and what is entered for later. */
export interface Shown {
  readonly page: SettingPage
  readonly now: SettingAt<PageValue> | null
  readonly later: readonly SettingEntry<PageValue>[]
}

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly settings: readonly Shown[]
  readonly saved: boolean
}

const pages = [
  ['aemter', 'Ämter: Namen, Anschriften, Öffnungszeiten'],
  ['gebuehren', 'Eigene Gebühren anlegen'],
  ['textbausteine', 'Textbausteine in Briefen'],
  ['verlauf', 'Alle Änderungen'],
] as const

export const TownPage = ({ settings, saved, ...page }: Props): VNode => (
  <Page {...page} title="Einstellungen der Stadt" styles={['/amt/verwaltung/mandant.css']}>
    {saved && <Alert kind="success" title="Die Änderung ist gespeichert." live />}
    <h1 class="kern-heading-x-large">Einstellungen der Stadt</h1>
    <p>
      Diese Werte verwenden Prozesse und Briefe. Eine Änderung gilt ab dem Tag, den Sie nennen; eine neue Version des
      Prozesses ist dafür nicht nötig. Frühere Werte bleiben erhalten.
    </p>
    <ul class="town-links no-print">
      {pages.map(([href, label]) => (
        <li>
          <a class="kern-link" href={`/amt/verwaltung/mandant/${href}`}>
            {label}
          </a>
        </li>
      ))}
    </ul>
    {settings.map((shown) => (
      <SettingSection {...shown} />
    ))}
  </Page>
)

const SettingSection = ({ page, now, later }: Shown): VNode => (
  <section class="town-setting" aria-labelledby={page.slug}>
    <h2 class="kern-heading-large" id={page.slug}>
      {page.title}
    </h2>
    <p>{page.says}</p>
    {now ? (
      <>
        <Provenance {...now} />
        <ValueView setting={page.key} value={now.value} />
      </>
    ) : (
      <p>Für heute ist kein Wert eingetragen.</p>
    )}
    {later.map(({ validFrom }) => (
      <p>
        <strong>{`Ab ${germanDay(validFrom)} gilt ein neuer Wert.`}</strong>
      </p>
    ))}
    <p class="no-print">
      <LinkButton kind="secondary" href={`/amt/verwaltung/mandant/${page.slug}`} label={`${page.title} ändern`} />
    </p>
  </section>
)
