/** Everything a setting was, is and will be: from when to when, by whom, checked by whom, corrected why. */
import type { VNode } from 'preact'
import { germanDay, germanMoment } from '../pages/format.ts'
import { CsrfField } from '../pages/layout.tsx'
import { Button } from '../pages/parts.tsx'
import { beginningAfter, holding, stands, type SettingAt, type SettingEntry } from '../records/settings.ts'

type Checked = Pick<SettingAt<unknown>, 'checked' | 'checkedBy' | 'checkedOn'>

export const checkedSentence = ({ checked, checkedBy, checkedOn }: Checked): string => {
  if (!checked) return 'Nicht geprüft.'
  return checkedBy && checkedOn ? `Geprüft von ${checkedBy} am ${germanDay(checkedOn)}.` : 'Geprüft.'
}

/** Since when a value holds, where it comes from, and whether somebody checked it. */
export const Provenance = ({
  validFrom,
  source,
  ...checked
}: Pick<SettingAt<unknown>, 'validFrom' | 'source'> & Checked): VNode => (
  <p class="muted">
    {`Gilt ab ${germanDay(validFrom)}. `}
    <strong>{checkedSentence(checked)}</strong>
    {` Quelle: ${source ?? 'nicht angegeben'}`}
  </p>
)

interface Props<V> {
  readonly entries: readonly SettingEntry<V>[]
  readonly today: string
  /** Address of the page that corrects. */
  readonly href: string
  readonly csrf: string | undefined
  readonly view: (value: V) => VNode
}

export const Entries = <V,>({ entries, today, href, csrf, view }: Props<V>): VNode => {
  const holds = holding(entries, today)
  return (
    <>
      <h2 class="kern-heading-large">Alle Werte</h2>
      {entries.length === 0 && <p>Bisher ist kein Wert eingetragen.</p>}
      {entries.map((one) => (
        <section class="town-entry">
          <h3 class="kern-title">{spanOf(one, entries, today, one === holds)}</h3>
          <Provenance {...one} />
          {!one.withdrawn && view(one.value)}
          {one.reason && <p>{`Grund: ${one.reason}`}</p>}
          <p class="muted">
            {`Eingetragen am ${germanMoment(one.changedAt)} von ${one.changedBy === 'system' ? 'der Ersteinrichtung' : one.changedBy}`}
          </p>
          {stands(one) && <Actions one={one} today={today} href={href} csrf={csrf} />}
        </section>
      ))}
    </>
  )
}

function spanOf<V>(one: SettingEntry<V>, all: readonly SettingEntry<V>[], today: string, holds: boolean): string {
  const from = `Ab ${germanDay(one.validFrom)}`
  if (one.withdrawn) return `${from}: zurückgezogen`
  if (one.overtaken) return `${from}: berichtigt, gilt nicht mehr`
  const next = beginningAfter(all, one.validFrom).at(-1)
  const until = next ? ` bis ${germanDay(dayBefore(next.validFrom))}` : ''
  if (holds) return `${from}${until}: gilt heute`
  return `${from}${until}: ${one.validFrom > today ? 'gilt künftig' : 'galt früher'}`
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

interface ActionsProps {
  readonly one: SettingEntry<unknown>
  readonly today: string
  readonly href: string
  readonly csrf: string | undefined
}

const Actions = ({ one: { validFrom }, today, href, csrf }: ActionsProps): VNode => (
  <form method="post" action={href} class="town-actions no-print">
    <CsrfField csrf={csrf} />
    <a class="kern-link" href={`${href}?berichtigen=${validFrom}`}>
      Berichtigen<span class="kern-sr-only">{`: ab ${germanDay(validFrom)}`}</span>
    </a>
    {validFrom > today && (
      <>
        <input type="hidden" name="was" value="zurueckziehen" />
        <Button name="tag" value={validFrom} kind="tertiary" small label="Zurückziehen" />
      </>
    )}
  </form>
)
