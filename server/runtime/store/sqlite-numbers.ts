/**
 * Ids and numbers for the cases that begin, counted on in memory: so a batch can be carried out while the one before it is still being
 * written. What was counted on is checked in the transaction; who was wrong begins anew.
 */
import type { Value } from './tables.ts'
import { prepared, type SqliteConnection } from '../../db/raw.ts'
import type { Given } from './desk.ts'
import { keepNumber, lastCase, lastNumber, stillLastCase, type Statement } from './sqlite-statements.ts'
import type { Unit } from './unit.ts'

interface Counter {
  readonly town: number
  readonly name: string
  value: number
}

/** How far ids and numbers have come. */
export interface Counted {
  lastCase: number | null
  readonly counters: Map<string, Counter>
}

export const nothingCounted = (): Counted => ({ lastCase: null, counters: new Map() })

const keyOf = (town: number, counter: string): string => `${town} ${counter}`

export const knowsAll = ({ lastCase, counters }: Counted, units: readonly Unit[]): boolean =>
  units.every(
    ({ town, births = [] }) =>
      births.length === 0 || (lastCase !== null && births.every(({ counter }) => counters.has(keyOf(town, counter)))),
  )

/** Reads what the units need and is not known yet. */
export function learn(counted: Counted, connection: SqliteConnection, units: readonly Unit[]): void {
  const one = <T>(sql: string, ...values: Value[]): T | undefined => prepared(connection, sql).get(...values) as T
  for (const { town, births = [] } of units)
    for (const { counter: name } of births) {
      counted.lastCase ??= one<{ seq: number }>(lastCase)?.seq ?? 0
      const key = keyOf(town, name)
      if (counted.counters.has(key)) continue
      const value = one<{ value: number }>(lastNumber, town, name)?.value ?? 0
      counted.counters.set(key, { town, name, value })
    }
}

/** One statement with the values that it takes. */
export interface Check {
  readonly statement: Statement
  readonly values: readonly Value[]
}

export interface Places {
  next(unit: Unit): readonly Given[]
  taken(unit: Unit): void
  /** Moves the counters; changes nothing when they are not where they were thought to be. */
  checks(): readonly Check[]
}

/** Places for one transaction. */
export function placesIn(counted: Counted): Places {
  const first = counted.lastCase
  const before = new Map<Counter, number>()
  const counterOf = (town: number, name: string): Counter => {
    const counter = counted.counters.get(keyOf(town, name))
    if (!counter) throw new Error(`the counter ${name} was not read`)
    return counter
  }
  return {
    next: ({ town, births = [] }) =>
      births.map(({ counter }, index) => ({
        id: (counted.lastCase ?? 0) + 1 + index,
        counted: counterOf(town, counter).value + 1 + index,
      })),
    taken({ town, births = [] }) {
      if (births.length > 0) counted.lastCase = (counted.lastCase ?? 0) + births.length
      for (const { counter: name } of births) {
        const counter = counterOf(town, name)
        if (!before.has(counter)) before.set(counter, counter.value)
        counter.value++
      }
    },
    checks() {
      const moved = [...before].map(([{ town, name, value }, was]) => ({
        statement: keepNumber,
        values: [town, name, value, was],
      }))
      return first === null || first === 0 || moved.length === 0
        ? moved
        : [{ statement: stillLastCase, values: [first] }, ...moved]
    },
  }
}
