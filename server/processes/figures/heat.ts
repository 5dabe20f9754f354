/** Where time goes in a drawing: each step with what was measured beside what was estimated, and how warm it is. */
import {
  effortOf,
  measure,
  turnOf,
  type Measured,
  type MeasuredStep,
  type StepFigures,
  type Trail,
  type Turn,
} from '../../../analysis/index.ts'
import type { DrawnNode, DrawnProcess } from '../../../engine/index.ts'
import { duration, hiddenWords, stepWords } from '../../ratings/measured-words.ts'
import { officeHours } from '../../ratings/visits.ts'

export const times = { arbeit: 'In Arbeit', warten: 'Liegt', durchlauf: 'Durchlauf' } as const
export type Time = keyof typeof times

export const sources = { messung: 'Messung', schaetzung: 'Schätzung' } as const
export type Source = keyof typeof sources

export interface HeatStep {
  readonly element: string
  readonly name: string
  readonly turn: Turn
  readonly measured: { readonly work: string; readonly waiting: string; readonly open: string } | null
  readonly estimated: { readonly work: string; readonly waiting: string }
  /** At least; null where so few that it is not said. */
  readonly cases: number | null
  /** In the chosen time and source; null where there is none to show. */
  readonly minutes: number | null
  /** 1 (least) to 5 (most); null without a figure. */
  readonly level: number | null
  /** As it stands at the element, the number of cases in a second line; null where nothing stands there. */
  readonly badge: string | null
}

export interface Heat {
  readonly steps: readonly HeatStep[]
  readonly measured: Measured
  /** The greatest figure: level 5. */
  readonly most: number
}

export const LEVELS = 5

export interface Choice {
  readonly time: Time
  readonly source: Source
  readonly days: number
}

export function heatOf(process: DrawnProcess, trail: Trail, now: string, { time, source, days }: Choice): Heat {
  const measured = measure(trail, officeHours(now), now, days)
  const estimates = new Map(effortOf(process).figures?.steps.map((step) => [step.element, step]))
  const real = new Map(measured.steps.map((step) => [step.element, step]))
  const rows = process.nodes.filter(isStep).map((node) => {
    const [estimate, found] = [estimates.get(node.id), real.get(node.id)]
    const minutes = source === 'messung' ? measuredMinutes(found, time) : estimatedMinutes(estimate, time)
    return { node, estimate, found, minutes }
  })
  const most = Math.max(0, ...rows.map(({ minutes }) => minutes ?? 0))
  const steps = rows.map(({ node, estimate, found, minutes }): HeatStep => {
    const cases = found ? found.cases : 0
    const around = process.nodes.find(({ id }) => id === node.parent)
    return {
      element: node.id,
      name: [around?.name, node.name || node.id].filter(Boolean).join(': '),
      turn: turnOf(node.type) ?? 'program',
      measured: found
        ? { work: stepWords(found, 'work'), waiting: stepWords(found, 'waiting'), open: stepWords(found, 'open') }
        : null,
      estimated: {
        work: noted(estimate, 'arbeit'),
        waiting: noted(estimate, 'warten'),
      },
      cases,
      minutes,
      level: minutes === null || most === 0 ? null : Math.max(1, Math.ceil((minutes / most) * LEVELS)),
      badge: badgeOf(minutes, source === 'messung' ? found : undefined, measured.cases),
    }
  })
  return { steps, measured, most }
}

/** Where people work or wait; what the program does takes no time to speak of. */
const isStep = ({ type }: DrawnNode): boolean => ['office', 'others'].includes(turnOf(type) ?? '')

function measuredMinutes(step: MeasuredStep | undefined, time: Time): number | null {
  const found = { arbeit: step?.work, warten: step?.waiting, durchlauf: step?.open }[time]
  return found?.median ?? null
}

/** What nobody said is not zero. */
function estimatedMinutes(step: StepFigures | undefined, time: Time): number | null {
  const work = !step || step.hidden || step.source === 'none' || step.source === 'automatic' ? null : step.minutes.usual
  const waiting = !step || step.idle === 0 ? null : step.idle
  if (time === 'arbeit') return work
  return time === 'warten' || work === null ? waiting : work + (waiting ?? 0)
}

function noted(step: StepFigures | undefined, time: Time): string {
  const minutes = estimatedMinutes(step, time)
  if (minutes !== null) return duration(minutes)
  return step?.hidden ? hiddenWords['few-persons'] : 'nicht erhoben'
}

function badgeOf(minutes: number | null, found: MeasuredStep | undefined, whole: number | null): string | null {
  if (minutes !== null) {
    if (!found || found.cases === null) return duration(minutes)
    return `${duration(minutes)}\n${found.cases === whole ? '' : '≥ '}${found.cases}`
  }
  return found?.hidden ? { 'few-cases': 'unter 5', 'few-persons': 'unter 3 Personen' }[found.hidden] : null
}
