/** Event subprocesses wait under their start event's id while the scope around them runs. */
import type { Token } from './case.ts'
import { guardsOf, type Guard } from './catching.ts'
import { inside, waitsOf } from './draft.ts'
import type { Element } from './model.ts'
import { running } from './parting.ts'
import { elementOf, innerModelOf, record, type Run } from './run.ts'
import { end } from './verbs.ts'

/** The start events of the event subprocesses directly inside a scope. */
export function startsInside(run: Run, scope: Token): readonly Element[] {
  const { elements } = innerModelOf(run, scope)
  return elementOf(run, scope).children.flatMap((id) => {
    const child = elements[id]
    return child?.triggeredByEvent ? child.children.flatMap((start) => startEventIn(elements[start])) : []
  })
}

const startEventIn = (element: Element | undefined): readonly Element[] =>
  element?.type === 'bpmn:StartEvent' ? [element] : []

export function eventSubprocessGuards(run: Run, scope: Token): readonly Guard[] {
  return startsInside(run, scope).flatMap((start) => guardsOf(run, scope, start))
}

/** Whether an interrupting event subprocess has taken over the scope: then no other may begin in it. */
export function isTakenOver(run: Run, scope: Token): boolean {
  const begun = inside(run.draft, scope.id).map(({ element }) => element)
  return startsInside(run, scope).some(
    ({ interrupting, parent }) => interrupting && parent !== null && begun.includes(parent),
  )
}

/** Ends all that runs inside a scope and lets none of its event subprocesses begin; the scope itself stays. */
export function clear(run: Run, scope: Token): void {
  const { id, attached } = elementOf(run, scope)
  for (const wait of waitsOf(run.draft, scope.id))
    if (wait.on !== id && !attached.includes(wait.on)) record(run, { type: 'disarmed', wait: wait.id })
  for (const token of running(run, scope)) end(run, token, 'cancelled')
}
