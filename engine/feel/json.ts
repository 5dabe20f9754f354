/** FEEL values as JSON: temporal values become ISO text (rule 8). */
import { FeelDate, FeelDateTime, FeelDuration, FeelTime, isFunction, isRange } from 'feelin'
import type { Json } from '../core/ids.ts'
import { offsetText } from './clock.ts'
import { readInstant, epochOfInstant } from '../time/instant.ts'
import { offsetAt } from '../time/local.ts'

/** The value as JSON, or undefined when it is no data. */
export function toJson(value: unknown): Json | undefined {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (value instanceof FeelDateTime) return dateTimeText(value)
  if (value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDuration) return value.toString()
  if (Array.isArray(value)) return listOf(value)
  if (typeof value !== 'object' || isFunction(value) || isRange(value)) return undefined
  return tableOf(value)
}

function listOf(values: readonly unknown[]): Json | undefined {
  const list = values.map(toJson)
  return list.includes(undefined) ? undefined : (list as Json[])
}

function tableOf(value: object): Json | undefined {
  const entries = Object.entries(value).map(([name, inner]) => [name, toJson(inner)] as const)
  return entries.some(([, inner]) => inner === undefined) ? undefined : (Object.fromEntries(entries) as Json)
}

/** `2026-03-31T10:00:00+02:00`: ISO 8601 knows offsets, not names of zones. */
function dateTimeText(value: FeelDateTime): string {
  const text = value.toString()
  const [wall, zone] = text.split('@')
  const instant = zone === undefined ? null : readInstant(text, 'UTC')
  return instant === null || zone === undefined ? text : wall + offsetText(offsetAt(epochOfInstant(instant), zone))
}
