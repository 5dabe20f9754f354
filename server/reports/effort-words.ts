/** Figures of effort in words. */
import { MINUTES_PER_DAY, type Range, type StepFigures } from '../../analysis/index.ts'
import { decimal } from './numbers.ts'

/** `47 (47 bis 396)` */
export const range = ({ min, usual, max }: Range, digits = 0): string =>
  `${decimal(usual, digits)} (${decimal(min, digits)} bis ${decimal(max, digits)})`

export const days = (value: Range): string =>
  range({ min: value.min / MINUTES_PER_DAY, usual: value.usual / MINUTES_PER_DAY, max: value.max / MINUTES_PER_DAY }, 1)

/** Where the minutes of a step come from. */
export const sourceWords: Readonly<Record<StepFigures['source'], string>> = {
  cases: 'gemessen an Vorgängen',
  estimate: 'Schätzung',
  measured: 'vor Ort gemessen',
  interview: 'Gespräch',
  table: 'Zeitwerttabelle',
  none: 'nicht erhoben',
  automatic: 'ohne Mensch',
}

export const decisionWords = {
  cases: 'gezählt an Vorgängen',
  noted: 'Schätzung',
  assumed: 'Annahme: gleich verteilt',
} as const
