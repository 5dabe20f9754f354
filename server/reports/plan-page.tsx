/** `/amt/berichte/plan`: who brings what forward until when, what slipped, and how fast the town really is. */
import type { VNode } from 'preact'
import type { Forecast, Status } from '../../analysis/index.ts'
import { germanDay } from '../pages/format.ts'
import { Page, type PageProps } from '../pages/layout.tsx'
import type { Milestone } from '../ratings/milestones.ts'
import { slipOf, type Plan } from '../ratings/plans.ts'
import { statusWords } from '../ratings/words.ts'
import { Bars } from './bars.tsx'
import type { Chart } from './council/charts.ts'
import { forecastWords } from './council/forecast-words.ts'
import type { CouncilData } from './council/data.ts'
import { decimal } from './numbers.ts'
import { Rows } from './report-page.tsx'

export interface PlannedService {
  readonly name: string
  readonly status: Status
  readonly plans: readonly Plan[]
  readonly milestones: readonly Milestone[]
  /** Whether its goal is reached, open, or overdue. */
  readonly state: 'done' | 'open' | 'late'
}

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly services: readonly PlannedService[]
  readonly progress: Chart
  readonly forecast: Forecast | null
  readonly group: CouncilData['group']
  readonly gantt: VNode | null
}

const stateWords = { done: 'erreicht', open: 'im Plan', late: 'überfällig' } as const

export const PlanPage = ({ services, progress, forecast, group, gantt, ...page }: Props): VNode => (
  <Page {...page} title="Plan" wide styles={['/amt/ozg.css', '/amt/berichte.css']}>
    <h1 class="kern-heading-x-large">Plan und Fortschritt</h1>
    <Bars chart={progress} />
    <p>{forecastWords({ forecast, group })}</p>
    <h2 class="kern-heading-large">Geplante Leistungen</h2>
    {services.length === 0 ? (
      <p>
        Noch ist nichts geplant. Einen Plan legt die Digitalisierung auf der Seite einer Leistung unter{' '}
        <a class="kern-link" href="/amt/ozg">
          OZG
        </a>{' '}
        an.
      </p>
    ) : (
      <Rows
        titles={[
          'Leistung',
          'Ziel',
          'Bis',
          'Stand',
          'Verantwortlich',
          'Wie',
          'Haushalt: geplant / ausgegeben (EUR)',
          'Verschoben',
        ]}
        rows={services.map(row)}
      />
    )}
    {gantt}
  </Page>
)

function row({ name, status, plans, state }: PlannedService): readonly (string | VNode)[] {
  const plan = plans.at(-1)
  if (!plan) return [name]
  const slip = slipOf(plans)
  const money = (value: number | null): string => (value === null ? '–' : decimal(value, 0))
  return [
    <a class="kern-link" href={`/amt/berichte/plan/${plan.service}`}>
      {name}
    </a>,
    statusWords[plan.target],
    germanDay(plan.due),
    <>
      {stateWords[state]}
      <span class="ozg-small">{statusWords[status]}</span>
    </>,
    plan.owner,
    plan.how,
    `${plan.budgetYear ?? '–'}: ${money(plan.plannedEur)} / ${money(plan.spentEur)}`,
    slip ? `von ${germanDay(slip.was)}: ${slip.reason}` : 'nein',
  ]
}
