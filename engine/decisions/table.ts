/** Decision tables: which rules match, and what their hit policy makes of it (DMN 1.5, 8.2.8). Values are FEEL's own. */
import { date, dateAndTime, duration, time } from 'feelin'
import type { DecisionTable, InputClause, Rule } from './decision.ts'
import type { Scope } from './evaluate-expression.ts'
import { applyHitPolicy, type Hit } from './hit-policy.ts'
import { passes } from './unary.ts'
import type { Moment } from '../feel/clock.ts'
import { evaluateFeel } from '../feel/evaluate.ts'

export interface TableOutcome {
  readonly result: unknown
  /** Values of the input columns by label. */
  readonly inputs: Readonly<Record<string, unknown>>
  readonly matched: readonly { readonly rule: number; readonly annotation: string | null }[]
  /** Why there is no result. */
  readonly problems: readonly string[]
}

export function decideTable(table: DecisionTable, scope: Scope, moment: Moment): TableOutcome {
  const values = table.inputs.map((input) => inputValue(input, scope, moment))
  const inputs = Object.fromEntries(table.inputs.map(({ label }, index) => [label, values[index] ?? null]))
  const outside = table.inputs.find(
    ({ allowed }, index) => allowed !== null && !passes(allowed, values[index], scope, moment),
  )
  if (outside) {
    const problem = `${outside.label}: ${JSON.stringify(inputs[outside.label])} ist kein erlaubter Wert.`
    return { result: null, inputs, matched: [], problems: [problem] }
  }
  const hits = hitsOf(table, values, scope, moment)
  const { result, problems } = applyHitPolicy(table, hits, (text) => evaluateFeel(text, scope, moment).value ?? null)
  const matched = hits.map(({ index, rule }) => ({ rule: index, annotation: rule.annotation }))
  return { result: problems.length > 0 ? null : result, inputs, matched, problems }
}

/** Variables hold dates as text (rule 8): the declared type of the column says how to read it. */
function inputValue({ expression, type }: InputClause, scope: Scope, moment: Moment): unknown {
  const { value } = evaluateFeel(expression, scope, moment)
  const read = typeof value === 'string' && type !== null ? readers[type.replace(/^feel:/, '')] : undefined
  return read ? read(value as string) : value
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  date,
  time,
  dateTime: dateAndTime,
  'date and time': dateAndTime,
  duration,
  dayTimeDuration: duration,
  yearMonthDuration: duration,
  'days and time duration': duration,
  'years and months duration': duration,
}

function hitsOf(table: DecisionTable, values: readonly unknown[], scope: Scope, moment: Moment): readonly Hit[] {
  const hits: Hit[] = []
  for (const [index, rule] of table.rules.entries()) {
    if (!matches(rule, values, scope, moment)) continue
    hits.push({ index, rule, outputs: rule.outputs.map((text) => evaluateFeel(text, scope, moment).value ?? null) })
    if (table.hitPolicy === 'FIRST') break
  }
  return hits
}

const matches = (rule: Rule, values: readonly unknown[], scope: Scope, moment: Moment): boolean =>
  rule.tests.every((test, index) => passes(test, values[index], scope, moment))
