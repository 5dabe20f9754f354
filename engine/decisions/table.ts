/** Decision tables: which rules match, and what their hit policy makes of it (DMN 1.5, 8.2.8). */
import { unaryTest } from 'feelin'
import type { DecisionTable, Rule } from './decision.ts'
import type { Outcome } from './decide.ts'
import { applyHitPolicy, type Hit } from './hit-policy.ts'
import type { Json } from '../core/ids.ts'
import { clockFunctions, type Moment } from '../feel/clock.ts'
import { evaluate } from '../feel/evaluate.ts'

type Context = Readonly<Record<string, Json>>

export function decideTable(table: DecisionTable, context: Context, moment: Moment): Outcome {
  const values = table.inputs.map(({ expression }) => evaluate(expression, context, moment).value)
  const inputs = Object.fromEntries(table.inputs.map(({ label }, index) => [label, values[index]!]))
  const outside = table.inputs.findIndex(
    ({ allowed }, index) => allowed !== null && !passes(allowed, values[index]!, context, moment),
  )
  if (outside >= 0) {
    const why = `${table.inputs[outside]!.label}: ${JSON.stringify(values[outside])} is not allowed`
    return failed(inputs, [], [why])
  }
  const hits = hitsOf(table, values, context, moment)
  const { result, problems } = applyHitPolicy(table, hits, (text) => evaluate(text, context, moment).value)
  const matched = hits.map(({ index, rule }) => ({ rule: index, annotation: rule.annotation }))
  if (problems.length > 0) return failed(inputs, matched, problems)
  return { result, evidence: { inputs, matched, result }, problems }
}

function failed(
  inputs: Outcome['evidence']['inputs'],
  matched: Outcome['evidence']['matched'],
  problems: readonly string[],
): Outcome {
  return { result: null, evidence: { inputs, matched, result: null }, problems }
}

function hitsOf(table: DecisionTable, values: readonly Json[], context: Context, moment: Moment): readonly Hit[] {
  const hits: Hit[] = []
  for (const [index, rule] of table.rules.entries()) {
    if (!matches(rule, values, context, moment)) continue
    hits.push({ index, rule, outputs: rule.outputs.map((text) => evaluate(text, context, moment).value) })
    if (table.hitPolicy === 'FIRST') break
  }
  return hits
}

function matches(rule: Rule, values: readonly Json[], context: Context, moment: Moment): boolean {
  return rule.tests.every((test, index) => passes(test, values[index]!, context, moment))
}

/** Whether a value passes unary tests; an empty cell and `-` let everything pass. */
function passes(test: string, value: Json, context: Context, moment: Moment): boolean {
  if (test === '' || test === '-') return true
  return unaryTest(test, { ...clockFunctions(moment), ...context, '?': value }).value === true
}
