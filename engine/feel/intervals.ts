/** Functions of FEEL that the library leaves out: relations of points and ranges, and ranges read from text (DMN 1.5, 10.3.4.5 and 10.3.4.9). */
import { evaluate, FeelFunction, isRange, type FeelRange } from 'feelin'

type Values = Readonly<Record<string, unknown>>

const compare = (operator: string, one: unknown, other: unknown): boolean =>
  evaluate(`one ${operator} other`, { one, other }).value === true
const equal = (one: unknown, other: unknown): boolean => compare('=', one, other)
const less = (one: unknown, other: unknown): boolean => compare('<', one, other)

interface Span {
  readonly start: unknown
  readonly end: unknown
  readonly from: boolean
  readonly to: boolean
}

const span = (range: FeelRange): Span => ({
  start: range.start as unknown,
  end: range.end as unknown,
  from: range['start included'] === true,
  to: range['end included'] === true,
})

type OnRanges = (one: Span, other: Span) => boolean

/** A point is the range that holds nothing but itself. */
const asSpan = (value: unknown): Span =>
  isRange(value) ? span(value) : { start: value, end: value, from: true, to: true }

const sameStart: OnRanges = (one, other) => equal(one.start, other.start) && one.from === other.from
const sameEnd: OnRanges = (one, other) => equal(one.end, other.end) && one.to === other.to
const startsNoEarlier: OnRanges = (one, other) =>
  less(other.start, one.start) || (equal(one.start, other.start) && (!one.from || other.from))
const endsNoLater: OnRanges = (one, other) =>
  less(one.end, other.end) || (equal(one.end, other.end) && (!one.to || other.to))
/** Whether something of `one` reaches into `other`, which begins later. */
const reaches: OnRanges = (one, other) =>
  less(other.start, one.end) || (equal(one.end, other.start) && one.to && other.from)

const during: OnRanges = (one, other) => startsNoEarlier(one, other) && endsNoLater(one, other)
const starts: OnRanges = (one, other) => sameStart(one, other) && endsNoLater(one, other)
const finishes: OnRanges = (one, other) => sameEnd(one, other) && startsNoEarlier(one, other)
const overlapsBefore: OnRanges = (one, other) =>
  startsNoEarlier(other, one) && !sameStart(one, other) && reaches(one, other) && endsNoLater(one, other)
const overlapsAfter: OnRanges = (one, other) =>
  startsNoEarlier(one, other) && !sameStart(one, other) && reaches(other, one) && endsNoLater(other, one)
const reversed =
  (relation: OnRanges): OnRanges =>
  (one, other) =>
    relation(other, one)

const relations: readonly (readonly [name: string, parameters: readonly [string, string], relation: OnRanges])[] = [
  ['overlaps before', ['range1', 'range2'], overlapsBefore],
  ['overlaps after', ['range1', 'range2'], overlapsAfter],
  ['finished by', ['range', 'value'], reversed(finishes)],
  ['finishes', ['value', 'range'], finishes],
  ['during', ['value', 'range'], during],
  ['started by', ['range', 'value'], reversed(starts)],
  ['starts', ['value', 'range'], starts],
  ['coincides', ['range1', 'range2'], (one, other) => sameStart(one, other) && sameEnd(one, other)],
]

function relationOf(parameters: readonly string[], relation: OnRanges): FeelFunction {
  const call = (one: unknown, other: unknown): boolean | null =>
    [one, other].some((value) => value === null || value === undefined) ? null : relation(asSpan(one), asSpan(other))
  return new FeelFunction(call, [...parameters])
}

const RANGE = /^\s*[[(\]]\s*(?<start>\S.*?)?\s*\.\.\s*(?<end>\S.*?)?\s*[\])[]\s*$/s
/** Literals only, and the functions that make temporal values of them. */
const END = /^(?:-?[\d.]+|@?"(?:[^"\\]|\\.)*"|(?:date|time|duration|date and time)\(\s*"(?:[^"\\]|\\.)*"\s*\))$/

function rangeOf(text: unknown): unknown {
  const ends = typeof text === 'string' ? RANGE.exec(text)?.groups : undefined
  if (!ends || [ends['start'], ends['end']].some((end) => end === undefined || !END.test(end))) return null
  try {
    const value: unknown = evaluate(String(text), {}).value
    return isRange(value) && (equal(value.start, value.end) || less(value.start, value.end)) ? value : null
  } catch {
    return null
  }
}

const functions: readonly (readonly [string, FeelFunction])[] = [
  ...relations.map(([name, parameters, relation]) => [name, relationOf(parameters, relation)] as const),
  ['range', new FeelFunction(rangeOf, ['from'])],
]
const ANY = /\b(?:overlaps|finish|during|start|coincides|range\s*\()/

/** Those that an expression may call, beside the names that it sees anyway. */
export function withIntervals<T extends Values>(expression: string, names: T): Values {
  if (!ANY.test(expression)) return names
  const called = functions.filter(([name]) => expression.includes(`${name}(`) || expression.includes(`${name} (`))
  return called.length === 0 ? names : { ...Object.fromEntries(called), ...names }
}
