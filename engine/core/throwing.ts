/** What throw and end events do. All that can fail is found out first; what is returned then only records. */
import type { Token } from './case.ts'
import { catcherOf, type Code } from './catchers.ts'
import { keyOf, nameOf } from './catching.ts'
import type { Thrown } from './event.ts'
import { clear } from './event-subprocesses.ts'
import { halt } from './halt.ts'
import type { Variables } from './ids.ts'
import { known } from './known.ts'
import { isInstance } from './loops.ts'
import type { Element, EventDefinition } from './model.ts'
import { elementOf, modelOf, present, record, scopeOf, type Run } from './run.ts'
import { catchSignal } from './signals.ts'
import { catchThrown } from './trigger.ts'
import { enter, leave } from './verbs.ts'

/** Throws one definition. The token may be gone after it. */
export type Throw = () => void

export function throwOf(run: Run, token: Token, element: Element, event: EventDefinition): Throw {
  switch (event.kind) {
    case 'message': {
      const [name, key] = [nameOf(run, token, event.name), keyOf(run, token, event.key)]
      return () => threw(run, token, { kind: 'message', name, key })
    }
    case 'signal': {
      const name = nameOf(run, token, event.name)
      return () => catchSignal(run, name, threw(run, token, { kind: 'signal', name }))
    }
    case 'error':
      return throwError(run, token, raisedBy(run, token, event))
    case 'escalation': {
      const raised = raisedBy(run, token, event)
      return () => throwEscalation(run, token, raised)
    }
    case 'terminate':
      return () => terminate(run, token)
    case 'link':
      return () => follow(run, token, event.name)
    case 'compensation':
    case 'cancel':
      // Comes last: the token stays until all is compensated.
      return () => {}
    default:
      throw new Error(`${element.id} throws ${event.kind}, which passed the compiler`)
  }
}

/** What is thrown carries what the event's inputs made. */
function threw(run: Run, token: Token, what: Thrown): Variables {
  const variables = carried(run, token)
  record(run, { type: 'threw', token: token.id, what, variables })
  return variables
}

/** An instance of a loop does not send its item and counter along, unless its inputs say so. */
function carried(run: Run, token: Token): Variables {
  const { variables } = present(run, token.id)
  if (!isInstance(token)) return variables
  const made = elementOf(run, token).inputs.map(({ target }) => target.split('.')[0])
  return Object.fromEntries(Object.entries(variables).filter(([name]) => made.includes(name)))
}

function raisedBy(run: Run, token: Token, event: Extract<EventDefinition, { kind: 'error' | 'escalation' }>): Code {
  const code = event.code === null ? null : nameOf(run, token, event.code)
  return { kind: event.kind, code, ...(event.message && { message: nameOf(run, token, event.message) }) }
}

function throwError(run: Run, token: Token, raised: Code): Throw {
  const { code } = raised
  const catcher = catcherOf(run, token, raised) ?? halt('uncaught-error', code ? `Code: ${code}` : '')
  return () => {
    const variables = threw(run, token, { ...raised, code: code ?? '' })
    leave(run, token, [])
    catchThrown(run, catcher, raised, variables)
  }
}

/** An escalation that nobody catches goes on, and so does one whose catcher does not interrupt. */
function throwEscalation(run: Run, token: Token, raised: Code): void {
  const catcher = catcherOf(run, token, raised)
  const variables = threw(run, token, { ...raised, code: raised.code ?? '' })
  if (!catcher) return
  if (catcher.element.interrupting) leave(run, token, [])
  catchThrown(run, catcher, raised, variables)
}

/** Ends everything in the scope around, which then completes. */
function terminate(run: Run, token: Token): void {
  const scope = scopeOf(run, token)
  leave(run, token, [])
  clear(run, scope)
}

/** Goes on at the link catch event of this name in the same scope. */
function follow(run: Run, token: Token, name: string): void {
  const { elements } = modelOf(run, token)
  const { parent } = known(elements[token.element], token.element)
  const target = Object.values(elements).find(
    ({ parent: around, type, event }) =>
      around === parent && type === 'bpmn:IntermediateCatchEvent' && event?.kind === 'link' && event.name === name,
  )
  const scope = scopeOf(run, token)
  leave(run, token, [])
  enter(run, known(target, `the link ${name}`).id, scope, null)
}
