/** Declared types: read from item definitions, and values fitted to them (DMN 1.5, 10.3.2.9.4). */
import {
  date,
  dateAndTime,
  duration,
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelTime,
  isFunction,
  isRange,
  time,
} from 'feelin'
import type { SimpleType, Type } from './decision.ts'
import { node, nodes, text, type Node } from '../compile/moddle.ts'
import { passes } from './unary.ts'
import type { Moment } from '../feel/clock.ts'

export const anything: Type = { kind: 'any' }

const simple: Readonly<Record<string, SimpleType>> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  'date and time': 'date and time',
  dateTime: 'date and time',
  'days and time duration': 'days and time duration',
  dayTimeDuration: 'days and time duration',
  'years and months duration': 'years and months duration',
  yearMonthDuration: 'years and months duration',
}

/** Item definitions by the name under which a file knows them (`import.name` for those of others). */
export type ItemDefinitions = ReadonlyMap<string, Node>

/** @param open names that are being read: a type that contains itself is anything there */
export function typeOf(definitions: ItemDefinitions, ref: string | undefined, open: readonly string[] = []): Type {
  const name = ref?.replace(/^feel:/, '')
  if (name === undefined || open.includes(name)) return anything
  const defined = definitions.get(name)
  if (defined) return itemType(definitions, defined, [...open, name])
  const known = simple[name]
  return known ? { kind: 'simple', name: known, allowed: null } : anything
}

function itemType(definitions: ItemDefinitions, item: Node, open: readonly string[]): Type {
  const components = nodes(item, 'itemComponent')
  const allowed = text(node(item, 'allowedValues'), 'text') ?? null
  const parts = components.map((part) => [part.name ?? '', itemType(definitions, part, open)] as const)
  const one =
    parts.length > 0
      ? ({ kind: 'context', parts: Object.fromEntries(parts), allowed: null } as const)
      : typeOf(definitions, text(item, 'typeRef'), open)
  // The allowed values of a collection are those of its items.
  const limited = allowed === null || one.kind === 'any' ? one : { ...one, allowed }
  return item.isCollection === true ? { kind: 'list', of: limited, allowed: null } : limited
}

/** The type of what a knowledge model or service gives: its variable's, where that is a function its result's. */
export function resultTypeOf(definitions: ItemDefinitions, ref: string | undefined): Type {
  const made = node(definitions.get(ref ?? ''), 'functionItem')
  return typeOf(definitions, made ? text(made, 'outputTypeRef') : ref)
}

/** Text of JSON as the FEEL value that its type means. */
export function readAs(value: unknown, type: Type): unknown {
  if (type.kind === 'list' && Array.isArray(value)) return value.map((item) => readAs(item, type.of))
  if (type.kind === 'context' && isContext(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, readAs(part, type.parts[name] ?? anything)]),
    )
  if (type.kind !== 'simple' || typeof value !== 'string') return value
  return (readers[type.name]?.(value) as unknown) ?? value
}

const readers: Partial<Record<SimpleType, (text: string) => unknown>> = {
  date,
  time,
  'date and time': dateAndTime,
  'days and time duration': duration,
  'years and months duration': duration,
}

/** The value as the type wants it: a list of one is its item and an item a list of one; null when it does not fit. */
export function fitted(value: unknown, type: Type, moment: Moment): unknown {
  if (value === null || value === undefined) return null
  if (fits(value, type, moment)) return value
  if (Array.isArray(value) && value.length === 1 && type.kind !== 'list' && fits(value[0], type, moment))
    return value[0]
  if (type.kind === 'list' && fits([value], type, moment)) return [value]
  if (type.kind === 'simple' && type.name === 'date and time' && value instanceof FeelDate)
    return dateAndTime(`${String(value)}T00:00:00Z`)
  return null
}

function fits(value: unknown, type: Type, moment: Moment): boolean {
  if (type.kind === 'any' || value === null || value === undefined) return true
  const right =
    type.kind === 'list'
      ? Array.isArray(value) && value.every((item) => fits(item, type.of, moment))
      : type.kind === 'context'
        ? isContext(value) &&
          Object.entries(type.parts).every(
            ([name, part]) => Object.hasOwn(value, name) && fits(value[name], part, moment),
          )
        : is[type.name](value)
  return right && (type.allowed === null || passes(type.allowed, value, {}, moment))
}

const is: Readonly<Record<SimpleType, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  date: (value) => value instanceof FeelDate,
  time: (value) => value instanceof FeelTime,
  'date and time': (value) => value instanceof FeelDateTime,
  'days and time duration': (value) => value instanceof FeelDuration && !value.yearsMonths,
  'years and months duration': (value) => value instanceof FeelDuration && value.yearsMonths,
}

export const isContext = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !isFunction(value) &&
  !isRange(value) &&
  ![FeelDate, FeelTime, FeelDateTime, FeelDuration].some((kind) => value instanceof kind)
