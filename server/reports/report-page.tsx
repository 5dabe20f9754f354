/** `/amt/berichte/R-2026-001`: a frozen report, with the remarks that leadership signed. */
import type { VNode } from 'preact'
import { percent, pieChart, shownCount } from '../../analysis/index.ts'
import { germanMoment, longDate } from '../pages/format.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { MermaidChart } from '../pages/mermaid.tsx'
import { Alert, Button, LinkButton, TableHead } from '../pages/parts.tsx'
import { count } from '../ratings/sentence.ts'
import { obstacleWords } from '../ratings/words.ts'
import { Bars } from './bars.tsx'
import { channelsName } from './council/channels.ts'
import { charts } from './council/charts.ts'
import { definitions } from './council/definitions.ts'
import { budgetWords, delays, delayTitles, noDelays } from './council/delays.ts'
import type { Frozen } from './council/draw.ts'
import { forecastWords } from './council/forecast-words.ts'
import { sentences } from './council/sentences.ts'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly report: Frozen
  readonly mayRemark: boolean
  readonly error: string | null
}

export const REMARK_LENGTH = 500

/** The sentence on how long cases took. */
const TIME = 2

export const ReportPage = ({ report, mayRemark, error, ...page }: Props): VNode => (
  <Page {...page} title={`Bericht ${report.number}`} wide styles={['/amt/ozg.css', '/amt/berichte.css']}>
    <p class="no-print">
      <a class="kern-link" href="/amt/berichte">
        Alle Berichte
      </a>
    </p>
    <h1 class="kern-heading-x-large">{`Digitale Leistungen der Stadt ${report.data.town}`}</h1>
    <p class="muted">
      {`Bericht an den Rat Nr. ${report.number}, Stand ${longDate(report.data.asOf)}, erstellt am ${germanMoment(report.at)} von ${report.author}. Die Zahlen sind eingefroren.`}
    </p>
    <ol class="report-sentences">
      {sentences(report.data).map(({ says, means }, at) => (
        <li>
          <strong>{says}</strong>
          <span class="ozg-small">{`Das heißt: ${means}`}</span>
          {at === TIME && (
            <a class="kern-link ozg-small no-print" href={`/amt/berichte/${report.number}/vorgaenge`}>
              Vorgänge dahinter
            </a>
          )}
        </li>
      ))}
    </ol>
    {charts(report.data).map((chart) => (
      <Bars chart={chart} />
    ))}
    <p>{forecastWords(report.data)}</p>
    <Ways number={report.number} channels={report.data.channels} />
    <Delays report={report} />
    <Obstacles report={report} />
    <Remarks report={report} mayRemark={mayRemark} error={error} csrf={page.csrf} />
    <h2 class="kern-heading-large">Was die Wörter heißen</h2>
    <dl class="kern-description-list">
      {definitions.map(([word, meaning]) => (
        <div class="kern-description-list-item">
          <dt class="kern-description-list-item__key">{word}</dt>
          <dd class="kern-description-list-item__value">{meaning}</dd>
        </div>
      ))}
    </dl>
    <p class="ozg-actions no-print">
      <LinkButton href={`/amt/berichte/${report.number}.pdf`} label="Als PDF" />
      <LinkButton kind="secondary" href={`/amt/berichte/${report.number}.json`} label="Daten als JSON" />
    </p>
    <p class="muted report-hash">{`Prüfsumme der Daten (SHA-256): ${report.hash}`}</p>
  </Page>
)

/** Cases by the way they came; small numbers are not drawn and not said. */
function Ways({ number, channels }: { number: string; channels: Frozen['data']['channels'] }): VNode | null {
  const rows = Object.entries(channels).map(([channel, value]) => {
    const address = `/amt/berichte/${number}/vorgaenge?${new URLSearchParams({ weg: channel }).toString()}`
    return [channelsName(channel), value === null ? null : shownCount(value), address] as const
  })
  if (rows.length === 0) return null
  const words = rows.map(([name, value]) => `${name} ${value === null ? 'unter 5' : count(value)}`)
  return (
    <>
      <h2 class="kern-heading-large">Auf welchem Weg Vorgänge kamen</h2>
      <MermaidChart
        source={pieChart(
          'Wege',
          rows.map(([name, value]) => [name, value ?? 0]),
        )}
        title="Vorgänge in zwölf Monaten"
        alt={`${words.join('; ')}.`}
      />
      <Rows
        titles={['Weg', 'Vorgänge in zwölf Monaten']}
        rows={rows.map(([name, value, address]) => [
          <a class="kern-link" href={address}>
            {name}
          </a>,
          value === null ? 'unter 5' : count(value),
        ])}
      />
    </>
  )
}

const Delays = ({ report: { data } }: { report: Frozen }): VNode => (
  <>
    <h2 class="kern-heading-large">Verspätungen und ihre Gründe</h2>
    {delays(data).length === 0 ? <p>{noDelays(data)}</p> : <Rows titles={delayTitles} rows={delays(data)} />}
    {budgetWords(data) && <p>{budgetWords(data)}</p>}
  </>
)

const Obstacles = ({ report: { data } }: { report: Frozen }): VNode => (
  <>
    <h2 class="kern-heading-large">Was hindert</h2>
    {data.obstacles.length === 0 ? (
      <p>Noch nicht erhoben.</p>
    ) : (
      <Rows
        titles={['Hindernis', 'Leistungen', 'Fälle im Jahr']}
        rows={data.obstacles.map(({ obstacle, services, cases, estimate }) => [
          obstacleWords[obstacle],
          count(services.length),
          `${count(cases.numerator)} von ${count(cases.denominator)} (${percent(cases)})${estimate ? ', Schätzung' : ''}`,
        ])}
      />
    )}
  </>
)

/** A table of plain texts; the first cell of a row is its head. */
export const Rows = ({
  titles,
  rows,
  name = titles.join(', '),
}: {
  titles: readonly string[]
  /** Tells tables of one page apart. */
  name?: string
  rows: readonly (readonly (string | VNode)[])[]
}): VNode => (
  <div class="ozg-scroll" tabIndex={0} role="region" aria-label={name}>
    <table class="kern-table kern-table--small">
      <TableHead titles={titles} />
      <tbody class="kern-table__body">
        {rows.map(([head, ...cells]) => (
          <tr class="kern-table__row">
            <th class="kern-table__cell" scope="row">
              {head}
            </th>
            {cells.map((cell) => (
              <td class="kern-table__cell">{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const Remarks = ({
  report,
  mayRemark,
  error,
  csrf,
}: Pick<Props, 'report' | 'mayRemark' | 'error'> & { csrf: string | undefined }): VNode | null =>
  report.remarks.length === 0 && !mayRemark ? null : (
    <>
      <h2 class="kern-heading-large">Anmerkungen der Leitung</h2>
      {report.remarks.map(({ text, at, author }) => (
        <p>{`${text} (gezeichnet: ${author}, ${germanMoment(at)})`}</p>
      ))}
      {error && <Alert kind="danger" title={error} live />}
      {mayRemark && (
        <form method="post" action={`/amt/berichte/${report.number}/anmerkung`} class="stack no-print">
          <CsrfField csrf={csrf} />
          <div class="kern-form-input">
            <label class="kern-label" for="f-text">
              Anmerkung
            </label>
            <div class="kern-hint" id="f-text-hinweis">
              {`Höchstens ${REMARK_LENGTH} Zeichen. Sie wird mit Ihrem Namen gezeichnet und lässt sich nicht ändern; die Zahlen bleiben, wie sie sind.`}
            </div>
            <textarea
              class="kern-form-input__input"
              id="f-text"
              name="text"
              rows={3}
              maxLength={REMARK_LENGTH}
              aria-describedby="f-text-hinweis"
            />
          </div>
          <Button kind="secondary" label="Anmerkung zeichnen" />
        </form>
      )}
    </>
  )
