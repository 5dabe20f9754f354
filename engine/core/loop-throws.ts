import type { Token } from './case.ts'
import { isTrue } from './expressions.ts'
import { loopOf } from './loops.ts'
import type { Element } from './model.ts'
import { scopeOf, type Run } from './run.ts'
import { throwOf, type Throw } from './throwing.ts'
import { visible } from './variables.ts'

/** What an instance that is about to complete throws: caught on the boundary of the whole, or outside. It is counted already. */
export function throwsOf(run: Run, instance: Token, element: Element): readonly Throw[] {
  if (element.loop?.kind !== 'multiple' || element.loop.throws.length === 0) return []
  const { active, completed } = loopOf(scopeOf(run, instance))
  const counted = { numberOfActiveInstances: active - 1, numberOfCompletedInstances: completed + 1 }
  const context = { ...visible(run, instance), ...counted }
  return element.loop.throws
    .filter(({ when }) => isTrue(run, instance, when, context))
    .map(({ event }) => throwOf(run, instance, element, event))
}
