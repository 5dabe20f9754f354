/** Measured figures in words, the same on all pages. */
import { MINUTES_PER_DAY, type MeasuredStep, type Quantiles, type StepTime } from '../../analysis/index.ts'
import { count } from './sentence.ts'

const number = (value: number, digits: number): string =>
  new Intl.NumberFormat('de-DE', { maximumFractionDigits: digits }).format(value)

/** Open minutes as a person would say them: minutes, hours, or working days of eight hours. */
export function duration(minutes: number): string {
  if (minutes < 60) return `${number(Math.round(minutes), 0)} Min.`
  if (minutes < MINUTES_PER_DAY) return `${number(minutes / 60, 1)} Std.`
  const days = number(minutes / MINUTES_PER_DAY, 1)
  return days === '1' ? '1 Tag' : `${days} Tage`
}

/** How many cases stand behind a figure: all that ended, at least so many, or so few that it is not said. */
export function casesWords(least: number | null, whole: number | null): string {
  if (least === null) return 'unter 5'
  return least === whole && least > 0 ? `alle ${count(least)}` : least === 0 ? 'keine' : `mindestens ${count(least)}`
}

/** Half of the visits, and nine of ten where enough stand behind it. */
export const halfAndMost = ({ median, p90 }: Pick<StepTime, 'median' | 'p90'>): string =>
  p90 === null ? duration(median) : `${duration(median)} / ${duration(p90)}`

export const leadWords = (found: Quantiles | null, enough: number): string =>
  found ? `${halfAndMost(found)} (${count(found.cases)} Fälle)` : `unter ${enough} Fällen: keine Angabe`

export const hiddenWords = {
  'few-cases': 'unter 5 Vorgängen: keine Angabe',
  'few-persons': 'unter 3 Personen: keine Angabe',
} as const

/** One of the times of a step, or why there is none. */
export function stepWords(step: MeasuredStep, which: 'open' | 'work' | 'waiting'): string {
  if (step.hidden) return hiddenWords[step.hidden]
  const found = step[which]
  if (found) return halfAndMost(found)
  return step.turn === 'office' ? 'nicht bekannt: niemand hat die Aufgabe vorher übernommen' : '–'
}

export const turnWords = { office: 'Stadt', others: 'andere', program: 'Programm' } as const
