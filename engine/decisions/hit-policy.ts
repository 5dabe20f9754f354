/** What a table answers when rules have matched (DMN 1.5, 8.2.8 and 8.2.9). */
import type { Aggregation, DecisionTable, OutputClause, Rule } from './decision.ts'
import { toJson } from '../feel/json.ts'

export interface Hit {
  readonly index: number
  readonly rule: Rule
  readonly outputs: readonly unknown[]
}

export interface TableResult {
  readonly result: unknown
  readonly problems: readonly string[]
}

type Outputs = Pick<DecisionTable, 'outputs'>
type Value = (expression: string) => unknown

export function applyHitPolicy(table: DecisionTable, hits: readonly Hit[], value: Value): TableResult {
  if (hits.length === 0) return { result: whenNone(table, value), problems: [] }
  const results = hits.map((hit) => resultOf(table, hit.outputs))
  const [first = null] = results
  switch (table.hitPolicy) {
    case 'UNIQUE':
      return hits.length > 1 ? failed(`Die Zeilen ${numbers(hits)} treffen zugleich zu, nur eine darf.`) : right(first)
    case 'ANY':
      return results.some((result) => !equal(result, first))
        ? failed(`Die Zeilen ${numbers(hits)} treffen zu und sagen Verschiedenes.`)
        : right(first)
    case 'FIRST':
      return right(first)
    case 'PRIORITY':
      return right(byPriority(table, hits, value).map((hit) => resultOf(table, hit.outputs))[0] ?? null)
    case 'OUTPUT ORDER':
      return right(byPriority(table, hits, value).map((hit) => resultOf(table, hit.outputs)))
    case 'RULE ORDER':
      return right(results)
    case 'COLLECT':
      return collect(table.aggregation, results)
  }
}

/** One output is its value; several are a table of them by name. */
function resultOf({ outputs }: Outputs, cells: readonly unknown[]): unknown {
  if (outputs.length === 1) return cells[0] ?? null
  return Object.fromEntries(outputs.map(({ name }, index) => [name, cells[index] ?? null]))
}

function whenNone({ outputs }: Outputs, value: Value): unknown {
  if (outputs.every((output) => output.whenNone === null)) return null
  const values = outputs.map((output) => (output.whenNone === null ? null : value(output.whenNone)))
  return resultOf({ outputs }, values)
}

/** Sorted by the first output in which two hits differ, in the order of its allowed values; equal ones stay in rule order. */
function byPriority({ outputs }: Outputs, hits: readonly Hit[], value: Value): readonly Hit[] {
  const orders = outputs.map(({ values }) => values.map(value))
  const rank = (hit: Hit, column: number): number => {
    const place = orders[column]?.findIndex((allowed) => equal(allowed, hit.outputs[column] ?? null)) ?? -1
    return place < 0 ? Infinity : place
  }
  return hits.toSorted((a, b) => {
    const column = outputs.findIndex((_output: OutputClause, index) => rank(a, index) !== rank(b, index))
    return column < 0 ? a.index - b.index : rank(a, column) - rank(b, column)
  })
}

function collect(aggregation: Aggregation | null, results: readonly unknown[]): TableResult {
  if (aggregation === null) return right(results)
  if (aggregation === 'COUNT') return right(results.length)
  const numbers = results.filter((result) => typeof result === 'number')
  if (numbers.length < results.length)
    return failed('Ein Ergebnis ist keine Zahl und lässt sich nicht zusammenrechnen.')
  if (aggregation === 'SUM') return right(numbers.reduce((sum, number) => sum + number, 0))
  return right(aggregation === 'MIN' ? Math.min(...numbers) : Math.max(...numbers))
}

function right(result: unknown): TableResult {
  return { result, problems: [] }
}

function failed(problem: string): TableResult {
  return { result: null, problems: [problem] }
}

function numbers(hits: readonly Hit[]): string {
  return hits.map(({ index }) => index + 1).join(', ')
}

function equal(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(toJson(a)) === JSON.stringify(toJson(b))
}
