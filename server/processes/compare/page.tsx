import type { VNode } from 'preact'
import type { Bundle } from '../../pages/bundle.ts'
import { Page, type PageProps } from '../../pages/layout.tsx'
import { Button, TableHead } from '../../pages/parts.tsx'
import { Choice } from '../../pages/choice.tsx'
import { Tabs } from '../tabs.tsx'
import type { Change, Kind } from './changes.ts'
import type { Effect, Told } from './effect.ts'
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
  readonly sides: readonly Side[]
  /** Null where there are no two to be compared. */
  readonly compared: Compared | null
  readonly bundle: Bundle | null
}

/** `/amt/prozesse/:key/vergleich?von=&bis=` */
export const ComparePage = ({ process, name, actual, sides, compared, bundle, ...page }: CompareProps): VNode => (
  <Page
    {...page}
    title={`Vergleich: ${name}`}
    wide
    scripts={bundle?.scripts ?? []}
    styles={['/amt/prozesse.css', ...(bundle?.styles ?? [])]}
  >
    <h1 class="kern-heading-x-large">{name}</h1>
    <Tabs process={process} current="vergleich" actual={actual} staff={page.staff} />
    {compared ? (
      <>
        <SideForm sides={sides} compared={compared} />
        <h2 class="kern-heading-large">{`${compared.from.label} und ${compared.to.label}`}</h2>
        <EffectTable {...compared} />
        <Viewers process={process} {...compared} />
        <Changes {...compared} />
      </>
    ) : (
      <p>Zum Vergleichen braucht es zwei Fassungen: Ist, Entwurf, benannte oder bereitgestellte Versionen.</p>
    )}
  </Page>
)

const SideForm = ({ sides, compared }: { sides: readonly Side[]; compared: Compared }): VNode => (
  <form class="process-filter no-print" method="get">
    <Choice name="von" label="Links" chosen={compared.from.id} options={sides.map(({ id, label }) => [id, label])} />
    <Choice name="bis" label="Rechts" chosen={compared.to.id} options={sides.map(({ id, label }) => [id, label])} />
    <div class="process-filter__buttons">
      <Button kind="secondary" label="Vergleichen" />
    </div>
  </form>
)

const kinds: Readonly<Record<Kind, string>> = {
  new: 'neu',
  gone: 'entfällt',
  changed: 'geändert',
  moved: 'verschoben',
}

const Viewers = ({ process, from, to, changes }: { process: string } & Compared): VNode => {
  const ids = (...wanted: readonly Kind[]): string =>
    changes.flatMap(({ kind, element }) => (wanted.includes(kind) ? element : [])).join(',')
  const marks = { 'data-changed': ids('changed'), 'data-moved': ids('moved') }
  const address = (side: Side): string => `/amt/prozesse/${process}/vergleich/${side.id}.bpmn`
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
      <table class="kern-table">
        <caption class="kern-sr-only">Wirkung auf einen Fall</caption>
        <TableHead titles={['Kennzahl', from.label, to.label, 'Wie ermittelt']} />
        <tbody class="kern-table__body">
          {effect.rows.map(({ title, before, now, method }) => (
            <tr class="kern-table__row">
              <th class="kern-table__cell" scope="row">
                {title}
              </th>
              <Cell told={before} />
              <Cell told={now} />
              <td class="kern-table__cell">
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

const Cell = ({ told: { says, why, measured } }: { told: Told }): VNode => (
  <td class="kern-table__cell">
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
