/** A stage in memory: the engine's step, a clock that only the story moves, and messages that wait for whoever comes. */
import { newCase } from '../core/draft.ts'
import type { Case } from '../core/case.ts'
import type { Command } from '../core/command.ts'
import type { Event } from '../core/event.ts'
import type { Instant, ProcessId, Variables } from '../core/ids.ts'
import { step } from '../core/step.ts'
import type { World } from '../core/world.ts'
import { Refusal } from '../errors.ts'
import { type Candidate, listeners, mayBegin, type Message, nextDue, type Receiver, receivers } from './correlate.ts'
import { letterOf } from './letters.ts'
import type { Stage, StartWait, Visit } from './stage.ts'
import { startWaits } from './start-waits.ts'

/** A timer that fires this often while a story moves its clock once is a mistake in the model. */
const mostFirings = 100_000

/** All that a stage holds: plain JSON. */
interface State {
  now: Instant
  cases: (Candidate & { visits: Visit[] })[]
  /** Messages for which nobody waited, oldest first. */
  kept: Message[]
}

interface Room {
  readonly world: World
  readonly starts: readonly StartWait[]
  state: State
}

/** @param now when the story begins */
export function memoryStage(world: World, now: Instant): Stage {
  const starts = startWaits(world)
  const room: Room = { world, starts, state: { now, cases: [], kept: [] } }
  return {
    start: async (process, variables) => begin(room, process, { type: 'start', variables }, null),
    send: async (index, command) => send(room, index, command),
    publish: async (message) => publish(room, message),
    broadcast: async (signal) => broadcast(room, signal),
    fire: async ({ process, element }) => begin(room, process, { type: 'start', at: element, variables: {} }, null),
    advance: async (to) => advance(room, to),
    look: async () => ({ now: room.state.now, cases: room.state.cases, starts }),
    restore: async () => {
      room.state = JSON.parse(JSON.stringify(room.state)) as State
    },
    close: async () => {},
  }
}

function begin(room: Room, process: ProcessId, command: Command, begunBy: Candidate['begunBy']): void {
  const model = room.world.latest[process]
  if (model === undefined) throw new Refusal('unknown-model', process)
  const { cases, now } = room.state
  const id = letterOf(cases.length)
  // A start that is refused makes no case.
  const { case: after, events } = step(room.world, newCase(id, model), command, now)
  cases.push({ case: after, process, begunBy, visits: visitsOf(room.world, after, events) })
  follow(room, events)
}

function send(room: Room, index: number, command: Command): void {
  const entry = room.state.cases[index]
  if (!entry) throw new Refusal('case-not-started', letterOf(index))
  const { case: after, events } = step(room.world, entry.case, command, room.state.now)
  entry.visits.push(...visitsOf(room.world, after, events))
  room.state.cases[index] = { ...entry, case: after }
  follow(room, events)
}

/** What a step's events mean for the others: what it threw, and what it waits for now. */
function follow(room: Room, events: readonly Event[]): void {
  for (const event of events) {
    if (event.type !== 'threw') continue
    const { what, variables } = event
    if (what.kind === 'message') publish(room, { ...what, variables })
    if (what.kind === 'signal') broadcast(room, { ...what, variables })
  }
  if (events.some((event) => event.type === 'waiting' && event.until.kind === 'message')) deliverKept(room)
}

function visitsOf({ models }: World, { model }: Case, events: readonly Event[]): Visit[] {
  return events.flatMap((event) => {
    if (event.type !== 'left') return []
    const found = models[model]?.elements[event.element]
    return found && found.type !== 'bpmn:Process' ? [{ element: event.element, type: found.type, how: event.how }] : []
  })
}

function publish(room: Room, message: Message): void {
  const found = receivers(room.state.cases, message)
  const reached = new Set(found.map(({ index }) => room.state.cases[index]?.process))
  const begun = room.starts.filter(
    ({ kind, process, name }) => kind === 'message' && name === message.name && !reached.has(process),
  )
  const free =
    found.length > 0 && message.key === null
      ? []
      : begun.filter((one) => mayBegin(room.state.cases, one.process, message))
  const { name, key, variables } = message
  for (const receiver of found) resume(room, receiver, variables)
  for (const { process, element } of free)
    begin(room, process, { type: 'start', at: element, variables }, { name, key })
  if (found.length + free.length === 0) room.state.kept.push(message)
}

function broadcast(room: Room, signal: { name: string; variables: Variables }): void {
  const { name, variables } = signal
  for (const receiver of listeners(room.state.cases, name)) resume(room, receiver, variables)
  for (const { process, element } of room.starts.filter((one) => one.kind === 'signal' && one.name === name))
    begin(room, process, { type: 'start', at: element, variables }, null)
}

/** A receiver that an earlier one took away is passed over. */
function resume(room: Room, { index, wait }: Receiver, variables: Variables): void {
  if (room.state.cases[index]?.case.waits[wait.id]) send(room, index, { type: 'resume', wait: wait.id, variables })
}

/** Kept messages go to who began to wait, oldest first; each once. */
function deliverKept(room: Room): void {
  const message = room.state.kept.find((one) => receivers(room.state.cases, one).length > 0)
  if (!message) return
  room.state.kept = room.state.kept.filter((one) => one !== message)
  publish(room, message)
  deliverKept(room)
}

function advance(room: Room, to: Instant): void {
  for (let firings = 0; ; firings++) {
    const next = nextDue(room.state.cases, to)
    if (!next) break
    if (firings === mostFirings) throw new Error(`${next.wait.on} fired ${mostFirings} times`)
    if (next.due > room.state.now) room.state.now = next.due
    send(room, next.index, { type: 'resume', wait: next.wait.id, variables: {} })
  }
  if (to > room.state.now) room.state.now = to
}
