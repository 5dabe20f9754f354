/** What happens when a boundary event or an event subprocess catches its event. */
import type { Token } from './case.ts'
import type { Catcher, Code } from './catchers.ts'
import { clear } from './event-subprocesses.ts'
import type { Variables } from './ids.ts'
import { known } from './known.ts'
import type { Element } from './model.ts'
import { scopeOf, type Run } from './run.ts'
import { end, enter } from './verbs.ts'

/** An error or escalation reaches its catcher. Output mappings there may also ask for `errorCode` or `escalationCode`. */
export function catchThrown(run: Run, { by, element }: Catcher, { kind, code }: Code, variables: Variables): void {
  const mapped = element.outputs.length > 0 && code !== null
  trigger(run, by, element, mapped ? { [`${kind}Code`]: code, ...variables } : variables)
}

/** @param by the host of a boundary event, or the scope around an event subprocess, whose start event `element` is then */
export function trigger(run: Run, by: Token, element: Element, received: Variables): void {
  if (element.type === 'bpmn:BoundaryEvent') {
    const scope = scopeOf(run, by)
    if (element.interrupting) end(run, by, 'cancelled')
    enter(run, element.id, scope, null, received)
  } else {
    if (element.interrupting) clear(run, by)
    enter(run, known(element.parent, `the scope of ${element.id}`), by, null, received)
  }
}
