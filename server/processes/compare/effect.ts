/** What a change does to one case, as far as the steps say it: both sides by the same method. */
import { effortOf, MINUTES_PER_DAY, type Figures, type Range } from '../../../analysis/index.ts'
import { readDrawing, type DrawnProcess } from '../../../engine/index.ts'

/** A figure in words, or why there is none. */
export interface Told {
  readonly says: string | null
  readonly why: string
}

export interface EffectRow {
  readonly title: string
  readonly before: Told
  readonly now: Told
  readonly method: string
}

export interface Effect {
  readonly rows: readonly EffectRow[]
  /** What was assumed on each side. */
  readonly assumptions: readonly string[]
}

interface Line {
  readonly title: string
  readonly method: string
  /** What must be noted for the figure to mean anything; the reason when it is not. */
  readonly lacks: (figures: Figures) => string | null
  readonly says: (figures: Figures) => string
}

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
  steps.some(({ source }) => noted.includes(source)) ? null : 'keine Minuten notiert'
const noWaiting = ({ idle }: Figures): string | null => (idle > 0 ? null : 'keine Liegezeiten notiert')
const never = (): null => null

const lines: readonly Line[] = [
  { title: 'Arbeitszeit', method: ESTIMATED, lacks: noMinutes, says: ({ minutes }) => range(minutes, 0, 'Minuten') },
  { title: 'Liege- und Wegezeit', method: ESTIMATED, lacks: noWaiting, says: ({ idle }) => inDays(idle) },
  {
    title: 'Durchlaufzeit, mindestens',
    method: ESTIMATED,
    lacks: (figures) => noMinutes(figures) ?? noWaiting(figures),
    says: ({ lead }) => inDays(lead.usual),
  },
  { title: 'Medienbrüche', method: COUNTED, lacks: never, says: ({ breaks }) => number(breaks.total, 1) },
  { title: 'Wechsel der Zuständigen', method: COUNTED, lacks: never, says: ({ handovers }) => number(handovers, 1) },
  {
    title: 'Personalkosten',
    method: 'geschätzt: Arbeitszeit mal Stundensatz (StBA 2025, nicht geprüft)',
    lacks: noMinutes,
    says: ({ cost }) => range(cost, 2, 'EUR'),
  },
]

export async function effectOf(before: string, now: string): Promise<Effect> {
  const [old, later] = [await drawn(before), await drawn(now)].map((drawing) => drawing && effortOf(drawing))
  const told = (effort: typeof old, { lacks, says }: Line): Told => {
    if (!effort?.figures)
      return { says: null, why: effort?.problems.map((one) => one.says).join(' ') ?? 'kein Prozess' }
    const why = lacks(effort.figures)
    return why === null ? { says: says(effort.figures), why: '' } : { says: null, why }
  }
  return {
    rows: lines.map((line) => ({
      title: line.title,
      before: told(old, line),
      now: told(later, line),
      method: line.method,
    })),
    assumptions: [
      ...(old?.assumptions ?? []).map(({ says }) => `Links: ${says}`),
      ...(later?.assumptions ?? []).map(({ says }) => `Rechts: ${says}`),
    ],
  }
}

/** The process with the most steps: others in a file are partners. */
async function drawn(xml: string): Promise<DrawnProcess | null> {
  const all = await readDrawing(xml)
  return [...all].sort((a, b) => b.nodes.length - a.nodes.length)[0] ?? null
}
