/** What a process consists of: who does what how often, how cases divide at decisions, and who says so. */
import type { VNode } from 'preact'
import { sankeyChart, MINUTES_PER_DAY, type Effort, type StepFigures } from '../../analysis/index.ts'
import { MermaidChart } from '../pages/mermaid.tsx'
import { decisionWords, range, sourceWords } from './effort-words.ts'
import { decimal } from './numbers.ts'
import { Rows } from './report-page.tsx'

interface Props {
  readonly name: string
  /** `Heute` or `Morgen`. */
  readonly when: string
  readonly effort: Effort | null
}

/** Usual minutes of a case, from who works to what is done. */
export function Flows({ when, effort }: Props): VNode | null {
  const flows = (effort?.figures?.steps ?? []).flatMap(({ name, role, visits, minutes }) =>
    minutes.usual > 0 ? [[role, name, Math.round(visits * minutes.usual * 100) / 100] as const] : [],
  )
  if (flows.length === 0) return null
  const alt = flows.map(([role, name, value]) => `${role}, ${name}: ${decimal(value, 1)} Minuten`).join('; ')
  return (
    <MermaidChart
      source={sankeyChart(flows)}
      title={`${when}: Minuten je Fall, von der Rolle zum Schritt`}
      alt={`${alt}.`}
    />
  )
}

export const Composition = ({ name, when, effort }: Props): VNode | null =>
  effort?.figures ? (
    <details>
      <summary>{`${when} nach Rollen, Schritten und Entscheidungen`}</summary>
      <Rows
        name={`${name}: Rollen, ${when}`}
        titles={['Rolle', 'Laufbahngruppe', 'Minuten', 'EUR']}
        rows={effort.figures.byRole.map(({ role, payGroup, minutes, cost }) => [
          role,
          payGroup ?? 'Durchschnitt',
          range(minutes, 1),
          range(cost, 2),
        ])}
      />
      <Rows
        name={`${name}: Schritte, ${when}`}
        titles={['Schritt', 'Mal je Fall', 'Minuten je Mal', 'Woher', 'Liegt, in Arbeitstagen', 'Was stört']}
        rows={effort.figures.steps.map((step) => [
          step.name,
          decimal(step.visits, 2),
          range(step.minutes),
          sourceWords[step.source],
          lying(step),
          step.pain ?? '',
        ])}
      />
      {effort.figures.decisions.length > 0 && (
        <Rows
          name={`${name}: Entscheidungen, ${when}`}
          titles={['Entscheidung', 'Wege', 'Woher']}
          rows={effort.figures.decisions.map(({ name: decision, element, source, ways }) => [
            decision || element,
            ways.map((way) => `${way.name}: ${decimal(way.share * 100, 0)} %`).join('; '),
            decisionWords[source],
          ])}
        />
      )}
    </details>
  ) : null

const lying = ({ idle, idleMeasured }: StepFigures): string =>
  idle === 0 && !idleMeasured
    ? 'nicht erhoben'
    : `${decimal(idle / MINUTES_PER_DAY, 1)} (${idleMeasured ? 'gemessen' : 'Schätzung'})`
