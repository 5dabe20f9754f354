/** What throw and end events do. All that can fail is found out first; what is returned then only records. */
import type { Token } from './case.ts'
import { catcherOf } from './catchers.ts'
import { keyOf } from './catching.ts'
import type { Thrown } from './event.ts'
import { clear } from './event-subprocesses.ts'
import { halt } from './halt.ts'
import type { Variables } from './ids.ts'
import { known } from './known.ts'
import type { Element, EventDefinition } from './model.ts'
import { modelOf, present, record, scopeOf, type Run } from './run.ts'
import { trigger } from './trigger.ts'
import { enter, leave } from './verbs.ts'

/** Throws one definition. The token may be gone after it. */
export type Throw = () => void

export function throwOf(run: Run, token: Token, element: Element, event: EventDefinition): Throw {
  switch (event.kind) {
    case 'message': {
      const key = keyOf(run, token, event.key)
      return () => threw(run, token, { kind: 'message', name: event.name, key })
    }
    case 'signal':
      return () => {
        const variables = threw(run, token, { kind: 'signal', name: event.name })
        deliverSignal(run, event.name, variables)
      }
    case 'error':
      return throwError(run, token, event.code)
    case 'escalation':
      return () => throwEscalation(run, token, event.code)
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
  const { variables } = present(run, token.id)
  record(run, { type: 'threw', token: token.id, what, variables })
  return variables
}

/** Whoever in this case waits for the signal gets it in the same step (rule 14). */
function deliverSignal(run: Run, name: string, variables: Variables): void {
  for (const wait of Object.values(run.draft.case.waits)) {
    if (wait.until.kind !== 'signal' || wait.until.name !== name) continue
    record(run, { type: 'resumed', wait: wait.id, by: null })
    run.queue.push({ kind: 'resume', wait, variables })
  }
}

function throwError(run: Run, token: Token, code: string | null): Throw {
  const catcher = catcherOf(run, token, { kind: 'error', code }) ?? halt('uncaught-error', code ? `Code: ${code}` : '')
  return () => {
    const variables = threw(run, token, { kind: 'error', code: code ?? '' })
    leave(run, token, [])
    trigger(run, catcher.by, catcher.element, variables)
  }
}

/** An escalation that nobody catches goes on, and so does one whose catcher does not interrupt. */
function throwEscalation(run: Run, token: Token, code: string | null): void {
  const catcher = catcherOf(run, token, { kind: 'escalation', code })
  const variables = threw(run, token, { kind: 'escalation', code: code ?? '' })
  if (!catcher) return
  if (catcher.element.interrupting) leave(run, token, [])
  trigger(run, catcher.by, catcher.element, variables)
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
