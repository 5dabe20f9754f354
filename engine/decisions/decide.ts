/** Evaluates a decision, with the evidence of why it came out so. */
import type { Decision } from './decision.ts'
import { decideTable } from './table.ts'
import type { Evidence } from '../core/event.ts'
import type { Json } from '../core/ids.ts'
import type { Moment } from '../feel/clock.ts'
import { evaluate } from '../feel/evaluate.ts'

export interface Outcome {
  readonly result: Json
  readonly evidence: Evidence
  /** Why there is no result: two hits of a unique table, a value outside those allowed. The result is null then. */
  readonly problems: readonly string[]
}

type Context = Readonly<Record<string, Json>>

/** Evaluates a decision, first all that it requires, over the context. */
export function decide(decision: Decision, context: Context, moment: Moment): Outcome {
  const problems: string[] = []
  const required: Record<string, Json> = {}
  for (const requirement of decision.requires) {
    const outcome = decide(requirement.decision, context, moment)
    required[requirement.variable] = outcome.result
    problems.push(...outcome.problems)
  }
  const outcome = evaluateLogic(decision, { ...context, ...required }, moment)
  const evidence = { ...outcome.evidence, inputs: { ...required, ...outcome.evidence.inputs } }
  return { result: outcome.result, evidence, problems: [...problems, ...outcome.problems] }
}

function evaluateLogic({ logic }: Decision, context: Context, moment: Moment): Outcome {
  if (logic.kind === 'table') return decideTable(logic, context, moment)
  const { value, warnings } = evaluate(logic.text, context, moment)
  return {
    result: value,
    evidence: { inputs: {}, matched: [], result: value },
    problems: value === null ? warnings : [],
  }
}
