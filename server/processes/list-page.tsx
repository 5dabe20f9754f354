import type { VNode } from 'preact'
import type { PostedFields } from '../http/body.ts'
import { germanDay, germanMoment } from '../pages/format.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import type { Office } from '../records/offices.ts'
import type { ListedProcess } from './list.ts'

interface ListProps extends Omit<PageProps, 'title' | 'children'> {
  readonly processes: readonly ListedProcess[]
  readonly offices: readonly Pick<Office, 'key' | 'name'>[]
  readonly nameOf: (login: string) => string
  readonly problems: readonly string[]
  readonly posted: PostedFields
}

/** `/amt/prozesse` */
export const ListPage = ({ processes, offices, nameOf, problems, posted, ...page }: ListProps): VNode => (
  <Page {...page} title="Prozesse" wide>
    <h1 class="kern-heading-x-large">Prozesse</h1>
    {processes.length === 0 ? (
      <p>Noch ist kein Prozess bereitgestellt. Beginnen Sie unten mit einem neuen.</p>
    ) : (
      <ProcessTable processes={processes} nameOf={nameOf} />
    )}
    <NewProcess offices={offices} problems={problems} posted={posted} csrf={page.csrf ?? ''} />
  </Page>
)

const heads = ['Prozess', 'Leistung', 'Version', 'Laufende Vorgänge', 'Entwurf', 'Zuletzt bereitgestellt']

const ProcessTable = ({ processes, nameOf }: Pick<ListProps, 'processes' | 'nameOf'>): VNode => (
  <div class="table-scroll" role="region" aria-label="Prozesse der Stadt" tabIndex={0}>
    <table class="kern-table">
      <caption class="kern-sr-only">Prozesse der Stadt</caption>
      <thead class="kern-table__head">
        <tr class="kern-table__row">
          {heads.map((head) => (
            <th class="kern-table__header" scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
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

const NewProcess = ({
  offices,
  problems,
  posted,
  csrf,
}: Pick<ListProps, 'offices' | 'problems' | 'posted'> & { csrf: string }): VNode => (
  <section aria-labelledby="neu">
    <h2 id="neu">Neuer Prozess</h2>
    {problems.length > 0 && (
      <div class="kern-alert kern-alert--danger" role="alert">
        <div class="kern-alert__body">
          <ul>
            {problems.map((problem) => (
              <li>{problem}</li>
            ))}
          </ul>
        </div>
      </div>
    )}
    <form method="post" action="/amt/prozesse" class="stack">
      <CsrfField csrf={csrf} />
      <Text name="name" label="Name" hint="So heißt er auf allen Seiten: Bewohnerparkausweis" posted={posted} />
      <Text
        name="key"
        label="Kennung"
        hint="Steht in Adressen und Dateien und ändert sich nie: bewohnerparkausweis"
        posted={posted}
      />
      <div class="kern-form-input">
        <label class="kern-label" for="office">
          Zuständiges Amt
        </label>
        <div class="kern-form-input__select-wrapper">
          <select class="kern-form-input__select" id="office" name="office">
            {offices.map(({ key, name }) => (
              <option value={key} selected={posted['office'] === key}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </div>
      <button class="kern-btn kern-btn--primary">
        <span class="kern-label">Prozess beginnen</span>
      </button>
    </form>
  </section>
)

const Text = ({
  name,
  label,
  hint,
  posted,
}: {
  name: string
  label: string
  hint: string
  posted: PostedFields
}): VNode => (
  <div class="kern-form-input">
    <label class="kern-label" for={name}>
      {label}
    </label>
    <div class="kern-form-input__hint" id={`${name}-hint`}>
      {hint}
    </div>
    <input
      class="kern-form-input__input"
      id={name}
      name={name}
      type="text"
      required
      aria-describedby={`${name}-hint`}
      value={String(posted[name] ?? '')}
    />
  </div>
)
