/** `/amt/berichte`: what leadership can ask for, and the reports that were made. */
import type { VNode } from 'preact'
import { germanDay, germanMoment } from '../pages/format.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Button, TableHead } from '../pages/parts.tsx'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly reports: readonly {
    readonly name: string
    readonly asOf: string
    readonly at: string
    readonly author: string
  }[]
}

const doors = [
  ['/amt/ozg', 'OZG-Fortschritt', 'Leistungen mit Stand, nächstem Schritt und Fällen.'],
  ['/amt/berichte/aufwand', 'Aufwand', 'Was Leistungen kosten: heute gegen morgen, geschätzt neben gemessen.'],
  ['/amt/berichte/prioritaet', 'Priorität', 'Was als Nächstes, mit Gewichten, und was ins Jahr passt.'],
  ['/amt/berichte/plan', 'Plan', 'Wer, bis wann, womit; Fortschritt nach Monaten und Prognose.'],
  ['/amt/berichte/vergleich', 'Vergleich', 'Die zehn Leistungen des Deutschland-Index.'],
] as const

export const ListPage = ({ reports, ...page }: Props): VNode => (
  <Page {...page} title="Berichte" wide styles={['/amt/ozg.css', '/amt/berichte.css']}>
    <h1 class="kern-heading-x-large">Berichte</h1>
    <ul class="doors">
      {doors.map(([href, title, says]) => (
        <li class="door">
          <h2>
            <a href={href}>{title}</a>
          </h2>
          <p>{says}</p>
        </li>
      ))}
    </ul>
    <h2 class="kern-heading-large">Berichte an den Rat</h2>
    <p>
      Zwei Seiten mit fünf Sätzen, drei Diagrammen und ihren Tabellen. Ein Bericht wird mit seinem Stand eingefroren und
      nummeriert.
    </p>
    <form method="post" action="/amt/berichte">
      <CsrfField csrf={page.csrf} />
      <Button label="Bericht an den Rat erstellen" />
    </form>
    {reports.length === 0 ? <p class="muted">Bisher gibt es keinen.</p> : <Reports reports={reports} />}
  </Page>
)

const Reports = ({ reports }: Pick<Props, 'reports'>): VNode => (
  <div class="ozg-scroll" tabIndex={0} role="region" aria-label="Erstellte Berichte">
    <table class="kern-table">
      <caption class="kern-sr-only">Erstellte Berichte, der neueste zuerst</caption>
      <TableHead titles={['Nummer', 'Stand', 'Erstellt', 'PDF']} />
      <tbody class="kern-table__body">
        {reports.map(({ name, asOf, at, author }) => (
          <tr class="kern-table__row">
            <th class="kern-table__cell" scope="row">
              <a class="kern-link" href={`/amt/berichte/${name}`}>
                {name}
              </a>
            </th>
            <td class="kern-table__cell">{germanDay(asOf)}</td>
            <td class="kern-table__cell">{`${germanMoment(at)}, ${author}`}</td>
            <td class="kern-table__cell">
              <a class="kern-link" href={`/amt/berichte/${name}.pdf`}>
                PDF<span class="kern-sr-only">{` zu ${name}`}</span>
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
