/** Turns a DMN file into decisions that can be evaluated. */
import type { CheckProblem } from '../compile/problem.ts'
import type { Decision } from './decision.ts'

export interface CompiledDecisions {
  readonly decisions: readonly Decision[]
  readonly problems: readonly CheckProblem[]
}

export async function compileDecisions(_xml: string): Promise<CompiledDecisions> {
  return { decisions: [], problems: [] }
}
