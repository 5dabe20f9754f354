/** Decision tables: which rules match, and what their hit policy makes of it (DMN 1.5, 8.2.8). */
import { date, duration, time, unaryTest } from 'feelin'
import type { DecisionTable, InputClause, Rule } from './decision.ts'
import type { Outcome } from './decide.ts'
import { applyHitPolicy, type Hit } from './hit-policy.ts'
import type { Json } from '../core/ids.ts'
import { clockFunctions, type Moment } from '../feel/clock.ts'
import { evaluate, evaluateFeel } from '../feel/evaluate.ts'
import { toJson } from '../feel/json.ts'

type Context = Readonly<Record<string, Json>>

export function decideTable(table: DecisionTable, context: Context, moment: Moment): Outcome {
  const values = table.inputs.map((input) => inputValue(input, context, moment))
  const inputs = Object.fromEntries(table.inputs.map(({ label }, index) => [label, toJson(values[index]) ?? null]))
  const outside = table.inputs.find(
    ({ allowed }, index) => allowed !== null && !passes(allowed, values[index], context, moment),
  )
  if (outside) {
    return failed(inputs, [], [`${outside.label}: ${JSON.stringify(inputs[outside.label])} ist kein erlaubter Wert.`])
  }
  const hits = hitsOf(table, values, context, moment)
  const { result, problems } = applyHitPolicy(table, hits, (text) => evaluate(text, context, moment).value)
  const matched = hits.map(({ index, rule }) => ({ rule: index, annotation: rule.annotation }))
  if (problems.length > 0) return failed(inputs, matched, problems)
  return { result, evidence: { inputs, matched, result }, problems }
}

/** Variables hold dates as text (rule 8): the declared type of the column says how to read it. */
function inputValue({ expression, type }: InputClause, context: Context, moment: Moment): unknown {
  const { value } = evaluateFeel(expression, context, moment)
  const read = typeof value === 'string' && type !== null ? readers[type.replace(/^feel:/, '')] : undefined
  return read ? read(value as string) : value
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  date,
  time,
  dateTime: date,
  'date and time': date,
  duration,
  dayTimeDuration: duration,
  yearMonthDuration: duration,
  'days and time duration': duration,
  'years and months duration': duration,
}

function failed(
  inputs: Outcome['evidence']['inputs'],
  matched: Outcome['evidence']['matched'],
  problems: readonly string[],
): Outcome {
  return { result: null, evidence: { inputs, matched, result: null }, problems }
}

function hitsOf(table: DecisionTable, values: readonly unknown[], context: Context, moment: Moment): readonly Hit[] {
  const hits: Hit[] = []
  for (const [index, rule] of table.rules.entries()) {
    if (!matches(rule, values, context, moment)) continue
    hits.push({ index, rule, outputs: rule.outputs.map((text) => evaluate(text, context, moment).value) })
    if (table.hitPolicy === 'FIRST') break
  }
  return hits
}

function matches(rule: Rule, values: readonly unknown[], context: Context, moment: Moment): boolean {
  return rule.tests.every((test, index) => passes(test, values[index], context, moment))
}

/** Whether a value passes unary tests; an empty cell and `-` let everything pass. */
function passes(test: string, value: unknown, context: Context, moment: Moment): boolean {
  if (test === '' || test === '-') return true
  return unaryTest(test, { ...clockFunctions(moment), ...context, '?': value }).value === true
}
