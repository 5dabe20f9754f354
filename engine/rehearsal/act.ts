/** Carries out one step of a story. What cannot be done is the engine's refusal, also where the story names what is not there. */
import type { Case, Token, Wait } from '../core/case.ts'
import type { ElementId, Instant, ProcessId, Variables } from '../core/ids.ts'
import { isWaiting } from '../core/start-waits.ts'
import { Refusal } from '../errors.ts'
import { addDuration } from '../time/duration.ts'
import { indexOf } from './letters.ts'
import type { Look, Stage } from './stage.ts'
import type { Action } from './story.ts'

/** What a story's steps act on. */
export interface Play {
  readonly stage: Stage
  /** The process that `start` means when it names none; null when there are several. */
  readonly process: ProcessId | null
  readonly zone: string
}

/** Who acts when a step does not say. */
const storyteller = 'story'

/** @throws {Refusal} with a code of the engine's catalogue when the step is not possible */
export async function act(play: Play, action: Action): Promise<void> {
  const { stage } = play
  if ('start' in action) return stage.start(processOf(play, action.process), action.start, action.at)
  if ('message' in action)
    return stage.publish({ name: action.message, key: action.key ?? null, variables: action.with ?? {} })
  if ('signal' in action) return stage.broadcast({ name: action.signal, variables: action.with ?? {} })
  const look = await stage.look()
  if ('advance' in action) return stage.advance(later(look.now, action.advance, play.zone))
  if ('trigger' in action) return trigger(stage, look, action)
  if (asksConditions(look, action)) return stage.evaluate(action.set)
  return inCase(stage, look, action)
}

/** Before any case there is nothing to set: then the conditions of start events are asked. */
const asksConditions = (look: Look, action: InCase): action is Extract<InCase, { set: Variables }> =>
  'set' in action &&
  action.case === undefined &&
  action.in === undefined &&
  look.cases.length === 0 &&
  look.starts.some(({ kind }) => kind === 'condition')

function processOf(play: Play, named: string | undefined): ProcessId {
  const process = named ?? play.process
  if (process === null) throw new Refusal('unknown-model', 'several processes are executable, name one')
  return process
}

function later(now: Instant, duration: string, zone: string): Instant {
  const then = addDuration(now, duration, zone)
  if (then === null) throw new Error(`the schema let pass what is no duration: ${duration}`)
  return then
}

type InCase = Exclude<
  Action,
  { start: unknown } | { message: unknown } | { signal: unknown } | { advance: unknown } | { trigger: unknown }
>

async function inCase(stage: Stage, look: Look, action: InCase): Promise<void> {
  const index = indexOf(action.case ?? 'a')
  const state = caseAt(look, index)
  if ('complete' in action) {
    const { id: wait } = open(state, action.complete, ['task'], action.nth)
    return stage.send(index, {
      type: 'resume',
      wait,
      variables: action.with ?? {},
      ...(action.as && { by: action.as }),
    })
  }
  if ('job' in action) return job(stage, index, state, action)
  if ('cancel' in action) return stage.send(index, { type: 'cancel', by: storyteller, reason: action.cancel })
  if ('move' in action)
    return stage.send(index, { type: 'move', from: tokensAt(state, action.move), to: action.to, by: storyteller })
  const token = action.in === undefined ? rootOf(state) : tokenAt(state, action.in)
  return stage.send(index, { type: 'set', token: token.id, variables: action.set, by: storyteller })
}

function job(stage: Stage, index: number, state: Case, action: Extract<Action, { job: string }>): Promise<void> {
  const { id: wait } = open(state, action.job, ['job', 'listener'])
  const variables = action.with ?? {}
  if (action.error !== undefined) {
    const message = action.errorMessage === undefined ? {} : { message: action.errorMessage }
    return stage.send(index, { type: 'throw', wait, code: action.error, ...message, variables })
  }
  if (action.escalation !== undefined)
    return stage.send(index, { type: 'throw', wait, code: action.escalation, escalation: true, variables })
  if (action.fail !== undefined)
    return stage.send(index, {
      type: 'fail',
      wait,
      problem: action.fail,
      ...(action.retries !== undefined && { retries: action.retries }),
    })
  return stage.send(index, { type: 'resume', wait, variables })
}

async function trigger(stage: Stage, look: Look, action: Extract<Action, { trigger: string }>): Promise<void> {
  const start = look.starts.find((waiting) => waiting.element === action.trigger && isWaiting(waiting))
  if (start && action.case === undefined && !waitsIn(look, action.trigger)) return stage.fire(start)
  const index = indexOf(action.case ?? 'a')
  const wait = open(caseAt(look, index), action.trigger, ['timer', 'message', 'signal', 'condition'])
  return stage.send(index, { type: 'resume', wait: wait.id, variables: {} })
}

const waitsIn = (look: Look, element: ElementId): boolean =>
  Object.values(look.cases[0]?.case.waits ?? {}).some((wait) => wait.on === element)

function caseAt(look: Look, index: number): Case {
  const found = look.cases[index]
  if (!found) throw new Refusal('case-not-started', `only ${look.cases.length} cases so far`)
  return found.case
}

/** The oldest wait on an element, or the `nth` by age. */
function open(state: Case, element: ElementId, kinds: readonly Wait['until']['kind'][], nth = 0): Wait {
  const waits = Object.values(state.waits).filter((wait) => wait.on === element && kinds.includes(wait.until.kind))
  const found = waits.sort((one, other) => one.id - other.id)[nth]
  if (found) return found
  throw new Refusal(state.status === 'ended' || state.status === 'cancelled' ? 'case-ended' : 'wait-not-found', element)
}

function rootOf(state: Case): Token {
  const root = Object.values(state.tokens).find((token) => token.scope === null)
  if (!root) throw new Refusal('token-not-found')
  return root
}

/** The oldest token of an element that was not taken yet. */
function tokenAt(state: Case, element: ElementId, taken: readonly Token[] = []): Token {
  const tokens = Object.values(state.tokens).filter((token) => token.element === element && !taken.includes(token))
  const found = tokens.sort((one, other) => one.id - other.id)[0]
  if (!found) throw new Refusal('token-not-found', element)
  return found
}

/** Elements named twice mean two tokens. */
const tokensAt = (state: Case, elements: readonly ElementId[]) =>
  elements.reduce<Token[]>((taken, element) => [...taken, tokenAt(state, element, taken)], []).map((token) => token.id)
