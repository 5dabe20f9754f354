/** Evaluates FEEL: compiled once per expression and names, time from the step, results as JSON (rules 8 and 9). */
import { compiled, type Program } from './compile.ts'
import { clockFunctions, type Moment } from './clock.ts'
import { toJson } from './json.ts'
import type { Json } from '../core/ids.ts'

export interface Evaluation {
  readonly value: Json
  /** Why a part of the expression became null, one sentence each. */
  readonly warnings: readonly string[]
}

/**
 * The value of a FEEL expression (without leading `=`) over a context. Dates, times and durations come back as ISO text;
 * what JSON cannot hold (a function, an infinite number) is null with a warning.
 */
export function evaluate(expression: string, context: Readonly<Record<string, unknown>>, moment: Moment): Evaluation {
  let program: Program
  try {
    program = compiled(expression, context)
  } catch (error) {
    return { value: null, warnings: [error instanceof Error ? error.message : String(error)] }
  }
  try {
    const { value, warnings } = program(context, clockFunctions(moment))
    const json = toJson(value)
    return json === undefined
      ? { value: null, warnings: [...warnings, 'the result is no data'] }
      : { value: json, warnings }
  } catch (error) {
    // feelin throws for what it does not implement.
    return { value: null, warnings: [error instanceof Error ? error.message : String(error)] }
  }
}
