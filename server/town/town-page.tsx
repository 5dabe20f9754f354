/** `/amt/verwaltung/mandant`: what holds in this town today, and what changes when. */
import type { VNode } from 'preact'
import { germanDay } from '../pages/format.ts'
import { Page, type PageProps } from '../pages/layout.tsx'
import { Alert, Contact, LinkButton } from '../pages/parts.tsx'
import type { Office } from '../records/offices.ts'
import type { SettingAt, SettingEntry, SettingKey, SettingValue } from '../records/settings.ts'
import type { SettingPage } from './forms.ts'
import { ValueView } from './value-view.tsx'

/** One setting with what holds today and what is entered for later. */
export interface Shown<K extends SettingKey = SettingKey> {
  readonly page: SettingPage
  readonly now: SettingAt<SettingValue<K>> | null
  readonly later: readonly SettingEntry<SettingValue<K>>[]
}

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly settings: readonly Shown[]
  readonly offices: readonly Office[]
  readonly saved: boolean
}

export const TownPage = ({ settings, offices, saved, ...page }: Props): VNode => (
  <Page {...page} title="Einstellungen der Stadt" styles={['/amt/verwaltung/mandant.css']}>
    {saved && <Alert kind="success" title="Die Änderung ist gespeichert." live />}
    <h1 class="kern-heading-x-large">Einstellungen der Stadt</h1>
    <p>
      Diese Werte verwenden Prozesse und Briefe. Eine Änderung gilt ab dem Tag, den Sie nennen; eine neue Version des
      Prozesses ist dafür nicht nötig. Frühere Werte bleiben erhalten.
    </p>
    {settings.map((shown) => (
      <SettingSection {...shown} />
    ))}
    <h2 class="kern-heading-large" id="aemter">
      Ämter
    </h2>
    <p>So erreichen Bürgerinnen und Bürger das Amt. Die Angaben stehen auf Leistungsseiten und Briefen.</p>
    {offices.length === 0 && <p>Es sind noch keine Ämter angelegt.</p>}
    <ul class="town-offices">
      {offices.map((office) => (
        <li>
          <Contact office={office} />
          <a class="kern-link no-print" href={`/amt/verwaltung/mandant/amt/${office.key}`}>
            Ändern<span class="kern-sr-only">{`: ${office.name}`}</span>
          </a>
        </li>
      ))}
    </ul>
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

/** Since when a value holds, where it comes from, and whether somebody checked it. */
export const Provenance = ({
  validFrom,
  source,
  checked,
}: Pick<SettingAt<unknown>, 'validFrom' | 'source' | 'checked'>): VNode => (
  <p class="muted">
    {`Gilt ab ${germanDay(validFrom)}. `}
    <strong>{checked ? 'Geprüft.' : 'Nicht geprüft.'}</strong>
    {` Quelle: ${source ?? 'nicht angegeben'}`}
  </p>
)
