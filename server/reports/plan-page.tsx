/** `/amt/berichte/plan`: who brings what forward until when, what slipped, and how fast the town really is. */
import type { VNode } from 'preact'
import { ganttChart, lineChart, projected, type Forecast, type GanttPart, type Status } from '../../analysis/index.ts'
import { germanDay } from '../pages/format.ts'
import { Page, type PageProps } from '../pages/layout.tsx'
import { MermaidChart } from '../pages/mermaid.tsx'
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
  readonly points: CouncilData['progress']
  readonly forecast: Forecast | null
  readonly group: CouncilData['group']
  readonly today: string
}

const stateWords = { done: 'erreicht', open: 'im Plan', late: 'überfällig' } as const

export const PlanPage = ({ services, progress, points, forecast, group, today, ...page }: Props): VNode => (
  <Page {...page} title="Plan" wide styles={['/amt/ozg.css', '/amt/berichte.css']}>
    <h1 class="kern-heading-x-large">Plan und Fortschritt</h1>
    <Bars chart={progress} />
    {progress.rows.length > 1 && (
      <BurnUp points={points} progress={progress} forecast={forecast} goal={group?.services ?? 0} />
    )}
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
    {services.length > 0 && <Gantt services={services} today={today} />}
  </Page>
)

/** Months ahead that the forecast is drawn. */
const AHEAD = 6

/** The services that are done, and from now on the range between the slowest and the fastest pace. */
function BurnUp({
  points,
  progress,
  forecast,
  goal,
}: Pick<Props, 'points' | 'progress' | 'forecast'> & { goal: number }): VNode {
  const done = points.map((point) => point.done)
  const last = points.at(-1)
  const ahead = last && forecast ? projected(last, forecast, goal, AHEAD) : []
  const labels = [...points, ...ahead].map(({ month }) => shortMonth(month))
  const lines = [
    [...done, ...ahead.map(({ least }) => least)],
    [...done, ...ahead.map(({ most }) => most)],
  ]
  const end = ahead.at(-1)
  const range = end
    ? ` Bei gemessenem Tempo wären es ${monthName(end.month)} ${decimal(end.least, 1)} bis ${decimal(end.most, 1)}.`
    : ''
  return (
    <MermaidChart
      source={lineChart(
        progress.title,
        'Leistungen',
        labels,
        ahead.length > 0 ? lines : [done],
        Math.max(10, ...lines.flat()),
      )}
      title={`Leistungen, die online oder Ende zu Ende sind${end ? '; rechts die Spanne zwischen langsamem und schnellem Tempo' : ''}`}
      alt={`${progress.alt}${range}`}
    />
  )
}

const monthName = (month: string): string => month.split('-').reverse().join('/')
/** `05/26`: so many months stand beside each other. */
const shortMonth = (month: string): string => monthName(month.slice(2))

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

const barStates = { done: 'done', open: 'active', late: 'crit' } as const

/** From the day it was planned to the day it is due, with its milestones. */
function Gantt({ services, today }: Pick<Props, 'services' | 'today'>): VNode {
  const parts = services.flatMap(({ name, plans, milestones, state }): GanttPart[] => {
    const [first, last] = [plans[0], plans.at(-1)]
    if (!first || !last) return []
    const from = first.at.slice(0, 10)
    const plan = {
      name: `${statusWords[last.target]} (${stateWords[state]})`,
      from,
      to: last.due,
      state: barStates[state],
    }
    const steps = milestones.map(({ title, due, doneOn }) => ({
      name: title,
      from,
      to: doneOn ?? due,
      state: doneOn ? ('done' as const) : due < today ? ('crit' as const) : ('active' as const),
    }))
    return [{ name, bars: [plan, ...steps] }]
  })
  const alt = services
    .map(({ name, plans, state }) => `${name} bis ${germanDay(plans.at(-1)?.due ?? '')}, ${stateWords[state]}`)
    .join('; ')
  return <MermaidChart source={ganttChart('Plan', parts)} title="Zeitplan" alt={`${alt}.`} />
}
