/** `/amt/prozesse/:key/briefe`: the letters of a process, and what a new one begins with. */
import type { VNode } from 'preact'
import { Page, type PageProps } from '../../pages/layout.tsx'
import { Alert, TableHead } from '../../pages/parts.tsx'
import { Tabs } from '../tabs.tsx'
import { starts } from './starts.ts'

export interface ListedLetter {
  readonly id: string
  readonly title: string
  readonly notice: boolean
  /** Steps that write it. */
  readonly writers: readonly string[]
  readonly unfinished: boolean
}

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly process: string
  readonly name: string
  readonly actual: boolean
  readonly letters: readonly ListedLetter[]
  /** Steps that write a letter which is not there. */
  readonly missing: readonly { readonly step: string; readonly letter: string }[]
  readonly removed: boolean
}

export const LettersPage = ({ process, name, actual, letters, missing, removed, ...page }: Props): VNode => {
  const here = `/amt/prozesse/${process}/briefe`
  return (
    <Page {...page} title={`Briefe: ${name}`} wide styles={['/amt/prozesse.css']}>
      {removed && <Alert kind="success" title="Der Brief ist im Entwurf entfernt." live />}
      <h1 class="kern-heading-x-large">{`Briefe: ${name}`}</h1>
      <Tabs process={process} current="briefe" actual={actual} staff={page.staff} />
      <p>Briefe und Bescheide, die der Ablauf schreibt. Änderungen gelten ab der nächsten bereitgestellten Version.</p>
      {missing.map(({ step, letter }) => (
        <Alert kind="warning" title={`Der Schritt „${step}“ schreibt einen Brief, den es nicht gibt: ${letter}`} />
      ))}
      {letters.length === 0 ? (
        <p>Noch schreibt dieser Prozess keinen Brief.</p>
      ) : (
        <List here={here} letters={letters} />
      )}
      <h2 class="kern-heading-large" id="neu">
        Neuer Brief
      </h2>
      <p>Womit möchten Sie beginnen? Jeder Text lässt sich ändern.</p>
      <ul class="process-tiles process-starts">
        {starts.map(({ id, title, says }) => (
          <li>
            <span>
              {title}
              <span class="process-small">{says}</span>
            </span>
            <a class="kern-link" href={`${here}/neu?vorlage=${id}`}>
              Damit beginnen<span class="kern-sr-only">{`: ${title}`}</span>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}

const List = ({ here, letters }: { here: string; letters: readonly ListedLetter[] }): VNode => (
  <div class="kern-table-responsive" role="region" aria-label="Briefe" tabIndex={0}>
    <table class="kern-table">
      <caption class="kern-sr-only">Briefe</caption>
      <TableHead titles={['Brief', 'Art', 'Wird geschrieben von']} />
      <tbody class="kern-table__body">
        {letters.map(({ id, title, notice, writers, unfinished }) => (
          <tr class="kern-table__row">
            <th class="kern-table__cell" scope="row">
              <a class="kern-link" href={`${here}/${id}`}>
                {title}
              </a>
              {unfinished && <span class="process-small">noch etwas zu ergänzen</span>}
            </th>
            <td class="kern-table__cell">{notice ? 'Bescheid' : 'Brief'}</td>
            <td class="kern-table__cell">{writers.length > 0 ? writers.join(', ') : 'noch keinem Schritt'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
