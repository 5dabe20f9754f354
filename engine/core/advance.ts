/** Moves one token as far as it goes by itself: entering, active, leaving. Whatever stops it becomes an incident there (rule 3). */
import type { Problem, Token, Wait } from './case.ts'
import { boundaryGuards } from './boundaries.ts'
import { arm } from './catching.ts'
import { compensate } from './compensation.ts'
import { finish } from './complete.ts'
import { prepareClock, startClock, startPause } from './deadlines.ts'
import { isEmpty } from './draft.ts'
import { isMissing, required } from './expressions.ts'
import { Halt, halt } from './halt.ts'
import type { Variables } from './ids.ts'
import { isJoin } from './gateways.ts'
import { heard, listen } from './listeners.ts'
import { isBody, isInstance } from './loops.ts'
import type { Element } from './model.ts'
import { catcherAt, current, elementOf, entryKey, present, record, type Run, type Work } from './run.ts'
import { setLocal, visible, withPath } from './variables.ts'
import { withRead } from './stores.ts'
import { become } from './verbs.ts'
import { behaviourOf } from '../behaviours/behaviour-of.ts'
import { behaviours } from '../behaviours/index.ts'

/** An element entered this often in one step is a loop in which nothing waits (rule 5). */
const ENDLESS = 1000
/** Events of one step: what is left then waits as incidents, so that no command holds up a server for long. */
const MOST = 250_000

export function work(run: Run, item: Work): void {
  const id = item.kind === 'resume' ? item.wait.token : item.token
  const token = current(run, id)
  if (!token) return
  try {
    if (item.kind === 'resume') resume(run, token, item)
    else if (item.kind === 'drained') drained(run, token)
    else advance(run, token, item)
  } catch (stopped) {
    if (!(stopped instanceof Halt)) throw stopped
    incident(run, token, stopped.problem)
  }
}

function advance(run: Run, token: Token, { progress }: Extract<Work, { kind: 'advance' }>): void {
  const element = elementOf(run, token)
  run.at = progress
  if (progress.phase === 'entering') entering(run, token, element)
  else if (progress.phase === 'active') activate(run, token, element)
  else finish(run, token, element)
}

function entering(run: Run, token: Token, element: Element): void {
  if ((run.entries.get(entryKey(token)) ?? 0) >= ENDLESS) halt('endless-loop')
  if (run.events.length >= MOST) halt('too-many-steps')
  // Each instance of a loop has mappings and data of its own; the body has none.
  if (!isBody(token, element))
    setLocal(run, token.id, { ...declared(token, element), ...inputsOf(run, token, element) })
  const now = present(run, token.id)
  const event = isBody(now, element) ? 'beforeAll' : 'start'
  if (!isJoin(element) && listen(run, now, element, event, { ...run.at, phase: 'active', wait: null })) return
  run.at = { ...run.at, phase: 'active' }
  activate(run, now, element)
}

/** All that can fail is evaluated before anything is recorded. */
function activate(run: Run, token: Token, element: Element): void {
  // Boundary events and deadlines belong to the whole loop.
  if (isInstance(token)) return behaviourOf(token, element).enter(run, token, element, run.at.variables)
  const guards = boundaryGuards(run, token, element)
  // The case's own target is that of the process with which it began.
  const clock = token.called ? null : prepareClock(run, token, element)
  behaviourOf(token, element).enter(run, token, element, run.at.variables)
  const stays = current(run, token.id) !== undefined
  // Our own target for an element that has already been left would never end.
  if (stays || clock?.clock.kind !== 'own') startClock(run, clock)
  if (!stays) return
  arm(run, token, guards)
  startPause(run, token, element)
}

/** What an element declares begins as null, unless the case was started with it. */
function declared({ variables }: Token, { declares }: Element): Variables {
  const missing = declares.filter((name) => !Object.hasOwn(variables, name))
  return Object.fromEntries(missing.map((name) => [name, null]))
}

function inputsOf(run: Run, token: Token, element: Element): Variables {
  if (element.inputs.length === 0) return {}
  let context = visible(run, token)
  let locals: Variables = {}
  for (const { source, target, optional: mayMiss, reads } of element.inputs) {
    const seen = reads ? withRead(run, token, reads, context) : context
    if (mayMiss && isMissing(run, source, seen)) continue
    const value = required(run, token, source, seen)
    locals = withPath(locals, target, value)
    context = { ...context, ...locals }
  }
  return locals
}

function resume(run: Run, token: Token, { wait, variables }: Extract<Work, { kind: 'resume' }>): void {
  const element = catcherAt(run, token, wait.on)
  run.at = { phase: 'active', variables, wait }
  if (wait.until.kind === 'listener') return answered(run, token, element, wait, variables)
  behaviours[element.type].resume?.(run, token, element, variables, wait)
}

/** What a task held back goes on at the task itself. */
function answered(run: Run, token: Token, element: Element, wait: Wait, variables: Variables): void {
  const held = heard(run, token, element, wait, variables)
  if (held) behaviours[element.type].listened?.(run, present(run, token.id), element, wait, held)
}

function drained(run: Run, token: Token): void {
  // One that is leaving has been told before; listeners or an incident hold it.
  if (!isEmpty(run.draft, token.id) || token.phase === 'leaving' || run.draft.case.status === 'cancelled') return
  const element = elementOf(run, token)
  run.at = { phase: 'active', variables: {}, wait: null }
  if (token.compensates) compensate(run, token, element)
  else behaviourOf(token, element).drained?.(run, token, element)
}

/** Stops a token where it stands, with all that is needed to go on there. */
export function incident(run: Run, token: Token, problem: Problem): void {
  const { phase } = run.at
  become(run, token, phase)
  record(run, {
    type: 'waiting',
    token: token.id,
    on: token.element,
    until: { kind: 'incident', problem, held: run.at },
  })
}
