/** `/amt/berichte/aufwand`: what services cost today and would cost tomorrow, estimated beside measured. */
import type { VNode } from 'preact'
import type { Effort } from '../../analysis/index.ts'
import { Choice } from '../pages/choice.tsx'
import { Page, type PageProps } from '../pages/layout.tsx'
import { Button } from '../pages/parts.tsx'
import type { EffortReport, ProcessEffort } from '../ratings/effort-report.ts'
import { count } from '../ratings/sentence.ts'
import { countedWord } from '../ratings/words.ts'
import { MeasuredPart } from './effort-measured.tsx'
import { Composition, Flows } from './effort-steps.tsx'
import { days, range } from './effort-words.ts'
import { decimal } from './numbers.ts'
import { Rows } from './report-page.tsx'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly report: EffortReport
}

export const EffortPage = ({ report, ...page }: Props): VNode => (
  <Page {...page} title="Aufwand" wide styles={['/amt/ozg.css', '/amt/berichte.css']}>
    <h1 class="kern-heading-x-large">Was Leistungen kosten</h1>
    <p class="report-note">
      <strong>Gesparte Minuten sind keine gesparten Stellen.</strong> Deshalb stehen Stunden und Vollzeitäquivalente
      vorn, Euro dahinter. Zeit von Bürgerinnen und Bürgern steht in Stunden, nie in Euro.
    </p>
    <form method="get" class="report-grid no-print">
      <div class="kern-form-input">
        <label class="kern-label" for="f-online">
          Anteil, der online kommt, in Prozent (Annahme)
        </label>
        <input
          class="kern-form-input__input"
          id="f-online"
          name="online"
          type="number"
          min="0"
          max="100"
          value={Math.round(report.onlineShare * 100)}
        />
      </div>
      <Choice
        name="zahlen"
        label="Zahlen für morgen"
        chosen={report.basis === 'cases' ? 'messung' : 'schaetzung'}
        options={[
          ['schaetzung', 'Schätzung'],
          ['messung', 'Messung'],
        ]}
      />
      <Button kind="secondary" label="Rechnen" />
    </form>
    {report.basis === 'cases' && (
      <p class="report-note">
        Anteile, Wiederholungen und Zeiten von morgen kommen aus Vorgängen der letzten 90 Tage, wo mindestens 20
        dahinter stehen; sonst bleibt die Schätzung. Woher eine Zahl kommt, steht bei jedem Schritt und jeder
        Entscheidung. Gemessene Minuten zählen, solange jemand eine Aufgabe übernommen hatte, und sind eher zu hoch.
        Heute, auf Papier, ist immer geschätzt: Der Unterschied enthält deshalb auch den von Schätzung und Messung.
      </p>
    )}
    {report.processes.length === 0 && <p>Es gibt noch keinen Prozess mit Modell.</p>}
    {report.processes.map((process) => (
      <ProcessSection process={process} report={report} />
    ))}
    <p class="no-print">
      <a
        href={`/amt/berichte/aufwand/daten.json?online=${Math.round(report.onlineShare * 100)}&zahlen=${report.basis === 'cases' ? 'messung' : 'schaetzung'}`}
      >
        Daten als JSON
      </a>
    </p>
    <p class="muted">
      {`Stundensätze: ${report.rateSource.title} (${report.rateSource.checked ? 'geprüft' : 'aus einer Abschrift, nicht geprüft'}), einfacher und mittlerer Dienst ${decimal(report.rates['eD/mD'], 2)}, gehobener ${decimal(report.rates.gD, 2)}, höherer ${decimal(report.rates.hD, 2)} EUR je Stunde, ohne Gemeinkosten. Ein Vollzeitäquivalent sind 1.600 Stunden.`}
    </p>
  </Page>
)

const ProcessSection = ({ process, report }: { process: ProcessEffort; report: EffortReport }): VNode => (
  <section aria-label={process.name} id={process.process}>
    <h2 class="kern-heading-large">{process.name}</h2>
    <p>
      {`${process.cases.value === null ? 'Fälle im Jahr unbekannt' : `${count(process.cases.value)} Fälle im Jahr`} (${countedWord(process.cases.estimate)}; ${process.cases.source}).`}
    </p>
    <Problems when="Heute" effort={process.today} />
    <Problems when="Morgen" effort={process.tomorrow} />
    <CaseTable process={process} basis={report.basis} />
    <YearTable process={process} report={report} />
    <MeasuredPart process={process} />
    <Assumptions today={process.today} tomorrow={process.tomorrow} />
  </section>
)

const Problems = ({ when, effort }: { when: string; effort: Effort | null }): VNode | null =>
  effort && effort.problems.length > 0 ? (
    <p class="report-note">{`${when}: ${effort.problems.map(({ says }) => says).join(' ')}`}</p>
  ) : null

type Line = readonly [title: string, of: (figures: NonNullable<Effort['figures']>) => string]
const lines: readonly Line[] = [
  ['Arbeitsminuten, üblich (von bis)', ({ minutes }) => range(minutes)],
  ['Arbeitsminuten, Dreipunktschätzung', ({ threePoint }) => decimal(threePoint, 0)],
  [
    'Durchlaufzeit in Arbeitstagen, mindestens',
    ({ lead, idle }) => (idle === 0 ? 'unbekannt: keine Liegezeiten notiert' : days(lead)),
  ],
  ['Medienbrüche', ({ breaks }) => decimal(breaks.total, 1)],
  ['Wechsel der Zuständigen', ({ handovers }) => decimal(handovers, 1)],
  ['Programme', ({ systems }) => systems.join(', ') || 'keine genannt'],
  ['EUR', ({ cost }) => range(cost)],
]

interface CaseProps {
  readonly process: ProcessEffort
  readonly basis: EffortReport['basis']
}

const CaseTable = ({ process: { name, today, tomorrow }, basis }: CaseProps): VNode => {
  const cell = (effort: Effort | null, of: Line[1]): string => (effort?.figures ? of(effort.figures) : '–')
  return (
    <>
      <h3 class="kern-heading-medium">Ein Fall</h3>
      <Rows
        name={`${name}: ein Fall`}
        titles={[
          'Ein Fall',
          'Heute (Ist), geschätzt',
          `Morgen (Soll, online), ${basis === 'cases' ? 'gemessen, sonst geschätzt' : 'geschätzt'}`,
        ]}
        rows={lines.map(([title, of]) => [title, cell(today, of), cell(tomorrow, of)])}
      />
      <Flows name={name} when="Heute" effort={today} />
      <Composition name={name} when="Heute" effort={today} />
      <Composition name={name} when="Morgen" effort={tomorrow} />
    </>
  )
}

interface YearProps {
  readonly process: ProcessEffort
  readonly report: EffortReport
}

const YearTable = ({ process: { name, year, visits }, report: { onlineShare, basis } }: YearProps): VNode =>
  year ? (
    <>
      <h3 class="kern-heading-medium">{`Ein Jahr, ${decimal(onlineShare * 100, 0)} % online`}</h3>
      <Rows
        name={`${name}: ein Jahr`}
        titles={['Im Jahr', 'Heute', 'Morgen', 'Weniger']}
        rows={[
          ['Arbeitsstunden', range(year.today.hours), range(year.tomorrow.hours), range(year.saved.hours)],
          ['Vollzeitäquivalente', range(year.today.fte, 2), range(year.tomorrow.fte, 2), range(year.saved.fte, 2)],
          [
            'Stunden der Bürgerinnen und Bürger (Wege)',
            ...[year.today, year.tomorrow, year.saved].map((one) =>
              visits === null ? 'nicht erhoben' : decimal(one.citizenHours, 0),
            ),
          ],
          ['EUR', range(year.today.cost), range(year.tomorrow.cost), range(year.saved.cost)],
        ]}
      />
      <p class="muted">
        Wer nicht online kommt, wird am Schalter erfasst: 8 bis 60 Minuten mehr je Fall (Zeitwerttabelle, „Inhaltliche
        Prüfung, Daten erfassen“).{' '}
        {basis === 'cases'
          ? 'Weniger reicht vom ungünstigsten bis zum günstigsten Zusammentreffen. '
          : 'Verglichen wird das Geringste mit dem Geringsten und das Höchste mit dem Höchsten. '}
        {year.says}
      </p>
    </>
  ) : (
    <p>Für ein Jahr fehlen Fallzahl, Ist-Modell oder Soll-Modell.</p>
  )

function Assumptions({ today, tomorrow }: { today: Effort | null; tomorrow: Effort | null }): VNode | null {
  const all = [
    ...(today?.assumptions ?? []).map(({ says }) => `Heute: ${says}`),
    ...(tomorrow?.assumptions ?? []).map(({ says }) => `Morgen: ${says}`),
  ]
  return all.length === 0 ? null : (
    <details>
      <summary>{`Annahmen (${all.length})`}</summary>
      <ul>
        {all.map((says) => (
          <li>{says}</li>
        ))}
      </ul>
    </details>
  )
}
