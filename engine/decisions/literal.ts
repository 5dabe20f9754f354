/** FEEL values as the literals of FEEL, which tell a date from a text. */
import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin'
import { isContext } from './types.ts'

/** The literal of a value; null when it has none (a function, a range, an endless number). */
export function feelLiteral(value: unknown): string | null {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null
  if (typeof value === 'string') return textOf(value)
  if (value instanceof FeelDate) return `date(${textOf(String(value))})`
  if (value instanceof FeelTime) return `time(${textOf(String(value))})`
  if (value instanceof FeelDateTime) return `date and time(${textOf(String(value))})`
  if (value instanceof FeelDuration) return `duration(${textOf(String(value))})`
  if (Array.isArray(value)) return joined(value.map(feelLiteral), '[', ']')
  if (!isContext(value)) return null
  return joined(Object.entries(value).map(entryOf), '{', '}')
}

function entryOf([name, value]: readonly [string, unknown]): string | null {
  const literal = feelLiteral(value)
  return literal === null ? null : `${textOf(name)}: ${literal}`
}

const joined = (parts: readonly (string | null)[], open: string, close: string): string | null =>
  parts.includes(null) ? null : `${open}${parts.join(', ')}${close}`

/** JSON's escapes are FEEL's. */
const textOf = (text: string): string => JSON.stringify(text)
