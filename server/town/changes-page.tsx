/** `/amt/verwaltung/mandant/verlauf`: who changed what about the town, and when. */
import type { VNode } from 'preact'
import type { Db } from '../db/connect.ts'
import { germanDay, germanMoment } from '../pages/format.ts'
import { Page, type PageProps } from '../pages/layout.tsx'
import { TableHead } from '../pages/parts.tsx'
import { officeChanges } from '../records/office-changes.ts'
import { allOffices } from '../records/offices.ts'
import { feeId, isFeeKey } from '../records/fees.ts'
import { aboutFee, settingPages } from './forms.ts'

export interface TownChange {
  readonly at: string
  readonly author: string
  readonly what: string
}

const SHOWN = 200

interface Row {
  readonly key: string
  readonly valid_from: string
  readonly reason: string | null
  readonly withdrawn: boolean | number
  readonly changed_at: string
  readonly changed_by: string
}

/** The latest first. */
export async function townChanges(db: Db, town: number): Promise<readonly TownChange[]> {
  const names = new Map((await allOffices(db, town)).map(({ key, name }) => [key, name]))
  const offices = (await officeChanges(db, town)).map(({ at, author, what, office }) => ({
    ...{ at, author, what: `Amt „${names.get(office) ?? office}“: ${what}` },
  }))
  const rows = (await db('settings').where({ town }).orderBy('id', 'desc').limit(SHOWN)) as Row[]
  const settings = rows.map((row) => ({ at: row.changed_at, author: row.changed_by, what: said(row) }))
  return [...offices, ...settings].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, SHOWN)
}

function said({ key, valid_from, reason, withdrawn }: Row): string {
  const title =
    settingPages.find((page) => page.key === key)?.title ??
    (isFeeKey(key) ? aboutFee(key, feeId(key)).title : `Textbaustein ${key.replace('textbaustein.', '')}`)
  const what = withdrawn ? 'zurückgezogen' : `Wert ab ${germanDay(valid_from)}`
  return `${title}: ${what}${withdrawn ? ` (ab ${germanDay(valid_from)})` : ''}${reason ? `. Grund: ${reason}` : ''}`
}

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly changes: readonly TownChange[]
}

export const ChangesPage = ({ changes, ...page }: Props): VNode => (
  <Page {...page} title="Änderungen" styles={['/amt/verwaltung/mandant.css']}>
    <p class="no-print">
      <a class="kern-link" href="/amt/verwaltung/mandant">
        Zurück zu den Einstellungen
      </a>
    </p>
    <h1 class="kern-heading-x-large">Änderungen</h1>
    <p>{`Die letzten ${SHOWN} Änderungen an Einstellungen, Textbausteinen und Ämtern.`}</p>
    <div class="town-scroll" tabIndex={0} role="region" aria-label="Änderungen">
      <table class="kern-table kern-table--small">
        <caption class="kern-sr-only">Wann, wer, was</caption>
        <TableHead titles={['Wann', 'Wer', 'Was']} />
        <tbody class="kern-table__body">
          {changes.map(({ at, author, what }) => (
            <tr class="kern-table__row">
              <td class="kern-table__cell">{germanMoment(at)}</td>
              <td class="kern-table__cell">{author === 'system' ? 'Ersteinrichtung' : author}</td>
              <td class="kern-table__cell">{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </Page>
)
