/** `/amt/ozg/abgleich`: comparing the catalogue with a file, and deciding what differs. Works without scripts. */
import type { VNode } from 'preact'
import { germanMoment } from '../../pages/format.ts'
import { FileField } from '../../pages/file-field.tsx'
import { CsrfField, Page, type PageProps } from '../../pages/layout.tsx'
import { Alert, Button } from '../../pages/parts.tsx'
import type { Group, Listed, PastDecision } from './decide.ts'
import { DifferenceTable, groupWords } from './difference-table.tsx'
import { formatWords } from './entry.ts'
import type { Filter } from './routes.tsx'
import type { Import } from './store.ts'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly groups: readonly Group[]
  readonly filter: Filter
  readonly shown: readonly Listed[]
  /** Which ones wait that the filter finds: who decides over all of them decides over these. */
  readonly stand: string
  readonly imports: readonly Import[]
  readonly decisions: readonly PastDecision[]
  readonly message: { readonly kind: 'info' | 'success' | 'danger' | 'warning'; readonly title: string } | null
  readonly fileProblem: string | null
}

export const PER_PAGE = 50

const home = '/amt/ozg/abgleich'

const addressOf = ({ art, feld, datei, seite }: Filter): string => {
  const query = Object.entries({ art, feld, datei, seite: seite === 0 ? undefined : seite + 1 }).flatMap(
    ([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]),
  )
  return query.length === 0 ? home : `${home}?${new URLSearchParams(query).toString()}`
}

export const DecidePage = (props: Props): VNode => {
  const { groups, filter, shown, stand, imports, decisions, message, fileProblem, ...page } = props
  const waiting = groups.reduce((sum, { count }) => sum + count, 0)
  return (
    <Page {...page} title="Katalog abgleichen" wide styles={['/amt/ozg.css']}>
      <p class="no-print">
        <a class="kern-link" href="/amt/ozg">
          Zurück zur Liste
        </a>
      </p>
      {message && <Alert kind={message.kind} title={message.title} live />}
      <h1 class="kern-heading-x-large">Katalog abgleichen</h1>
      <p>
        Vergleichen Sie unseren Leistungskatalog mit einer Datei des Bundes oder des Landes. Jeder Unterschied wird
        vorgelegt; überschrieben wird nur, was Sie übernehmen. Fallzahlen, Amt, Zuständigkeit und Gebühren bleiben immer
        unsere.
      </p>
      <h2 class="kern-heading-large">{`Zu entscheiden: ${waiting}`}</h2>
      {waiting === 0 ? (
        <p>Nichts wartet auf eine Entscheidung.</p>
      ) : (
        <Open groups={groups} filter={filter} shown={shown} stand={stand} csrf={page.csrf} />
      )}
      <UploadForm problem={fileProblem} csrf={page.csrf} />
      <Files imports={imports} />
      <h2 class="kern-heading-large">Entschieden</h2>
      <Decisions decisions={decisions} csrf={page.csrf} />
    </Page>
  )
}

type Csrf = { readonly csrf: string | undefined }

const Open = ({
  groups,
  filter,
  shown,
  stand,
  csrf,
}: Pick<Props, 'groups' | 'filter' | 'shown' | 'stand'> & Csrf): VNode => {
  const mine = groups.filter(
    ({ kind, field }) => (filter.art ?? kind) === kind && (filter.feld === undefined || filter.feld === field),
  )
  const count = mine.reduce((sum, group) => sum + group.count, 0)
  const pages = Math.max(1, Math.ceil(count / PER_PAGE))
  return (
    <>
      <ul class="ozg-groups">
        {groups.map(({ kind, field, count: many }) => (
          <li>
            <a
              class="kern-link"
              href={addressOf({ ...filter, art: kind, feld: field, seite: 0 })}
              aria-current={filter.art === kind && filter.feld === field ? 'true' : undefined}
            >
              {`${many} ${groupWords(kind, field)}`}
            </a>
          </li>
        ))}
        {(filter.art || filter.datei) && (
          <li>
            <a class="kern-link" href={home}>
              alle zeigen
            </a>
          </li>
        )}
      </ul>
      <form method="post" action={addressOf(filter)}>
        <CsrfField csrf={csrf} />
        <input type="hidden" name="stand" value={stand} />
        <p class="ozg-actions">
          <Button name="was" value="auswahl-uebernehmen" kind="secondary" label="Ausgewählte übernehmen" />
          <Button name="was" value="auswahl-behalten" kind="tertiary" label="Bei Ausgewählten unseres behalten" />
        </p>
        <DifferenceTable all={shown} deciding />
        <p class="ozg-actions">
          <Button
            name="was"
            value="alle-uebernehmen"
            kind="secondary"
            label={`Alle ${count} dieser Liste übernehmen`}
          />
          <Button name="was" value="alle-behalten" kind="tertiary" label={`Bei allen ${count} unseres behalten`} />
        </p>
      </form>
      {pages > 1 && (
        <nav class="ozg-actions" aria-label="Seiten">
          {filter.seite > 0 && (
            <a class="kern-link" href={addressOf({ ...filter, seite: filter.seite - 1 })}>
              Vorige Seite
            </a>
          )}
          <span>{`Seite ${filter.seite + 1} von ${pages}`}</span>
          {filter.seite + 1 < pages && (
            <a class="kern-link" href={addressOf({ ...filter, seite: filter.seite + 1 })}>
              Nächste Seite
            </a>
          )}
        </nav>
      )}
    </>
  )
}

const UploadForm = ({ problem, csrf }: { problem: string | null } & Csrf): VNode => (
  <>
    <h2 class="kern-heading-large">Datei vergleichen</h2>
    <form method="post" action={home} encType="multipart/form-data" class="stack" noValidate>
      <CsrfField csrf={csrf} />
      <FileField
        id="datei"
        label="Datei"
        hint="LeiKa-Liste (CSV), CSV des FIM-Portals oder XZuFi (XML), höchstens 10 MB. Größere Dateien vergleicht die Administration mit „laufzettel catalogue import“."
        accept=".csv,.txt,.xml"
        problem={problem}
      />
      <div class="kern-form-check">
        <input class="kern-form-check__checkbox" type="checkbox" id="vollstaendig" name="vollstaendig" value="ja" />
        <label class="kern-label" for="vollstaendig">
          Die Datei ist der ganze Katalog: Schlüssel, die in ihr fehlen, sind entfallen.
        </label>
      </div>
      <Button name="was" value="vergleichen" label="Vergleichen (Probelauf)" />
    </form>
  </>
)

const stateWords: Readonly<Record<Import['state'], string>> = {
  trial: 'Probelauf, noch nicht vorgelegt',
  listed: 'vorgelegt',
  discarded: 'verworfen',
}

const Files = ({ imports }: Pick<Props, 'imports'>): VNode | null =>
  imports.length === 0 ? null : (
    <>
      <h2 class="kern-heading-large">Verglichene Dateien</h2>
      <ul>
        {imports.map(({ id, fileName, format, at, author, state }) => (
          <li>
            <a class="kern-link" href={`${home}/${id}`}>
              {fileName}
            </a>
            {` (${formatWords[format]}), ${germanMoment(at)}, ${author}: ${stateWords[state]}`}
          </li>
        ))}
      </ul>
    </>
  )

const Decisions = ({ decisions, csrf }: Pick<Props, 'decisions'> & Csrf): VNode =>
  decisions.length === 0 ? (
    <p>Noch nichts.</p>
  ) : (
    <ul>
      {decisions.map(({ batch, decision, what, at, author, undoneAt, undoneBy }) => (
        <li>
          {`${germanMoment(at)}, ${author}: ${what} – ${decision === 'accepted' ? 'übernommen' : 'unseres behalten'}`}
          {undoneAt ? (
            ` – zurückgenommen am ${germanMoment(undoneAt)} von ${undoneBy ?? ''}`
          ) : (
            <form method="post" action={home}>
              <CsrfField csrf={csrf} />
              <input type="hidden" name="was" value="zuruecknehmen" />
              <Button name="batch" value={batch} kind="tertiary" small label="Zurücknehmen" />
            </form>
          )}
        </li>
      ))}
    </ul>
  )
