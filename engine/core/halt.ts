/** How a behaviour stops: thrown inside a step, caught by the step, and recorded as an incident. It never leaves the engine. */
import type { Problem } from './case.ts'
import { stops, type StopCode } from '../errors.ts'

export class Halt extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

/** Stops the token at hand with a code of the catalogue. `detail` follows the catalogue's sentence. */
export function halt(code: StopCode, detail = '', more: Pick<Problem, 'expression' | 'names'> = {}): never {
  throw new Halt(problem(code, detail, more))
}

export function problem(code: StopCode, detail = '', more: Pick<Problem, 'expression' | 'names'> = {}): Problem {
  const says = stops[code].says.de
  return { code, message: detail === '' ? says : `${says} ${detail}`, ...more }
}
