/** Boundary events are armed with their host and cancelled with it. */
import type { Token } from './case.ts'
import { guardsOf, type Guard } from './catching.ts'
import type { Element } from './model.ts'
import { elementOf, type Run } from './run.ts'

export function boundaryGuards(run: Run, host: Token, { attached }: Element): readonly Guard[] {
  return attached.flatMap((on) => guardsOf(run, host, elementOf(run, host, on)))
}
