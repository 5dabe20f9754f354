import type { VNode } from 'preact'
import { germanDay, germanMoment } from '../../pages/format.ts'
import { Page, type PageProps } from '../../pages/layout.tsx'
import { LinkButton, TableHead } from '../../pages/parts.tsx'
import type { Registered } from '../register/registered.ts'
import { stageWords } from '../register/stage.ts'
import { kindWords } from '../register/words.ts'
import { Tabs } from '../tabs.tsx'
import type { Derived, DerivedFields } from './derived.ts'
import { fieldKeys, fields } from './fields.ts'
import { sayOrigin, sayValue } from './say-value.ts'
import type { Edition, Value } from './store.ts'

interface SheetProps extends Omit<PageProps, 'title' | 'children'> {
  readonly process: Registered
  readonly office: string | null
  readonly actual: boolean
  readonly derived: DerivedFields
  /** Newest first. */
  readonly editions: readonly Edition[]
  /** The one on show: the newest, or an older one. */
  readonly edition: Edition | null
  readonly nameOf: (login: string) => string
  readonly mayEdit: boolean
}

/** `/amt/prozesse/:key/steckbrief` */
export const SheetPage = (props: SheetProps): VNode => {
  const { process, actual, derived, editions, edition, nameOf, mayEdit, office, ...page } = props
  const old = edition !== null && edition.edition !== editions[0]?.edition
  const home = `/amt/prozesse/${process.key}`
  return (
    <Page {...page} title={`Steckbrief: ${process.name}`} wide styles={['/amt/prozesse.css']}>
      <h1 class="kern-heading-x-large">{process.name}</h1>
      <Tabs process={process.key} current="steckbrief" actual={actual} staff={page.staff} />
      {old && (
        <p>
          <strong>{`Das ist Ausgabe ${edition.edition} vom ${germanMoment(edition.at)}.`}</strong>{' '}
          <a href={`${home}/steckbrief`}>Zur neuesten</a>
        </p>
      )}
      <About process={process} office={office} />
      {mayEdit && (
        <p class="process-actions no-print">
          <LinkButton href={`${home}/steckbrief/bearbeiten`} label="Steckbrief bearbeiten" />
          <LinkButton kind="secondary" href={`${home}/angaben`} label="Angaben im Register" />
          {!process.service && <LinkButton kind="secondary" href={`${home}/leistung`} label="Leistung beschreiben" />}
          {(process.state === 'ist' || actual) && (
            <LinkButton kind="secondary" href={`${home}/soll`} label="Soll aus Ist ableiten" />
          )}
        </p>
      )}
      <SheetTable derived={derived} data={edition?.data ?? {}} />
      <History home={home} editions={editions} nameOf={nameOf} />
    </Page>
  )
}

const About = ({ process, office }: Pick<SheetProps, 'process' | 'office'>): VNode => {
  const facts: readonly (readonly [string, string])[] = [
    ['Stand', stageWords[process.stage]],
    ['Amt', office ?? 'nicht angegeben'],
    ['Gruppe', kindWords[process.kind]],
    ['Leistung', process.service ?? 'keine'],
    ['LeiKa-Schlüssel', process.leika.join(', ') || 'keiner'],
    ['Verantwortlich', process.owner ?? 'nicht angegeben'],
    ['Zuletzt geprüft', process.reviewedOn ? germanDay(process.reviewedOn) : 'noch nie'],
    ['Kennung', process.key],
    ['Laufende Vorgänge', process.running === 0 ? 'keine' : String(process.running)],
  ]
  return (
    <dl class="process-about">
      {facts.map(([title, value]) => (
        <div>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {process.derivedFrom && (
        <div>
          <dt>Abgeleitet aus</dt>
          <dd>
            <a href={`/amt/prozesse/${process.derivedFrom}/steckbrief`}>{process.derivedFromName}</a>
          </dd>
        </div>
      )}
    </dl>
  )
}

const SheetTable = ({ derived, data }: { derived: DerivedFields; data: Edition['data'] }): VNode => (
  <div class="kern-table-responsive" role="region" aria-label="Steckbrief" tabIndex={0}>
    <table class="kern-table process-sheet">
      <caption class="kern-sr-only">Steckbrief</caption>
      <TableHead titles={['Angabe', 'Wert und woher']} />
      <tbody class="kern-table__body">
        {fieldKeys.map((key) => (
          <tr class="kern-table__row">
            <th class="kern-table__cell" scope="row">
              {fields[key].title}
            </th>
            <td class="kern-table__cell">
              <Values written={data[key] ?? []} derived={derived[key] ?? []} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

interface ValuesProps {
  readonly written: readonly Value[]
  readonly derived: readonly Derived[]
}

const Values = ({ written, derived }: ValuesProps): VNode =>
  written.length > 0 || derived.length > 0 ? (
    <>
      {written.map((value) => (
        <>
          <p class="process-text">{sayValue(value)}</p>
          <p class="process-source">{sayOrigin(value)}</p>
        </>
      ))}
      {derived.map(({ lines, source }) => (
        <>
          {lines.length === 1 ? (
            <p>{lines[0]}</p>
          ) : (
            <ul>
              {lines.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          )}
          <p class="process-source">{source}</p>
        </>
      ))}
    </>
  ) : (
    <p class="muted">noch nicht angegeben</p>
  )

const History = ({ home, editions, nameOf }: { home: string } & Pick<SheetProps, 'editions' | 'nameOf'>): VNode => (
  <section class="process-later no-print" aria-labelledby="ausgaben">
    <h2 class="kern-heading-large" id="ausgaben">
      Frühere Ausgaben
    </h2>
    {editions.length === 0 && (
      <p>Noch hat niemand etwas eingetragen. Was oben steht, ist aus Modell und Vorgängen abgelesen.</p>
    )}
    <ul>
      {editions.map(({ edition, at, by, data }, index) => (
        <li>
          <a href={`${home}/steckbrief?ausgabe=${edition}`}>{`Ausgabe ${edition}`}</a>
          {`, ${germanMoment(at)}, ${nameOf(by)}: ${sayChanged(data, editions[index + 1]?.data ?? {})}`}
        </li>
      ))}
    </ul>
  </section>
)

function sayChanged(now: Edition['data'], before: Edition['data']): string {
  const changed = fieldKeys.filter((key) => JSON.stringify(now[key]) !== JSON.stringify(before[key]))
  return changed.length === 0 ? 'nichts geändert' : changed.map((key) => fields[key].title).join(', ')
}
