/** What a change does to one case, as far as the steps say it: both sides by the same method. */
import {
  effortOf,
  MINUTES_PER_DAY,
  type Effort,
  type Figures,
  type Range,
  type Trail,
} from '../../../analysis/index.ts'
import { NOT_ENOUGH, readDrawing, type DrawnProcess, type Instant } from '../../../engine/index.ts'
import { leadWords } from '../../ratings/measured-words.ts'
import { realOf, type Real } from './real.ts'

/** A figure in words, or why there is none. */
export interface Told {
  readonly says: string | null
  readonly why: string
  /** The same of real cases, where enough of them ended. */
  readonly measured?: string
}

export interface EffectRow {
  readonly title: string
  readonly before: Told
  readonly now: Told
  readonly method: string
}

export interface Effect {
  readonly rows: readonly EffectRow[]
  /** Of each side, where figures of steps are in no sum because they rest on too few persons. */
  readonly without: readonly string[]
  /** What was assumed on each side. */
  readonly assumptions: readonly string[]
}

interface Line {
  readonly title: string
  readonly method: string
  /** What must be noted for the figure to mean anything; the reason when it is not. */
  readonly lacks: (figures: Figures) => string | null
  readonly says: (figures: Figures) => string
  /** Whether anything measured is in the figure of real cases. */
  readonly rests: (real: Real) => boolean
  /** What that figure is then. */
  readonly real: string
}

const MEASURED = 'gemessen'
const LEAD = 'Durchlaufzeit, mindestens'
const ESTIMATED = 'geschätzt: Angaben an den Schritten, alle Wege mit ihren Anteilen'
const COUNTED = 'gezählt auf allen Wegen mit ihren Anteilen'

const number = (value: number, digits: number): string =>
  new Intl.NumberFormat('de-DE', { maximumFractionDigits: digits }).format(value)
const range = ({ min, usual, max }: Range, digits: number, unit: string): string =>
  `${number(usual, digits)} ${unit} (${number(min, digits)} bis ${number(max, digits)})`
const inDays = (minutes: number): string => `${number(minutes / MINUTES_PER_DAY, 1)} Arbeitstage`

/** What a table of usual times says of a verb is an assumption, and no figure of this process. */
const noted: readonly string[] = ['estimate', 'measured', 'interview']
const noMinutes = ({ steps }: Figures): string | null =>
  steps.some(({ source }) => noted.includes(source)) ? null : `keine Minuten notiert${orHidden(steps)}`
const noWaiting = ({ idle, steps }: Figures): string | null =>
  idle > 0 ? null : `keine Liegezeiten notiert${orHidden(steps)}`
const orHidden = (steps: Figures['steps']): string =>
  steps.some(({ hidden }) => hidden) ? ', die gezeigt werden dürfen' : ''
const never = (): null => null

/** What a table of usual times says of a step that nobody measured or noted would be taken for a measurement. */
const worked = ({ facts, figures }: Real): boolean =>
  (facts.work.size > 0 || branched({ facts })) &&
  (figures?.steps ?? []).every(({ source }) => source !== 'table' && source !== 'none')
const lay = ({ facts }: Real): boolean => facts.idle.size > 0 || branched({ facts })
/** Shares of ways and repetitions weigh all that is counted on them. */
const branched = ({ facts }: Pick<Real, 'facts'>): boolean => facts.shares.size > 0 || facts.repeats.size > 0

const lines: readonly Line[] = [
  {
    title: 'Arbeitszeit',
    method: ESTIMATED,
    lacks: noMinutes,
    says: ({ minutes }) => range(minutes, 0, 'Minuten'),
    rests: worked,
    real: MEASURED,
  },
  {
    title: 'Liege- und Wegezeit',
    method: ESTIMATED,
    lacks: noWaiting,
    says: ({ idle }) => inDays(idle),
    rests: lay,
    real: MEASURED,
  },
  {
    title: LEAD,
    method: ESTIMATED,
    lacks: (figures) => noMinutes(figures) ?? noWaiting(figures),
    says: ({ lead }) => inDays(lead.usual),
    rests: () => false,
    real: MEASURED,
  },
  {
    title: 'Medienbrüche',
    method: COUNTED,
    lacks: never,
    says: ({ breaks }) => number(breaks.total, 1),
    rests: branched,
    real: 'auf gemessenen Wegen',
  },
  {
    title: 'Wechsel der Zuständigen',
    method: COUNTED,
    lacks: never,
    says: ({ handovers }) => number(handovers, 1),
    rests: branched,
    real: 'auf gemessenen Wegen',
  },
  {
    title: 'Personalkosten',
    method: 'geschätzt: Arbeitszeit mal Stundensatz (StBA 2025, nicht geprüft)',
    lacks: noMinutes,
    says: ({ cost }) => range(cost, 2, 'EUR'),
    rests: worked,
    real: 'mit gemessener Arbeitszeit',
  },
]

/** The cases that ended on each side; null where none ever ran. */
export interface Ended {
  readonly before: Trail | null
  readonly now: Trail | null
  readonly at: Instant
}

interface Weighed {
  readonly effort: Effort | null
  readonly real: Real | null
}

export async function effectOf(before: string, now: string, ended: Ended | null = null): Promise<Effect> {
  const [old, later] = await Promise.all([
    weigh(before, ended?.before ?? null, ended?.at ?? ''),
    weigh(now, ended?.now ?? null, ended?.at ?? ''),
  ])
  return {
    rows: lines.map((line) => ({
      title: line.title,
      before: tell(old, line),
      now: tell(later, line),
      method: line.method,
    })),
    without: [...sayWithout('Links', old.effort), ...sayWithout('Rechts', later.effort)],
    assumptions: [
      ...(old.effort?.assumptions ?? []).map(({ says }) => `Links: ${says}`),
      ...(later.effort?.assumptions ?? []).map(({ says }) => `Rechts: ${says}`),
    ],
  }
}

/** What is left out of a sum cannot be worked out from it; that it is missing belongs beside the sum. */
function sayWithout(side: string, effort: Effort | null): readonly string[] {
  const count = effort?.figures?.steps.filter(({ hidden }) => hidden).length ?? 0
  const steps = count === 1 ? 'eines Schritts' : `von ${count} Schritten`
  return count === 0 ? [] : [`${side}: ohne die Zahlen ${steps}, die ${NOT_ENOUGH}.`]
}

async function weigh(xml: string, trail: Trail | null, at: Instant): Promise<Weighed> {
  const drawing = await drawn(xml)
  return { effort: drawing && effortOf(drawing), real: drawing && trail ? realOf(drawing, trail, at) : null }
}

function tell({ effort, real }: Weighed, line: Line): Told {
  const measured = real && sayReal(real, line)
  const more = measured === null ? {} : { measured }
  if (!effort?.figures)
    return { says: null, why: effort?.problems.map((one) => one.says).join(' ') ?? 'kein Prozess', ...more }
  const why = line.lacks(effort.figures)
  return why === null ? { says: line.says(effort.figures), why: '', ...more } : { says: null, why, ...more }
}

/** From receipt to end is measured as a whole; all else rests on steps and ways that were measured, and on what was noted at others. */
function sayReal(real: Real, line: Line): string | null {
  const { title, says, rests } = line
  const { measured, figures } = real
  if (title === LEAD) return `${line.real}, Hälfte / 9 von 10: ${leadWords(measured.lead, measured.enough)}`
  if (!figures || !rests(real)) return null
  return `${line.real}: ${says(figures)} · ${measured.cases ?? 0} Fälle`
}

/** The process with the most steps: others in a file are partners. */
async function drawn(xml: string): Promise<DrawnProcess | null> {
  const all = await readDrawing(xml)
  return [...all].sort((a, b) => b.nodes.length - a.nodes.length)[0] ?? null
}
