/** Boundary events are armed with their host and cancelled with it. */
import type { Token, Until } from './case.ts'
import { catching } from './catching.ts'
import type { ElementId } from './ids.ts'
import type { Element } from './model.ts'
import { elementOf, type Run } from './run.ts'
import { wait } from './verbs.ts'

export interface Guard {
  readonly on: ElementId
  readonly until: Until
}

export function prepareBoundaries(run: Run, host: Token, element: Element): readonly Guard[] {
  return element.attached.map((on) => ({ on, until: catching(run, host, elementOf(run, host, on)) }))
}

export function armBoundaries(run: Run, host: Token, guards: readonly Guard[]): void {
  for (const { on, until } of guards) wait(run, host, on, until)
}
