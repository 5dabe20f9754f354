/**
 * Effort, cost and lead time of one case of a drawn process, over all paths with their shares.
 *
 * Effort = Σ visits · minutes, cost = Σ visits · minutes/60 · hourly rate. Source: Leitfaden Erfüllungsaufwand (Statistisches
 * Bundesamt, 2025), "Aufwand = Fallzahl × Zeitaufwand", "Personalkosten = Zeitaufwand × Lohnsatz"; visits take the place of
 * its shares, so that loops count as often as they are really passed.
 */
import { hidesFigures, NOT_ENOUGH, shownDrawing, type DrawnProcess } from '../../engine/index.ts'
import type { MeasuredFacts } from '../measured/facts.ts'
import { handovers, mediaBreaks, systemsOf, whoOf, type Breaks } from './breaks.ts'
import { decisionsIn, type Decision } from './decisions.ts'
import { leadTimeOf } from './lead-time.ts'
import { idleMinutes, isHuman, minutesOf, type StepMinutes } from './minutes.ts'
import { cases, each, plus, sum, threePoint, times, type Range } from './range.ts'
import { isPayGroup, municipalRates, type PayGroup, type Rates } from './rates.ts'
import { visitsOf } from './visits.ts'
import { chartOf, isScope, named, type Chart, type Problem, type Step } from './ways.ts'

export interface Effort {
  readonly process: string
  readonly name: string
  readonly state: DrawnProcess['state']
  /** Null where a problem keeps figures from being given. */
  readonly figures: Figures | null
  readonly problems: readonly Problem[]
  /** What was assumed because nobody said it. Belongs beside every figure. */
  readonly assumptions: readonly Problem[]
}

/** Of one case. */
export interface Figures {
  readonly minutes: Range
  /** Three-point estimate of the mean, beside the range. */
  readonly threePoint: number
  /** EUR, by published hourly rates. */
  readonly cost: Range
  readonly byRole: readonly RoleFigures[]
  /** From the first to the last step in working minutes (480 a day): work, lying, on its way. A lower bound at parallel parts. */
  readonly lead: Range
  /** Lying and on its way, added up over all parts. */
  readonly idle: number
  readonly breaks: Breaks
  readonly handovers: number
  readonly systems: readonly string[]
  readonly steps: readonly StepFigures[]
  readonly decisions: readonly Decision[]
}

export interface RoleFigures {
  readonly role: string
  readonly payGroup: PayGroup | null
  readonly minutes: Range
  readonly cost: Range
}

export interface StepFigures extends StepMinutes {
  readonly element: string
  readonly name: string
  /** Expected visits of one case. */
  readonly visits: number
  readonly role: string
  readonly payGroup: PayGroup | null
  readonly idle: number
  /** Whether lying and ways were measured at real cases. */
  readonly idleMeasured: boolean
  readonly pain: string | null
  /** Whether figures were noted that rest on too few persons: nothing of them is in here. */
  readonly hidden: boolean
}

export interface EffortOptions {
  readonly rates?: Rates
  /** Of real cases, in the place of what the drawing says. */
  readonly measured?: Partial<MeasuredFacts>
}

const NOBODY = 'ohne Rolle'

/** Whatever is computed is shown to others, and could be taken apart again: what may not be shown goes into no sum. */
export function effortOf(noted: DrawnProcess, { rates = municipalRates, measured = {} }: EffortOptions = {}): Effort {
  const process = shownDrawing(noted)
  const hidden = new Set(noted.nodes.flatMap(({ id, facts }) => (hidesFigures(facts) ? id : [])))
  const chart = chartOf(process, measured)
  const about = { process: process.id, name: process.name, state: process.state }
  const visits = chart.problems.length > 0 ? null : visitsOf(chart)
  const figures = visits && figuresOf(chart, visits, rates, { measured, hidden })
  const endless = chart.problems.length === 0 && !figures
  const problems = endless
    ? [{ element: null, says: 'Aus einer Schleife führt kein Weg heraus: Der Vorgang würde nie fertig.' }]
    : chart.problems
  return { ...about, figures, problems, assumptions: [...chart.assumptions, ...assumed(figures)] }
}

interface Known {
  readonly measured: Partial<MeasuredFacts>
  /** Steps whose noted figures are left out. */
  readonly hidden: ReadonlySet<string>
}

function figuresOf(chart: Chart, visits: ReadonlyMap<string, number>, rates: Rates, known: Known): Figures | null {
  const { measured } = known
  const steps = [...chart.steps.values()].flatMap((step) => stepFigures(step, visits.get(step.node.id) ?? 0, known))
  const lead = leadRange(chart, measured)
  const [breaks, handed] = [mediaBreaks(chart, visits), handovers(chart, visits)]
  if (!lead || !breaks || handed === null) return null
  const minutes = sum(steps.map((step) => times(step.minutes, step.visits)))
  const byRole = rolesOf(steps, rates)
  return {
    minutes,
    threePoint: threePoint(minutes),
    cost: sum(byRole.map(({ cost }) => cost)),
    byRole,
    lead,
    idle: steps.reduce((total, { idle, visits: often }) => total + idle * often, 0),
    breaks,
    handovers: handed,
    systems: systemsIn(chart, visits),
    steps,
    decisions: decisionsIn(chart, measured),
  }
}

function stepFigures(
  { node, repeats }: Step,
  visits: number,
  { measured: { work, idle: waits }, hidden: all }: Known,
): readonly StepFigures[] {
  const hidden = all.has(node.id)
  const idle = idleMinutes(node, waits).usual
  const found = minutesOf(node, work)
  if (!isHuman(node) && found.source === 'automatic' && idle === 0 && !hidden) return []
  const payGroup = node.facts?.payGroup ?? null
  return [
    {
      element: node.id,
      name: named(node),
      visits: isScope(node) ? visits : visits * repeats,
      role: whoOf(node) ?? NOBODY,
      payGroup: isPayGroup(payGroup) ? payGroup : null,
      idle,
      idleMeasured: waits?.has(node.id) ?? false,
      pain: node.facts?.pain ?? null,
      hidden,
      ...found,
    },
  ]
}

function leadRange(chart: Chart, { work, idle }: Partial<MeasuredFacts>): Range | null {
  const own = (which: keyof Range) => (id: string) => {
    const node = chart.steps.get(id)?.node
    return node ? plus(minutesOf(node, work).minutes, idleMinutes(node, idle))[which] : 0
  }
  const found = new Map(cases.map((which) => [which, leadTimeOf(chart, own(which))]))
  return [...found.values()].includes(null) ? null : each((which) => found.get(which) ?? 0)
}

function rolesOf(steps: readonly StepFigures[], rates: Rates): readonly RoleFigures[] {
  const groups = new Map<string, StepFigures[]>()
  for (const step of steps.filter(({ source }) => source !== 'automatic')) {
    const key = `${step.role}\n${step.payGroup ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), step])
  }
  return [...groups.values()].map((group) => {
    const { role = NOBODY, payGroup = null } = group[0] ?? {}
    const minutes = sum(group.map((step) => times(step.minutes, step.visits)))
    return { role, payGroup, minutes, cost: times(minutes, rates[payGroup ?? 'average'] / 60) }
  })
}

const systemsIn = (chart: Chart, visits: ReadonlyMap<string, number>): readonly string[] => [
  ...new Set([...chart.steps.values()].flatMap(({ node }) => ((visits.get(node.id) ?? 0) > 0 ? systemsOf(node) : []))),
]

/** Defaults and gaps in the facts of the steps, said by name. */
function assumed(figures: Figures | null): readonly Problem[] {
  if (!figures) return []
  const still = {
    element: null,
    says: 'Liege- und Wegezeiten sind nicht notiert: Die Durchlaufzeit ist nur Bearbeitung.',
  }
  const ofSteps = figures.steps.flatMap((step) => assumedOf(step).map((says) => ({ element: step.element, says })))
  return figures.idle === 0 ? [still, ...ofSteps] : ofSteps
}

function assumedOf({ name, source, activity, payGroup, hidden }: StepFigures): readonly string[] {
  const assumed = source !== 'automatic' && source !== 'none'
  return [
    ...(hidden ? [`„${name}“: ohne die notierten Zahlen, die ${NOT_ENOUGH}.`] : []),
    ...(source === 'table'
      ? [
          `„${name}“: Minuten aus der Zeitwerttabelle (${activity === null ? 'einfacher Fall' : `„${activity}“, einfach bis mittel`})${hidden ? '' : ', nicht erhoben'}.`,
        ]
      : []),
    ...(source === 'none' ? [`„${name}“: Minuten ${hidden ? 'zählen' : 'sind nicht erhoben und zählen'} mit 0.`] : []),
    ...(assumed && payGroup === null ? [`„${name}“: ohne Laufbahngruppe, gerechnet mit dem Durchschnitt.`] : []),
  ]
}
