import type { VNode } from 'preact'
import type { Bundle } from '../../pages/bundle.ts'
import { Page, type PageProps } from '../../pages/layout.tsx'
import { LinkButton, TableHead } from '../../pages/parts.tsx'
import { Tabs } from '../tabs.tsx'
import type { Change, Kind } from './changes.ts'
import type { Choice } from './choose.ts'
import type { Effect, Told } from './effect.ts'
import { queryOf, SideForm } from './side-form.tsx'
import type { Side } from './sides.ts'

export interface Compared {
  readonly from: Side
  readonly to: Side
  readonly changes: readonly Change[]
  readonly files: readonly string[]
  readonly effect: Effect
}

interface CompareProps extends Omit<PageProps, 'title' | 'children'> {
  readonly process: string
  readonly name: string
  readonly actual: boolean
  readonly choice: Choice
  /** Null where there are no two to be compared. */
  readonly compared: Compared | null
  readonly bundle: Bundle | null
}

/** `/amt/prozesse/:key/vergleich?von.prozess=&von=&bis.prozess=&bis=` */
export const ComparePage = ({ process, name, actual, choice, compared, bundle, ...page }: CompareProps): VNode => (
  <Page
    {...page}
    title={`Vergleich: ${name}`}
    wide
    scripts={bundle?.scripts ?? []}
    styles={['/amt/prozesse.css', ...(bundle?.styles ?? [])]}
  >
    <h1 class="kern-heading-x-large">{name}</h1>
    <Tabs process={process} current="vergleich" actual={actual} staff={page.staff} />
    <SideForm {...choice} />
    {compared ? (
      <>
        <p class="no-print">
          <LinkButton
            kind="secondary"
            href={`/amt/prozesse/${process}/vergleich.pdf?${queryOf(choice)}`}
            label="Als PDF für die Vorlage"
          />
        </p>
        <h2 class="kern-heading-large">{`${compared.from.label} und ${compared.to.label}`}</h2>
        <EffectTable {...compared} />
        <Viewers {...compared} />
        <Changes {...compared} />
      </>
    ) : (
      <p>
        Von diesem Prozess gibt es erst eine Fassung. Wählen Sie auf einer Seite einen anderen, oder benennen Sie einen
        Stand des Entwurfs.
      </p>
    )}
  </Page>
)

export const kinds: Readonly<Record<Kind, string>> = {
  new: 'neu',
  gone: 'entfällt',
  changed: 'geändert',
  moved: 'verschoben',
}

const Viewers = ({ from, to, changes }: Compared): VNode => {
  const ids = (...wanted: readonly Kind[]): string =>
    changes.flatMap(({ kind, element }) => (wanted.includes(kind) ? element : [])).join(',')
  const marks = { 'data-changed': ids('changed'), 'data-moved': ids('moved') }
  const address = ({ process, id }: Side): string => `/amt/prozesse/${process}/vergleich/${id}.bpmn`
  return (
    <>
      <ul class="process-legend" aria-label="Legende">
        {Object.entries(kinds).map(([kind, word]) => (
          <li class={`process-legend__${kind}`}>{word}</li>
        ))}
      </ul>
      <div class="process-pair">
        <Viewer address={address(from)} label={from.label} marks={{ ...marks, 'data-gone': ids('gone') }} />
        <Viewer address={address(to)} label={to.label} marks={{ ...marks, 'data-new': ids('new') }} />
      </div>
    </>
  )
}

interface ViewerProps {
  readonly address: string
  readonly label: string
  readonly marks: Readonly<Record<string, string>>
}

const Viewer = ({ address, label, marks }: ViewerProps): VNode => (
  <figure>
    <figcaption>{label}</figcaption>
    <div class="lz-diagram" data-diagram-url={address} data-label={`Diagramm: ${label}`} data-in-step="yes" {...marks}>
      <p>Das Diagramm wird geladen. Ohne JavaScript stehen die Änderungen unten als Sätze.</p>
    </div>
  </figure>
)

const Changes = ({ changes, files }: Compared): VNode => (
  <>
    <h2 class="kern-heading-large">Änderungen</h2>
    {changes.length === 0 && <p>Die beiden Diagramme sind gleich.</p>}
    {(Object.keys(kinds) as Kind[]).map((kind) => (
      <ChangesOf kind={kind} changes={changes.filter((one) => one.kind === kind)} />
    ))}
    <h2 class="kern-heading-large">Formulare, Regeln, Briefe und Leistung</h2>
    {files.length === 0 ? (
      <p>Formulare, Regeln, Briefe und Leistung sind gleich.</p>
    ) : (
      <ul>
        {files.map((says) => (
          <li>{says}</li>
        ))}
      </ul>
    )}
  </>
)

const ChangesOf = ({ kind, changes }: { kind: Kind; changes: readonly Change[] }): VNode | null =>
  changes.length === 0 ? null : (
    <section>
      <h3 class="kern-heading-medium">{`${kinds[kind]} (${changes.length})`}</h3>
      <ul>
        {changes.map(({ says }) => (
          <li>{says}</li>
        ))}
      </ul>
    </section>
  )

const EffectTable = ({ from, to, effect }: Compared): VNode => (
  <>
    <h3 class="kern-heading-medium">Wirkung auf einen Fall</h3>
    <div class="kern-table-responsive" role="region" aria-label="Wirkung" tabIndex={0}>
      <table class="kern-table process-effect">
        <caption class="kern-sr-only">Wirkung auf einen Fall</caption>
        <TableHead titles={['Kennzahl', from.label, to.label, 'Wie ermittelt']} />
        <tbody class="kern-table__body">
          {effect.rows.map(({ title, before, now, method }) => (
            <tr class="kern-table__row">
              <th class="kern-table__cell" scope="row">
                {title}
              </th>
              <Cell told={before} side={from.label} />
              <Cell told={now} side={to.label} />
              <td class="kern-table__cell" data-label="Wie ermittelt">
                <span class="process-small">{method}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {effect.rows.some(({ before, now }) => before.measured ?? now.measured) && (
      <p class="process-small">
        Gemessen an Vorgängen dieser Fassung, die in den letzten 90 Tagen abgeschlossen wurden, wo mindestens 20
        dahinter stehen; für Schritte und Wege mit weniger gilt die Schätzung. Arbeitszeit ist, solange jemand die
        Aufgabe hatte.
      </p>
    )}
    {effect.without.map((says) => (
      <p>{says}</p>
    ))}
    {effect.assumptions.length > 0 && (
      <details>
        <summary>{`Annahmen (${effect.assumptions.length})`}</summary>
        <ul>
          {effect.assumptions.map((says) => (
            <li>{says}</li>
          ))}
        </ul>
      </details>
    )}
  </>
)

const Cell = ({ told: { says, why, measured }, side }: { told: Told; side: string }): VNode => (
  <td class="kern-table__cell" data-label={side}>
    {says ?? (
      <>
        — <span class="process-small">{why}</span>
      </>
    )}
    {measured !== undefined && (
      <>
        <br />
        {measured}
      </>
    )}
  </td>
)
