import type { VNode } from 'preact'
import { germanDay, germanMoment } from '../../pages/format.ts'
import { Page, type PageProps } from '../../pages/layout.tsx'
import { LinkButton, TableHead } from '../../pages/parts.tsx'
import { UploadForm } from '../intake/page.tsx'
import { queryOf } from '../../pages/list-filter.ts'
import { FilterForm, type FilterProps } from './filter-form.tsx'
import type { Registered } from './registered.ts'
import { stageWords } from './stage.ts'

interface RegisterProps extends Omit<PageProps, 'title' | 'children'>, FilterProps {
  readonly all: readonly Registered[]
  readonly shown: readonly Registered[]
  readonly nameOf: (login: string) => string
  /** Whether the person may begin and change processes. */
  readonly mayEdit: boolean
}

/** `/amt/prozesse` */
export const RegisterPage = ({
  all,
  shown,
  filter,
  offices,
  owners,
  nameOf,
  mayEdit,
  ...page
}: RegisterProps): VNode => (
  <Page {...page} title="Prozesse" wide styles={['/amt/prozesse.css']}>
    <h1 class="kern-heading-x-large">Prozesse</h1>
    <p class="process-actions no-print">
      {mayEdit && <LinkButton href="/amt/prozesse/neu" label="Neuen Prozess aufnehmen" />}
      <LinkButton kind="secondary" href={`/amt/landkarte${queryOf(filter)}`} label="Als Landkarte" />
    </p>
    {mayEdit && (
      <details class="process-intake__give no-print">
        <summary>Dateien einlesen</summary>
        <UploadForm csrf={page.csrf} />
      </details>
    )}
    {all.length === 0 ? (
      <p>
        Noch ist kein Prozess aufgenommen. Beginnen Sie damit, wie ein Verfahren heute läuft (Ist), oder gleich mit dem
        Soll.
      </p>
    ) : (
      <>
        <FilterForm filter={filter} offices={offices} owners={owners} page="/amt/prozesse" />
        <p role="status">{`${shown.length} von ${all.length} Prozessen`}</p>
        {shown.length === 0 ? <NothingFits /> : <ProcessTable shown={shown} offices={offices} nameOf={nameOf} />}
      </>
    )}
  </Page>
)

const NothingFits = (): VNode => (
  <p>
    Kein Prozess passt zu diesem Filter.{' '}
    <a class="kern-link" href="/amt/prozesse">
      Alle anzeigen
    </a>
  </p>
)

const heads = ['Prozess', 'Stand', 'Amt', 'Leistung', 'Verantwortlich', 'Zuletzt geprüft', 'Vorgänge', 'Bearbeitung']

const ProcessTable = ({ shown, offices, nameOf }: Pick<RegisterProps, 'shown' | 'offices' | 'nameOf'>): VNode => (
  <div class="kern-table-responsive" role="region" aria-label="Prozesse der Stadt" tabIndex={0}>
    <table class="kern-table process-list">
      <caption class="kern-sr-only">Prozesse der Stadt</caption>
      <TableHead titles={heads} />
      <tbody class="kern-table__body">
        {shown.map((process) => (
          <ProcessRow process={process} offices={offices} nameOf={nameOf} />
        ))}
      </tbody>
    </table>
  </div>
)

const ProcessRow = ({
  process,
  offices,
  nameOf,
}: { process: Registered } & Pick<RegisterProps, 'offices' | 'nameOf'>): VNode => {
  const newest = process.versions[0]
  const { draft } = process
  return (
    <tr class="kern-table__row">
      <th class="kern-table__cell" scope="row">
        <a href={`/amt/prozesse/${process.key}/steckbrief`}>{process.name}</a>
      </th>
      <td class="kern-table__cell">
        <span class={`process-stage process-stage--${process.stage}`}>{stageWords[process.stage]}</span>
      </td>
      <td class="kern-table__cell">{offices.find(({ key }) => key === process.office)?.name ?? '–'}</td>
      <td class="kern-table__cell">
        {process.service ?? '–'}
        {process.leika.map((key) => (
          <span class="process-small">{`LeiKa ${key}`}</span>
        ))}
      </td>
      <td class="kern-table__cell">{process.owner ?? '–'}</td>
      <td class="kern-table__cell">{process.reviewedOn ? germanDay(process.reviewedOn) : 'noch nie'}</td>
      <td class="kern-table__cell">{sayRunning(process)}</td>
      <td class="kern-table__cell">
        {newest && (
          <span class="process-small">{`Version ${newest.version} seit ${germanDay(newest.deployedAt)}, ${nameOf(newest.deployedBy)}`}</span>
        )}
        {draft && (
          <span class="process-small">{`Entwurf seit ${germanMoment(draft.savedAt)}, ${nameOf(draft.savedBy)}`}</span>
        )}
      </td>
    </tr>
  )
}

/** "3 auf Version 2, 1 auf Version 1". */
function sayRunning({ versions }: Registered): string {
  const used = versions.filter(({ running }) => running > 0)
  return used.length === 0
    ? 'keine'
    : used.map(({ running, version }) => `${running} auf Version ${version}`).join(', ')
}
