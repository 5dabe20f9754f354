/**
 * Which of the figures noted at a step may be shown to others. One rule for every page and paper: with fewer than three
 * persons behind it, a time would speak of somebody.
 */
import type { DrawnProcess, StepFacts } from './drawing.ts'

const ENOUGH_PERSONS = 3

const figures = [
  'minutesMin',
  'minutesUsual',
  'minutesMax',
  'waitingMinutes',
  'transportMinutes',
  'share',
] as const satisfies readonly (keyof StepFacts)[]

type Noted = Pick<StepFacts, (typeof figures)[number] | 'source' | 'persons'>

/** Where nobody was asked, nobody is behind it: a guess and the table of usual times. Of all else the number must be known. */
const ofNobody: readonly (string | null)[] = ['estimate', 'table']

const mayBeShown = ({ source, persons }: Pick<Noted, 'source' | 'persons'>): boolean =>
  persons === null ? ofNobody.includes(source) : persons >= ENOUGH_PERSONS

export const countFigures = (facts: Pick<Noted, (typeof figures)[number]>): number =>
  figures.filter((name) => facts[name] !== null).length

export const hasFigures = (facts: Pick<Noted, (typeof figures)[number]>): boolean => countFigures(facts) > 0

/** Whether something was noted that is not shown. */
export const hidesFigures = (facts: Noted | null): boolean => facts !== null && hasFigures(facts) && !mayBeShown(facts)

/** The facts without the figures that are not shown. */
export const shownFacts = <F extends Noted>(facts: F): F =>
  hidesFigures(facts) ? { ...facts, ...Object.fromEntries(figures.map((name) => [name, null])) } : facts

export const isFigure = (name: string): boolean => (figures as readonly string[]).includes(name)

/** The drawing as others may read it. */
export const shownDrawing = (process: DrawnProcess): DrawnProcess => ({
  ...process,
  nodes: process.nodes.map((node) => ({ ...node, facts: node.facts && shownFacts(node.facts) })),
})

/** Said of figures that are hidden: "Zahlen, die …"; of some nobody knows on how many they rest. */
export const NOT_ENOUGH = 'nicht erkennbar auf mindestens drei Personen beruhen'
