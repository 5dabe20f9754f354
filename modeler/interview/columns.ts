/** The columns of the table: what they are called, what they show of a step and what typing into them changes. */
import { readMedium, writeMedium } from '../table/media.ts'
import { number, readMinutes, readShare, writeMinutes, writeShare } from '../table/minutes.ts'
import type { Facts, Step } from '../table/table.ts'

export interface Column {
  readonly id: string
  readonly title: string
  /** Said when a cell is reached by keyboard, where the title alone says too little. */
  readonly label: string
  readonly suggestions?: 'roles' | 'systems' | 'media' | 'templates'
  read(step: Step): string
  /** The step with what was typed; null when it cannot be read. */
  write(step: Step, text: string): Step | null
  /** What is asked for, said when it could not be read. */
  readonly asks?: string
}

const DAY = 480

type Words = 'system' | 'pain' | 'norm' | 'template'
type Times = 'minutesMin' | 'minutesUsual' | 'minutesMax' | 'waitingMinutes'

const words = (id: Words, title: string, suggestions?: Column['suggestions']): Column => ({
  id,
  title,
  label: title,
  ...(suggestions ? { suggestions } : {}),
  read: ({ facts }) => facts[id] ?? '',
  write: (step, text) => withFacts(step, { [id]: text.trim() || null }),
})

const time = (id: Times, title: string, label: string, unit: number): Column => ({
  id,
  title,
  label,
  asks: 'eine Zeit wie 10, 2 Std oder 3 Tage',
  read: ({ facts }) => (unit === 1 && (facts[id] ?? 0) < 60 ? plain(facts[id]) : writeMinutes(facts[id])),
  write: (step, text) => read(readMinutes(text, unit), (value) => withFacts(step, { [id]: value })),
})

const medium = (id: 'mediumIn' | 'mediumOut', title: string, label: string): Column => ({
  id,
  title,
  label,
  suggestions: 'media',
  read: ({ facts }) => writeMedium(facts[id]),
  write: (step, text) => withFacts(step, { [id]: readMedium(text) }),
})

export const columns: readonly Column[] = [
  {
    id: 'who',
    title: 'Wer?',
    label: 'Wer (Rolle)',
    suggestions: 'roles',
    read: ({ who }) => who ?? '',
    write: (step, text) => ({ ...step, who: text.trim() || step.who }),
  },
  {
    id: 'what',
    title: 'Was?',
    label: 'Was',
    read: ({ what }) => what,
    write: (step, text) => ({ ...step, what: text.trim() }),
  },
  words('system', 'Womit?', 'systems'),
  time('minutesMin', 'min', 'Dauer mindestens, in Minuten', 1),
  time('minutesUsual', 'üblich', 'Dauer üblich, in Minuten', 1),
  time('minutesMax', 'max', 'Dauer höchstens, in Minuten', 1),
  time('waitingMinutes', 'Liegezeit', 'Liegezeit, in Arbeitstagen', DAY),
  medium('mediumIn', 'rein', 'Medium herein'),
  medium('mediumOut', 'raus', 'Medium heraus'),
  {
    id: 'share',
    title: 'Wie oft?',
    label: 'In wie viel Prozent der Fälle',
    asks: 'eine Zahl von 0 bis 100',
    read: ({ facts }) => writeShare(facts.share),
    write: (step, text) => read(readShare(text), (share) => withFacts(step, { share })),
  },
  words('pain', 'Was stört?'),
  words('norm', 'Norm'),
  words('template', 'Vorlage', 'templates'),
  {
    id: 'persons',
    title: 'Pers.',
    label: 'Von wie vielen Personen stammen die Angaben',
    asks: 'eine ganze Zahl',
    read: ({ facts }) => plain(facts.persons),
    write(step, text) {
      const value = Number(text.trim())
      if (!text.trim()) return withFacts(step, { persons: null })
      return Number.isInteger(value) && value > 0 ? withFacts(step, { persons: value }) : null
    },
  },
]

const plain = (value: number | null): string => (value === null ? '' : number(value))
const withFacts = (step: Step, facts: Partial<Facts>): Step => ({ ...step, facts: { ...step.facts, ...facts } })
const read = <T>(value: T | undefined, then: (value: T) => Step): Step | null =>
  value === undefined ? null : then(value)

/** Which columns a row of this kind has; the others stay empty. */
export function hasColumn({ part }: Step, { id }: Column): boolean {
  if (part === 'step') return true
  if (part === 'wait') return !/^minutes|system/.test(id)
  return ['who', 'what', 'mediumIn', 'mediumOut', 'norm', 'template'].includes(id)
}

export const isFigure = (id: string): boolean => /^minutes|^waiting/.test(id)
