/** What happens when a boundary event or an event subprocess catches its event. */
import type { Token } from './case.ts'
import type { Catcher, Code } from './catchers.ts'
import { clear } from './event-subprocesses.ts'
import type { Variables } from './ids.ts'
import { known } from './known.ts'
import type { Element } from './model.ts'
import { scopeOf, type Run } from './run.ts'
import { end, enter } from './verbs.ts'

/** An error or escalation reaches its catcher with what that wants to know of it. */
export function catchThrown(run: Run, { by, element }: Catcher, thrown: Code, variables: Variables): void {
  trigger(run, by, element, { ...mayMap(element, thrown), ...variables, ...hearing(element, thrown) })
}

/** Output mappings may ask for `errorCode` and `errorMessage`, or `escalationCode`. */
function mayMap({ outputs }: Element, { kind, code, message }: Code): Variables {
  if (outputs.length === 0 || code === null) return {}
  return { [`${kind}Code`]: code, ...(message !== undefined && { [`${kind}Message`]: message }) }
}

/** The variables that the catching event names for code and message; what was not said is null. */
function hearing({ events }: Element, { kind, code, message }: Code): Variables {
  const caught = events.flatMap((event) => (event.kind === kind ? [event] : []))
  const by = caught.find((event) => event.code === code) ?? caught.find((event) => event.code === null)
  return {
    ...(by?.codeVariable && { [by.codeVariable]: code }),
    ...(by?.messageVariable && { [by.messageVariable]: message ?? null }),
  }
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
