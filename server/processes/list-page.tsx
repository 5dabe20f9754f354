import type { VNode } from 'preact'
import { germanDay, germanMoment } from '../pages/format.ts'
import { Page, type PageProps } from '../pages/layout.tsx'
import { TableHead } from '../pages/parts.tsx'
import type { ListedProcess } from './list.ts'

interface ListProps extends Omit<PageProps, 'title' | 'children'> {
  readonly processes: readonly ListedProcess[]
  readonly nameOf: (login: string) => string
}

/** `/amt/prozesse` */
export const ListPage = ({ processes, nameOf, ...page }: ListProps): VNode => (
  <Page {...page} title="Prozesse" wide>
    <h1 class="kern-heading-x-large">Prozesse</h1>
    {processes.length === 0 ? (
      <p>Noch ist kein Prozess bereitgestellt. Beginnen Sie mit einem neuen.</p>
    ) : (
      <ProcessTable processes={processes} nameOf={nameOf} />
    )}
    <p class="actions">
      <a class="kern-btn kern-btn--primary" href="/amt/prozesse/neu">
        <span class="kern-label">Neuen Prozess beginnen</span>
      </a>
    </p>
  </Page>
)

const heads = ['Prozess', 'Leistung', 'Version', 'Laufende Vorgänge', 'Entwurf', 'Zuletzt bereitgestellt']

const ProcessTable = ({ processes, nameOf }: Pick<ListProps, 'processes' | 'nameOf'>): VNode => (
  <div class="kern-table-responsive" role="region" aria-label="Prozesse der Stadt" tabIndex={0}>
    <table class="kern-table">
      <caption class="kern-sr-only">Prozesse der Stadt</caption>
      <TableHead titles={heads} />
      <tbody class="kern-table__body">
        {processes.map((process) => (
          <ProcessRow process={process} nameOf={nameOf} />
        ))}
      </tbody>
    </table>
  </div>
)

const ProcessRow = ({ process, nameOf }: { process: ListedProcess; nameOf: ListProps['nameOf'] }): VNode => {
  const newest = process.versions[0]
  const home = `/amt/prozesse/${process.key}`
  return (
    <tr class="kern-table__row">
      <th class="kern-table__cell" scope="row">
        <a href={`${home}/modell`}>{process.name}</a>
      </th>
      <td class="kern-table__cell">{process.service ?? '–'}</td>
      <td class="kern-table__cell">
        {newest ? <a href={`${home}/versionen`}>{`Version ${newest.version}`}</a> : 'noch keine'}
      </td>
      <td class="kern-table__cell">{sayRunning(process)}</td>
      <td class="kern-table__cell">
        {process.draft ? `seit ${germanMoment(process.draft.savedAt)}, ${nameOf(process.draft.savedBy)}` : 'keiner'}
      </td>
      <td class="kern-table__cell">{newest ? `${germanDay(newest.deployedAt)}, ${nameOf(newest.deployedBy)}` : '–'}</td>
    </tr>
  )
}

/** "3 auf Version 2, 1 auf Version 1". */
function sayRunning({ versions }: ListedProcess): string {
  const used = versions.filter(({ running }) => running > 0)
  return used.length === 0
    ? 'keine'
    : used.map(({ running, version }) => `${running} auf Version ${version}`).join(', ')
}
