/** A test of a column in the words of a clerk: `not("1", "2")` is „weder „1“ noch „2““. */
import { insideNot, readLiteral } from './cell.ts'
import { splitList } from './read-table.ts'

/** What can be answered, each with its words. */
export interface Answers {
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/**
 * @param choice what a form offers for this column: its words are said, and what it cannot answer is left out
 * @returns null when no answer of the form is meant
 */
export function sayTest(test: string, choice: Answers | undefined): string | null {
  const none = insideNot(test)
  const named = splitList(none ?? test)
  const texts = named.flatMap((literal) => textIn(literal) ?? [])
  if (choice && choice.options.length > 0 && named.length > 0 && texts.length === named.length)
    return sayOptions(choice, (value) => texts.includes(value) === (none === null))
  const said = named.map(none === null ? sayOne : sayValue)
  if (none === null) return said.join(' oder ')
  return said.length === 1 ? `nicht ${said[0] ?? ''}` : `weder ${said.join(' noch ')}`
}

function sayOptions({ options }: Answers, meant: (value: string) => boolean): string | null {
  const said = options.filter(({ value }) => meant(value)).map(({ label }) => `„${label}“`)
  return said.length === 0 ? null : said.join(' oder ')
}

function textIn(literal: string): string | null {
  try {
    const value: unknown = JSON.parse(literal)
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}

function sayOne(literal: string): string {
  const [, open, from = '', to = '', close] = /^([[(])(.+)\.\.(.+)([\])])$/.exec(literal) ?? []
  if (open) {
    const day = isDay(from)
    const first = open === '[' ? (day ? 'ab dem' : 'mindestens') : day ? 'nach dem' : 'mehr als'
    const last = close === ']' ? (day ? 'bis zum' : 'höchstens') : day ? 'vor dem' : 'weniger als'
    return `${first} ${sayValue(from)} und ${last} ${sayValue(to)}`
  }
  const [, sign = '', value = ''] = /^([<>]=?)\s*(.+)$/.exec(literal) ?? []
  const word = (isDay(value) ? days : sizes)[sign]
  return word ? `${word} ${sayValue(value)}` : sayValue(literal)
}

const sizes: Readonly<Record<string, string>> = {
  '<': 'weniger als',
  '<=': 'höchstens',
  '>': 'mehr als',
  '>=': 'mindestens',
}
const days: Readonly<Record<string, string>> = { '<': 'vor dem', '<=': 'bis zum', '>': 'nach dem', '>=': 'ab dem' }

const isDay = (literal: string): boolean => literal.startsWith('date(')

/** A literal as people write it; whatever else it is stays as written. */
export function sayValue(literal: string): string {
  const [, year, month, day] = /^date\("(\d+)-(\d\d)-(\d\d)"\)$/.exec(literal) ?? []
  if (year && month && day) return `${Number(day)}.${Number(month)}.${year}`
  if (literal === 'true') return 'ja'
  if (literal === 'false') return 'nein'
  const text = textIn(literal)
  if (text !== null) return `„${text}“`
  return readLiteral(literal)?.kind === 'number' ? literal.replace('.', ',') : literal
}
