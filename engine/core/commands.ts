/** What each command does to a case. A command that cannot be carried out throws a `Refusal` before anything is recorded. */
import type { TaskWait, Token, Until, Wait } from './case.ts'
import { beginChosen, isDone } from './ad-hoc.ts'
import { catcherOf } from './catchers.ts'
import type { Command } from './command.ts'
import { inside, isEmpty } from './draft.ts'
import { placeFor, rootOf, startModel, taskOf, tokenOf, waitOf } from './find.ts'
import { problem } from './halt.ts'
import type { TokenId } from './ids.ts'
import { listen } from './listeners.ts'
import { countTerminated, isBody, isInstance } from './loops.ts'
import type { Model } from './model.ts'
import { beginning, current, elementOf, record, scopeOf, type Run } from './run.ts'
import { again } from './retries.ts'
import { catchSignal } from './signals.ts'
import { beginsPlainly, entranceOf, noneStartsOf } from './starts.ts'
import { catchThrown } from './trigger.ts'
import { setLocal } from './variables.ts'
import { disarmAll, end, enterAlong } from './verbs.ts'
import { resumeIncident } from './incidents.ts'
import { incident } from './advance.ts'
import { Refusal } from '../errors.ts'

type Of<T extends Command['type']> = Extract<Command, { readonly type: T }>
type Commands = { readonly [T in Command['type']]: (run: Run, command: Of<T>) => void }

/** Commands that a suspended case still accepts. */
const whileSuspended: readonly Command['type'][] = ['continue', 'cancel', 'set', 'assign', 'plan']

export function carryOut(run: Run, command: Command): void {
  const { status, seq } = run.draft.case
  if (command.type !== 'start') {
    if (seq === 0) throw new Refusal('case-not-started')
    if (status === 'ended' || status === 'cancelled') throw new Refusal('case-ended')
    if (status === 'suspended' && !whileSuspended.includes(command.type)) throw new Refusal('case-suspended')
  }
  const command_ = commands[command.type] as (run: Run, command: Command) => void
  command_(run, command)
}

const commands: Commands = {
  start(run, { at, key, definition = 0, variables, received = {}, problem: why }) {
    if (run.draft.case.seq > 0) throw new Refusal('case-started')
    const model = startModel(run)
    if (at !== undefined && entranceOf(model, at) === null) throw new Refusal('unknown-element', at)
    if (at === undefined) refuseUnclear(model)
    const which = { ...(typeof key === 'string' && { key }), ...(definition > 0 && { definition }) }
    record(run, { type: 'started', model: model.id, start: at ?? null, ...which })
    const [element, id] = [model.process as string, model.id]
    const root = record(run, { type: 'entered', element, scope: null, via: null, model: id })
    setLocal(run, root, variables)
    run.at = { ...beginning, variables: received }
    if (why !== undefined) incident(run, tokenOf(run, root), problem('not-taken-in', why))
    else run.queue.push({ kind: 'advance', token: root, progress: run.at })
  },

  resume(run, { wait: id, variables, by }) {
    const wait = waitOf(run, id)
    record(run, { type: 'resumed', wait: id, by: by ?? null })
    if (wait.until.kind === 'incident') resumeIncident(run, wait, wait.until, variables)
    else run.queue.push({ kind: 'resume', wait, variables })
  },

  signal(run, { name, variables }) {
    catchSignal(run, name, variables)
  },

  throw(run, { wait: id, code, escalation = false, message, variables }) {
    const wait = waitOf(run, id)
    if (wait.until.kind !== 'job') throw new Refusal('not-a-job')
    const kind = escalation ? 'escalation' : 'error'
    const what = { kind, code, ...(message && { message }) } as const
    record(run, { type: 'threw', token: wait.token, what, variables })
    const catcher = catcherOf(run, tokenOf(run, wait.token), what)
    if (catcher) return catchThrown(run, catcher, what, variables)
    // An uncaught escalation goes on; an uncaught error is an incident at the thrower (rule 15).
    if (!escalation) stopJob(run, wait, 'uncaught-error', `Code: ${code}`)
  },

  fail(run, { wait: id, problem: why, retries, retryAt }) {
    const wait = waitOf(run, id)
    if (isEvent(wait.until)) return stopJob(run, wait, 'not-taken-in', why)
    if (wait.until.kind !== 'job' && wait.until.kind !== 'listener') throw new Refusal('not-a-job')
    const left = Math.max(0, retries ?? wait.until.retries - 1)
    if (left === 0) return stopJob(run, wait, 'job-failed', why)
    record(run, { type: 'changed', wait: id, until: again(wait.until, left, retryAt), by: null })
  },

  assign(run, { wait: id, to, by }) {
    const task = taskOf(run, id)
    record(run, { type: 'changed', wait: id, until: { ...task, assignee: to }, by })
    askListeners(run, waitOf(run, id), 'assigning')
  },

  plan(run, { wait: id, due, followUp, by }) {
    const task = taskOf(run, id)
    const until: TaskWait = {
      ...task,
      due: due === undefined ? task.due : due,
      followUp: followUp === undefined ? task.followUp : followUp,
    }
    record(run, { type: 'changed', wait: id, until, by })
    askListeners(run, waitOf(run, id), 'updating')
  },

  suspend(run, { by, reason }) {
    record(run, { type: 'suspended', by, reason })
  },

  continue(run, { by, reason }) {
    if (run.draft.case.status !== 'suspended') throw new Refusal('case-not-suspended')
    record(run, { type: 'continued', by, reason })
  },

  set(run, { token: id, variables, by, reason }) {
    tokenOf(run, id)
    record(run, { type: 'set', token: id, variables, by, ...(reason !== undefined && { reason }) })
  },

  move(run, { from, to }) {
    const sources = from.map((id) => tokenOf(run, id))
    if (sources.some(({ scope }) => scope === null)) throw new Refusal('token-not-found', 'root')
    for (const element of to) placeFor(run, element, sources)
    for (const { id } of sources) takeAway(run, current(run, id))
    for (const element of to) {
      const { scope, path } = placeFor(run, element, sources)
      enterAlong(run, scope, path)
    }
    for (const { scope } of sources) closeEmpty(run, scope)
  },

  cancel(run, { by, reason }) {
    const root = rootOf(run)
    // What the first round leaves are listeners of its tasks, which nothing waits for when the whole case ends.
    for (let round = 0; round < 2; round++) for (const token of inside(run.draft, root.id)) end(run, token, 'cancelled')
    disarmAll(run, root.id)
    record(run, { type: 'ended', status: 'cancelled', reason, by })
  },

  activate(run, { token: id, elements }) {
    const token = tokenOf(run, id)
    const element = elementOf(run, token)
    if (!element.adHoc || isBody(token, element) || isDone(token)) throw new Refusal('not-ad-hoc', token.element)
    const strange = elements.find((one) => !element.children.includes(one))
    if (strange !== undefined) throw new Refusal('unknown-element', strange)
    beginChosen(run, token, element, elements)
  },

  migrate: notYet,
}

/** Where a case begins must be said, when the model leaves it open. */
function refuseUnclear(model: Model): void {
  if (beginsPlainly(model)) return
  const starts = noneStartsOf(model)
  throw starts.length > 1 ? new Refusal('several-starts', starts.join(', ')) : new Refusal('begins-by-event')
}

function takeAway(run: Run, token: Token | undefined): void {
  if (!token) return
  end(run, token, 'cancelled')
  if (isInstance(token)) countTerminated(run, scopeOf(run, token))
}

/** A subprocess from which the last token was moved away has not completed. A loop goes on with what is left of it. */
function closeEmpty(run: Run, id: TokenId | null): void {
  const scope = id === null ? undefined : current(run, id)
  if (!scope || scope.scope === null || !isEmpty(run.draft, scope.id) || isBody(scope, elementOf(run, scope))) return
  takeAway(run, scope)
  closeEmpty(run, scope.scope)
}

function notYet(_run: Run, { type }: Command): never {
  throw new Refusal('command-not-supported', type)
}

/** A change of a task takes hold when its listeners have answered; until then nobody can work on it. */
function askListeners(run: Run, wait: Wait, event: 'assigning' | 'updating'): void {
  const token = tokenOf(run, wait.token)
  const element = elementOf(run, token)
  if (listen(run, token, element, event, { phase: 'active', variables: {}, wait }))
    record(run, { type: 'disarmed', wait: wait.id })
}

/** What happens outside and can be waited for once more. */
const isEvent = ({ kind }: Until): boolean => kind === 'timer' || kind === 'message' || kind === 'signal'

function stopJob(run: Run, wait: Wait, code: 'uncaught-error' | 'job-failed' | 'not-taken-in', detail: string): void {
  record(run, { type: 'disarmed', wait: wait.id })
  const held = wait.until.kind === 'listener' ? wait.until.held : null
  run.at = { phase: held?.phase ?? 'active', variables: {}, wait }
  incident(run, tokenOf(run, wait.token), problem(code, detail))
}
