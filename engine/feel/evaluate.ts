/** Evaluates FEEL: compiled once per expression and names, time from the step, results as JSON (rules 8 and 9). */
import { compiled } from './compile.ts'
import { clockFunctions, type Moment } from './clock.ts'
import { withIntervals } from './intervals.ts'
import { toJson } from './json.ts'
import { quickly } from './quick.ts'
import type { Json } from '../core/ids.ts'

export type FeelContext = Readonly<Record<string, unknown>>

export interface Evaluation {
  readonly value: Json
  /** Why a part of the expression became null, one sentence each. */
  readonly warnings: readonly string[]
}

const none: readonly string[] = []

/**
 * The value of a FEEL expression (without leading `=`) over a context. Dates, times and durations come back as ISO text;
 * what JSON cannot hold (a function, an infinite number) is null with a warning.
 */
export function evaluate(expression: string, context: FeelContext, moment: Moment): Evaluation {
  const { value, warnings } = evaluateFeel(expression, context, moment)
  const json = toJson(value)
  return json === undefined
    ? { value: null, warnings: [...warnings, 'the result is no data'] }
    : { value: json, warnings }
}

/** As `evaluate`, but with FEEL's own values, for what goes on in FEEL (the tests of a decision table). */
export function evaluateFeel(
  expression: string,
  context: FeelContext,
  moment: Moment,
): { readonly value: unknown; readonly warnings: readonly string[] } {
  const quick = quickly(expression, context)
  if (quick !== undefined) return { value: quick, warnings: none }
  try {
    const names = withIntervals(expression, context)
    return compiled(expression, names)(names, () => clockFunctions(moment))
  } catch (error) {
    // A syntax error, or something that feelin does not implement.
    return { value: null, warnings: [error instanceof Error ? error.message : String(error)] }
  }
}
