/** `/amt/berichte/aufwand`: what services cost today and would cost tomorrow, estimated beside measured. */
import type { VNode } from 'preact'
import {
  MINUTES_PER_DAY,
  sankeyChart,
  type Effort,
  type Measured,
  type Quantiles,
  type Range,
} from '../../analysis/index.ts'
import { Page, type PageProps } from '../pages/layout.tsx'
import { MermaidChart } from '../pages/mermaid.tsx'
import { Button } from '../pages/parts.tsx'
import type { EffortReport, ProcessEffort } from '../ratings/effort-report.ts'
import { count } from '../ratings/sentence.ts'
import { countedWord } from '../ratings/words.ts'
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
      <Button kind="secondary" label="Rechnen" />
    </form>
    {report.processes.length === 0 && <p>Es gibt noch keinen Prozess mit Modell.</p>}
    {report.processes.map((process) => (
      <ProcessSection process={process} share={report.onlineShare} />
    ))}
    <p class="muted">
      {`Stundensätze: ${report.rateSource.title} (${report.rateSource.checked ? 'geprüft' : 'aus einer Abschrift, nicht geprüft'}), einfacher und mittlerer Dienst ${decimal(report.rates['eD/mD'], 2)}, gehobener ${decimal(report.rates.gD, 2)}, höherer ${decimal(report.rates.hD, 2)} EUR je Stunde, ohne Gemeinkosten. Ein Vollzeitäquivalent sind 1.600 Stunden.`}
    </p>
  </Page>
)

const ProcessSection = ({ process, share }: { process: ProcessEffort; share: number }): VNode => (
  <section aria-label={process.name}>
    <h2 class="kern-heading-large">{process.name}</h2>
    <p>
      {`${process.cases.value === null ? 'Fälle im Jahr unbekannt' : `${count(process.cases.value)} Fälle im Jahr`} (${countedWord(process.cases.estimate)}; ${process.cases.source}).`}
    </p>
    <Problems when="Heute" effort={process.today} />
    <Problems when="Morgen" effort={process.tomorrow} />
    <CaseTable process={process} />
    <YearTable process={process} share={share} />
    <MeasuredPart name={process.name} measured={process.measured} tomorrow={process.tomorrow} />
    <Assumptions today={process.today} tomorrow={process.tomorrow} />
  </section>
)

const Problems = ({ when, effort }: { when: string; effort: Effort | null }): VNode | null =>
  effort && effort.problems.length > 0 ? (
    <p class="report-note">{`${when}: ${effort.problems.map(({ says }) => says).join(' ')}`}</p>
  ) : null

const range = ({ min, usual, max }: Range, digits = 0): string =>
  `${decimal(usual, digits)} (${decimal(min, digits)} bis ${decimal(max, digits)})`
const days = (value: Range): string =>
  range({ min: value.min / MINUTES_PER_DAY, usual: value.usual / MINUTES_PER_DAY, max: value.max / MINUTES_PER_DAY }, 1)

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

const CaseTable = ({ process: { name, today, tomorrow } }: { process: ProcessEffort }): VNode => {
  const cell = (effort: Effort | null, of: Line[1]): string => (effort?.figures ? of(effort.figures) : '–')
  return (
    <>
      <h3 class="kern-heading-medium">Ein Fall</h3>
      <Rows
        name={`${name}: ein Fall`}
        titles={['Geschätzt', 'Heute (Ist)', 'Morgen (Soll, online)']}
        rows={lines.map(([title, of]) => [title, cell(today, of), cell(tomorrow, of)])}
      />
      <Flows today={today} />
      <Roles name={name} today={today} />
    </>
  )
}

/** Usual minutes of a case, from who works to what is done. */
function Flows({ today }: { today: Effort | null }): VNode | null {
  const flows = (today?.figures?.steps ?? []).flatMap(({ name, role, visits, minutes }) =>
    minutes.usual > 0 ? [[role, name, Math.round(visits * minutes.usual * 100) / 100] as const] : [],
  )
  if (flows.length === 0) return null
  const alt = flows.map(([role, name, value]) => `${role}, ${name}: ${decimal(value, 1)} Minuten`).join('; ')
  return (
    <MermaidChart
      source={sankeyChart(flows)}
      title="Heute: Minuten je Fall, von der Rolle zum Schritt"
      alt={`${alt}.`}
    />
  )
}

const Roles = ({ name, today }: { name: string; today: Effort | null }): VNode | null =>
  today?.figures ? (
    <details>
      <summary>Heute nach Rollen und Schritten</summary>
      <Rows
        name={`${name}: Rollen`}
        titles={['Rolle', 'Laufbahngruppe', 'Minuten', 'EUR']}
        rows={today.figures.byRole.map(({ role, payGroup, minutes, cost }) => [
          role,
          payGroup ?? 'Durchschnitt',
          range(minutes, 1),
          range(cost, 2),
        ])}
      />
      <Rows
        name={`${name}: Schritte`}
        titles={['Schritt', 'Mal je Fall', 'Minuten je Mal', 'Woher', 'Was stört']}
        rows={today.figures.steps.map(({ name, visits, minutes, source, pain }) => [
          name,
          decimal(visits, 2),
          range(minutes),
          sourceWords[source],
          pain ?? '',
        ])}
      />
    </details>
  ) : null

const sourceWords = {
  estimate: 'Schätzung',
  measured: 'gemessen',
  interview: 'Gespräch',
  table: 'Zeitwerttabelle',
  none: 'nicht erhoben',
  automatic: 'ohne Mensch',
} as const

const YearTable = ({ process: { name, year, visits }, share }: { process: ProcessEffort; share: number }): VNode =>
  year ? (
    <>
      <h3 class="kern-heading-medium">{`Ein Jahr, ${decimal(share * 100, 0)} % online`}</h3>
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
        Prüfung, Daten erfassen“). Verglichen wird gleiche Annahme mit gleicher Annahme. {year.says}
      </p>
    </>
  ) : (
    <p>Für ein Jahr fehlen Fallzahl, Ist-Modell oder Soll-Modell.</p>
  )

const shown = (value: Quantiles | null, enough: number): string =>
  value
    ? `${decimal(value.median / MINUTES_PER_DAY, 1)} / ${decimal(value.p90 / MINUTES_PER_DAY, 1)} (${value.cases} Fälle)`
    : `unter ${enough} Fällen: keine Angabe`

function MeasuredPart({
  name: process,
  measured,
  tomorrow,
}: {
  name: string
  measured: Measured
  tomorrow: Effort | null
}): VNode {
  const names = new Map(tomorrow?.figures?.steps.map(({ element, name, minutes }) => [element, { name, minutes }]))
  const steps = measured.steps.filter(({ turn }) => turn !== 'program')
  return (
    <>
      <h3 class="kern-heading-medium">Gemessen: abgeschlossene Vorgänge der letzten 90 Tage</h3>
      <Rows
        name={`${process}: gemessen`}
        titles={['In Arbeitstagen (8 bis 16 Uhr)', 'Hälfte / 9 von 10']}
        rows={[
          ['Durchlaufzeit', shown(measured.lead, measured.enough)],
          ['davon in der Stadtverwaltung', shown(measured.inHand, measured.enough)],
          ['davon gewartet auf andere', shown(measured.waiting, measured.enough)],
        ]}
      />
      {steps.length > 0 && (
        <Rows
          name={`${process}: gemessen je Schritt`}
          titles={['Schritt', 'Wer ist dran', 'Mal', 'stand offen, Hälfte / 9 von 10', 'geschätzte Arbeitsminuten']}
          rows={steps.map(({ element, turn, visits, open }) => [
            names.get(element)?.name ?? element,
            turn === 'office' ? 'Stadt' : 'andere',
            visits === null ? 'unter 5' : count(visits),
            shown(open, measured.enough),
            names.has(element) ? range(names.get(element)?.minutes ?? { min: 0, usual: 0, max: 0 }) : '–',
          ])}
        />
      )}
      <p class="muted">
        Gemessen ist, wie lange ein Schritt offen stand, nicht wie lange jemand daran arbeitete. Auswertungen einzelner
        Personen gibt es nicht.
      </p>
    </>
  )
}

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
