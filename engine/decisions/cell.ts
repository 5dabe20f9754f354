/** What a cell of a decision table lets pass, as far as that can be told without data: literals, comparisons and ranges of one kind. */
import { splitList } from './read-table.ts'

export type Kind = 'number' | 'date' | 'string' | 'boolean'
/** Dates are days since 1970. */
export type Value = number | string | boolean

export interface Cell {
  /** Null lets everything pass. */
  readonly kind: Kind | null
  /** Where what passes begins or ends. */
  readonly mentions: readonly Value[]
  readonly passes: (value: Value) => boolean
}

const declared: Readonly<Record<string, Kind>> = {
  number: 'number',
  integer: 'number',
  long: 'number',
  double: 'number',
  string: 'string',
  boolean: 'boolean',
  date: 'date',
}

/** Of a column with this declared type; null where the type is another or none. */
export const kindOf = (type: string | null): Kind | null => declared[type?.replace(/^feel:/, '') ?? ''] ?? null

/** What stands between the brackets of `not( )` around all tests of a cell; null where there is none. */
export const insideNot = (tests: string): string | null => /^\s*not\s*\((.*)\)\s*$/s.exec(tests)?.[1] ?? null

const everything: Cell = { kind: null, mentions: [], passes: () => true }

/** Reads unary tests; null when it takes data or more than literals to tell. */
export function readCell(text: string): Cell | null {
  const tests = text.trim()
  if (tests === '' || tests === '-') return everything
  const inner = insideNot(tests)
  if (inner === null) return anyOf(splitList(tests).map(readTest))
  const cell = anyOf(splitList(inner).map(readTest))
  return cell && { ...cell, passes: (value) => !cell.passes(value) }
}

function anyOf(cells: readonly (Cell | null)[]): Cell | null {
  const read = cells.filter((cell) => cell !== null)
  const [first] = read
  if (!first || read.length < cells.length || read.some(({ kind }) => kind !== first.kind)) return null
  return {
    kind: first.kind,
    mentions: read.flatMap(({ mentions }) => mentions),
    passes: (value) => read.some((cell) => cell.passes(value)),
  }
}

const COMPARED = /^(<=|>=|<|>|=)\s*(.+)$/s
const RANGE = /^([[\](])\s*(.+?)\s*\.\.\s*(.+?)\s*([\])[])$/s

function readTest(test: string): Cell | null {
  const range = RANGE.exec(test)
  if (range) return readRange(range)
  const compared = COMPARED.exec(test)
  const literal = readLiteral(compared?.[2] ?? test)
  if (!literal) return null
  const { kind, value } = literal
  const sign = compared?.[1] ?? '='
  if (sign !== '=' && !ordered(kind)) return null
  return { kind, mentions: [value], passes: comparison[sign as keyof typeof comparison](value) }
}

const comparison = {
  '=': (limit: Value) => (value: Value) => value === limit,
  '<': (limit: Value) => (value: Value) => value < limit,
  '<=': (limit: Value) => (value: Value) => value <= limit,
  '>': (limit: Value) => (value: Value) => value > limit,
  '>=': (limit: Value) => (value: Value) => value >= limit,
} as const

function readRange([, open, from = '', to = '', close]: RegExpExecArray): Cell | null {
  const [start, end] = [readLiteral(from), readLiteral(to)]
  if (!start || !end || start.kind !== end.kind || !ordered(start.kind)) return null
  const above = comparison[open === '[' ? '>=' : '>'](start.value)
  const below = comparison[close === ']' ? '<=' : '<'](end.value)
  return {
    kind: start.kind,
    mentions: [start.value, end.value],
    passes: (value) => above(value) && below(value),
  }
}

export const ordered = (kind: Kind | null): boolean => kind === 'number' || kind === 'date'

/** Null for what is no literal of these kinds. */
export function readLiteral(text: string): { readonly kind: Kind; readonly value: Value } | null {
  const literal = text.trim()
  if (/^-?(\d+(\.\d+)?|\.\d+)$/.test(literal)) return { kind: 'number', value: Number(literal) }
  if (literal === 'true' || literal === 'false') return { kind: 'boolean', value: literal === 'true' }
  const day = /^(?:date\(\s*|@)"(\d{4}-\d{2}-\d{2})"\s*\)?$/.exec(literal)?.[1]
  if (day !== undefined) return dayOf(day)
  return /^"(?:[^"\\]|\\.)*"$/s.test(literal) ? textOf(literal) : null
}

function dayOf(day: string): { readonly kind: Kind; readonly value: Value } | null {
  const value = Date.parse(`${day}T00:00:00Z`) / DAY
  // 30 February would be read as a day of March.
  return Number.isFinite(value) && literalOf('date', value) === `date("${day}")` ? { kind: 'date', value } : null
}

function textOf(literal: string): { readonly kind: Kind; readonly value: Value } | null {
  try {
    return { kind: 'string', value: JSON.parse(literal) as string }
  } catch {
    return null
  }
}

const DAY = 86_400_000

/** The value as FEEL writes it. */
export const literalOf = (kind: Kind, value: Value): string =>
  kind === 'date' ? `date("${new Date(Number(value) * DAY).toISOString().slice(0, 10)}")` : JSON.stringify(value)
