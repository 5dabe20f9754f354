/** FEEL as the behaviours use it: what null means depends on the place (rule 8). */
import type { Token } from './case.ts'
import { halt } from './halt.ts'
import type { Json, Variables } from './ids.ts'
import type { Run } from './run.ts'
import { visible } from './variables.ts'
import { evaluate } from '../feel/evaluate.ts'

/** A condition: null, a missing variable or anything but true is false. */
export function isTrue(run: Run, token: Token, expression: string, context: Variables = visible(run, token)): boolean {
  return evaluate(expression, context, moment(run)).value === true
}

/** A value that must be there: null or a warning stops the token with the expression and the names it saw. */
export function required(run: Run, token: Token, expression: string, context: Variables = visible(run, token)): Json {
  const { value, warnings } = evaluate(expression, context, moment(run))
  if (value === null || warnings.length > 0) stop(expression, context, warnings)
  return value
}

/** Whether an expression has no value: what it names is not there yet. */
export function isMissing(run: Run, expression: string, context: Variables): boolean {
  return evaluate(expression, context, moment(run)).value === null
}

/** A value that may be null (no due date), but not by mistake: a warning stops the token. */
export function optional(run: Run, token: Token, expression: string | null): Json {
  if (expression === null) return null
  const context = visible(run, token)
  const { value, warnings } = evaluate(expression, context, moment(run))
  if (warnings.length > 0) stop(expression, context, warnings)
  return value
}

/** Stops because the value of an expression has the wrong shape. */
export function wrongType(run: Run, token: Token, expression: string | null, wanted: string): never {
  const names = Object.keys(visible(run, token))
  halt('feel-type', `„${expression}“ ergibt nicht: ${wanted}.`, { expression: expression ?? '', names })
}

export function moment(run: Run): { readonly now: string; readonly zone: string } {
  return { now: run.now, zone: run.world.zone }
}

function stop(expression: string, context: Variables, warnings: readonly string[]): never {
  const why = warnings.length > 0 ? ` (${warnings.map(inGerman).join('; ')})` : ''
  halt('feel-failed', `„${expression}“${why}`, { expression, names: Object.keys(context) })
}

/** feelin says what is missing in English. */
function inGerman(warning: string): string {
  const missing = /^(?:Variable|Key|Property) '(.+?)' not found/.exec(warning)
  return missing ? `„${missing[1]}“ fehlt` : warning
}
