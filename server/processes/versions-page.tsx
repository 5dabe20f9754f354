import type { VNode } from 'preact'
import type { CheckProblem } from '../../engine/index.ts'
import { hasRole } from '../access/index.ts'
import { germanMoment } from '../pages/format.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Alert, TableHead } from '../pages/parts.tsx'
import { Tabs } from './tabs.tsx'
import { NamedList, Restore } from './version/named-list.tsx'
import type { NamedVersion } from './version/store.ts'
import type { ProcessView } from './view.ts'

interface VersionsProps extends Omit<PageProps, 'title' | 'children'> {
  readonly process: ProcessView
  readonly actual: boolean
  readonly named: readonly NamedVersion[]
  readonly nameOf: (login: string) => string
}

/** `/amt/prozesse/:key/versionen`: every version with the cases that run on it, and the draft. */
export const VersionsPage = ({ process, actual, named, nameOf, ...page }: VersionsProps): VNode => (
  <Page {...page} title={`Versionen: ${process.name}`} wide styles={['/amt/prozesse.css']}>
    <h1 class="kern-heading-x-large">{process.name}</h1>
    <Tabs process={process.key} current="versionen" actual={actual} staff={page.staff} />
    <Unusable problems={page.context.services.unusable(process.key)} />
    <p>
      Neue Vorgänge laufen nach der neuesten Version. Laufende Vorgänge bleiben auf der Version, mit der sie begonnen
      haben.
    </p>
    {!process.offered && may(page).mayEdit && <NotOffered process={process.key} />}
    {process.versions.length === 0 ? (
      <p>Noch ist keine Version bereitgestellt.</p>
    ) : (
      <VersionTable process={process} {...may(page)} />
    )}
    <NamedList process={process.key} named={named} revision={process.revision} nameOf={nameOf} {...may(page)} />
    {process.draftSince && may(page).mayEdit && <Draft process={process} csrf={page.csrf} />}
  </Page>
)

const NotOffered = ({ process }: { process: string }): VNode => (
  <p class="no-print">
    {'Im Portal und am Schalter kann das niemand beantragen. Dafür gibt es die Seite '}
    <a href={`/amt/prozesse/${process}/leistung`}>Leistung</a>.
  </p>
)

/** Deployed by a release that allowed it, or whose rules were others. */
const Unusable = ({ problems }: { problems: readonly CheckProblem[] }): VNode | null =>
  problems.length === 0 ? null : (
    <Alert kind="warning" title="Die Leistung oder ein Brief der neuesten Version ist nicht lesbar">
      <ul>
        {problems.map(({ element, reason, instead }) => (
          <li>{`${element ?? ''}: ${reason.de} ${instead.de}`}</li>
        ))}
      </ul>
    </Alert>
  )

interface May {
  readonly csrf: PageProps['csrf']
  readonly mayEdit: boolean
}

const may = ({ staff, csrf }: Pick<PageProps, 'staff' | 'csrf'>): May => ({
  csrf,
  mayEdit: !!staff && hasRole(staff, 'manager'),
})

const VersionTable = ({ process, csrf, mayEdit }: { process: ProcessView } & May): VNode => (
  <div class="kern-table-responsive" role="region" aria-label="Bereitgestellte Versionen" tabIndex={0}>
    <table class="kern-table">
      <caption class="kern-sr-only">Versionen</caption>
      <TableHead titles={['Version', 'Bereitgestellt', 'Von', 'Laufende Vorgänge']} />
      <tbody class="kern-table__body">
        {process.versions.map(({ version, deployedAt, deployedBy, running }) => (
          <tr class="kern-table__row">
            <th class="kern-table__cell" scope="row">
              <a href={`/amt/prozesse/${process.key}/versionen/${version}`}>{`Version ${version}`}</a>
              {mayEdit && (
                <Restore
                  process={process.key}
                  side={`version-${version}`}
                  label={`Version ${version}`}
                  revision={process.revision}
                  csrf={csrf}
                />
              )}
            </th>
            <td class="kern-table__cell">{germanMoment(deployedAt)}</td>
            <td class="kern-table__cell">{deployedBy}</td>
            <td class="kern-table__cell">{running === 0 ? 'keine' : running}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const Draft = ({ process, csrf }: { process: ProcessView; csrf: string | undefined }): VNode => (
  <section aria-labelledby="entwurf">
    <h2 id="entwurf">Entwurf</h2>
    <p>
      {`Zuletzt gespeichert ${germanMoment(process.draftSince ?? '')}. `}
      <a href={`/amt/prozesse/${process.key}/modell`}>Weiter bearbeiten</a>
    </p>
    <details>
      <summary>Entwurf verwerfen</summary>
      <p>
        {process.versions.length > 0
          ? 'Die Änderungen seit der neuesten Version gehen dabei verloren.'
          : 'Der Prozess verschwindet dabei ganz.'}
      </p>
      <form method="post" action={`/amt/prozesse/${process.key}/entwurf/verwerfen`}>
        <CsrfField csrf={csrf} />
        <input type="hidden" name="revision" value={process.revision} />
        <button class="kern-btn kern-btn--secondary">
          <span class="kern-label">Entwurf endgültig verwerfen</span>
        </button>
      </form>
    </details>
  </section>
)
