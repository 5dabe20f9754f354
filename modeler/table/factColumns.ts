/** What can be said about a step, one column each: what it is called, how it reads, what typing into it changes. For the table and for the panel. */
import { figureSources } from '../../engine/drawing/facts.ts'
import { readMedium, writeMedium } from './media.ts'
import { number, readMinutes, readShare, sayOutOfOrder, writeMinutes, writeShare } from './minutes.ts'
import type { Facts, Part } from './table.ts'

export interface FactColumn {
  readonly id: keyof Facts
  readonly title: string
  /** Said when it is reached by keyboard, where the title alone says too little. */
  readonly label: string
  /** What the panel calls it, where no head of a table stands above it. */
  readonly name: string
  /** The group of the panel it stands in. */
  readonly group: 'matter' | 'effort'
  /** The table has no room for it. */
  readonly onlyInPanel?: true
  readonly suggestions?: 'systems' | 'media' | 'templates'
  /** Nothing else can stand there. */
  readonly choices?: readonly { readonly id: string; readonly name: string }[]
  readonly isDay?: true
  read(facts: Facts): string
  /** The facts with what was typed; null when it cannot be read. */
  write(facts: Facts, text: string): Facts | null
  /** What is asked for, said when it could not be read. */
  readonly asks?: string
}

const DAY = 480

type Words = 'system' | 'pain' | 'norm' | 'template'
type Times = 'minutesMin' | 'minutesUsual' | 'minutesMax' | 'waitingMinutes' | 'transportMinutes'
type Said = 'source' | 'day' | 'payGroup'

const words = (id: Words, title: string, suggestions?: FactColumn['suggestions']): FactColumn => ({
  id,
  title,
  label: title,
  name: title,
  group: 'matter',
  ...(suggestions ? { suggestions } : {}),
  read: (facts) => facts[id] ?? '',
  write: (facts, text) => ({ ...facts, [id]: text.trim() || null }),
})

const time = (id: Times, title: string, name: string, label: string, unit: number): FactColumn => ({
  id,
  title,
  label,
  name,
  group: 'effort',
  asks: 'eine Zeit wie 10, 2 Std oder 3 Tage',
  read: (facts) => (unit === 1 && (facts[id] ?? 0) < 60 ? plain(facts[id]) : writeMinutes(facts[id])),
  write: (facts, text) => understood(readMinutes(text, unit), (value) => said(facts, { [id]: value })),
})

const medium = (id: 'mediumIn' | 'mediumOut', title: string, label: string): FactColumn => ({
  id,
  title,
  label,
  name: `Medium ${title}`,
  group: 'matter',
  suggestions: 'media',
  read: (facts) => writeMedium(facts[id]),
  write: (facts, text) => ({ ...facts, [id]: readMedium(text) }),
})

/** Chosen or picked, so that it can always be read. */
const picked = (id: Said, title: string, how: Pick<FactColumn, 'choices' | 'isDay'>): FactColumn => ({
  id,
  title,
  label: title,
  name: title,
  group: 'effort',
  onlyInPanel: true,
  ...how,
  read: (facts) => facts[id] ?? '',
  write: (facts, text) => ({ ...facts, [id]: text || null }),
})

const payGroups = [
  { id: 'eD/mD', name: 'einfacher und mittlerer Dienst' },
  { id: 'gD', name: 'gehobener Dienst' },
  { id: 'hD', name: 'höherer Dienst' },
]

export const factColumns: readonly FactColumn[] = [
  words('system', 'Womit?', 'systems'),
  time('minutesMin', 'min', 'Dauer min', 'Dauer mindestens, in Minuten', 1),
  time('minutesUsual', 'üblich', 'Dauer üblich', 'Dauer üblich, in Minuten', 1),
  time('minutesMax', 'max', 'Dauer max', 'Dauer höchstens, in Minuten', 1),
  time('waitingMinutes', 'Liegezeit', 'Liegezeit', 'Liegezeit, in Arbeitstagen', DAY),
  { ...time('transportMinutes', 'Transport', 'Transport', 'Transportzeit, in Arbeitstagen', DAY), onlyInPanel: true },
  medium('mediumIn', 'rein', 'Medium herein'),
  medium('mediumOut', 'raus', 'Medium heraus'),
  {
    id: 'share',
    title: 'Wie oft?',
    label: 'In wie viel Prozent der Fälle',
    name: 'Wie oft (Prozent der Fälle)',
    group: 'effort',
    asks: 'eine Zahl von 0 bis 100',
    read: (facts) => writeShare(facts.share),
    write: (facts, text) => understood(readShare(text), (share) => said(facts, { share })),
  },
  words('pain', 'Was stört?'),
  words('norm', 'Norm'),
  words('template', 'Vorlage', 'templates'),
  picked('payGroup', 'Laufbahn', { choices: [{ id: '', name: 'Durchschnitt' }, ...payGroups] }),
  picked('source', 'Woher die Zahlen sind', { choices: [{ id: '', name: 'Noch nicht gesagt' }, ...figureSources] }),
  picked('day', 'Tag der Erhebung', { isDay: true }),
  {
    id: 'persons',
    title: 'Pers.',
    label: 'Von wie vielen Personen stammen die Angaben',
    name: 'Befragte Personen',
    group: 'effort',
    asks: 'eine ganze Zahl',
    read: (facts) => plain(facts.persons),
    write(facts, text) {
      const value = Number(text.trim())
      if (!text.trim()) return { ...facts, persons: null }
      return Number.isInteger(value) && value > 0 ? { ...facts, persons: value } : null
    },
  },
]

/** The first figure that somebody says takes the place of what the table of usual times says: two sources are not mixed. */
const said = (facts: Facts, figure: Partial<Facts>): Facts => ({
  ...facts,
  ...(facts.source === 'table' ? { minutesMin: null, minutesUsual: null, minutesMax: null, source: null } : {}),
  ...figure,
})

const plain = (value: number | null): string => (value === null ? '' : number(value))
const understood = <T>(value: T | undefined, then: (value: T) => Facts): Facts | null =>
  value === undefined ? null : then(value)

/** Which columns an element of this kind has; the others stay empty. */
export function hasFact(part: Part, id: FactColumn['id']): boolean {
  if (part === 'step') return true
  if (part === 'wait') return !/^minutes|system|payGroup/.test(id)
  return ['mediumIn', 'mediumOut', 'norm', 'template'].includes(id)
}

export const sayUnreadable = (text: string, asks = 'etwas anderes'): string =>
  `„${text}“ ist nicht zu lesen. Gefragt ist ${asks}.`

/** What comes of typing into a column: the facts then, null where it could not be read, and what is to be said of it. */
export function hear(column: FactColumn, facts: Facts, text: string): { facts: Facts | null; says: string | null } {
  const heard = column.write(facts, text)
  return { facts: heard, says: heard ? sayOutOfOrder(heard, column.id) : sayUnreadable(text, column.asks) }
}
