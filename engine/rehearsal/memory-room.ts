/** What a stage in memory holds, and how a case moves in it. What a step throws is put down here and brought to the others later. */
import type { Case } from '../core/case.ts'
import type { Command } from '../core/command.ts'
import { newCase } from '../core/draft.ts'
import type { Event } from '../core/event.ts'
import type { ElementId, FlowId, Instant, ProcessId, Variables } from '../core/ids.ts'
import type { Element } from '../core/model.ts'
import type { StartWait } from '../core/start-waits.ts'
import { step } from '../core/step.ts'
import { changedRows, type StoreRow, type StoreView } from '../core/stores.ts'
import type { World } from '../core/world.ts'
import { Refusal } from '../errors.ts'
import type { Broadcast, Candidate, Message } from './correlate.ts'
import { letterOf } from './letters.ts'
import type { Visit } from './stage.ts'

/** All that a stage holds: plain JSON. */
export interface State {
  now: Instant
  cases: (Candidate & { visits: Visit[]; taken: FlowId[] })[]
  starts: StartWait[]
  /** Messages that nobody has received, oldest first. */
  messages: Message[]
  /** Signals that have not been brought to the others, oldest first. */
  broadcasts: Broadcast[]
  /** Data stores by name. */
  stores: Record<string, Record<string, StoreRow>>
}

export interface Room {
  readonly world: World
  state: State
}

type Start = Extract<Command, { readonly type: 'start' }>

const unknown = (process: ProcessId, { latest }: World): string =>
  `${process} is no executable process of these files; executable (isExecutable): ${Object.keys(latest).join(', ')}`

/** @throws {Refusal} when the process cannot begin like this; there is no case then */
export function begin(room: Room, process: ProcessId, command: Start, begunBy: Candidate['begunBy'] = null): void {
  const model = room.world.latest[process]
  if (model === undefined) throw new Refusal('unknown-model', unknown(process, room.world))
  const { cases, now } = room.state
  const index = cases.length
  const { case: after, events } = step(worldNow(room), newCase(letterOf(index), model), command, now)
  cases.push({ case: after, process, begunBy, visits: visitsOf(room.world, after, events), taken: takenIn(events, []) })
  putDown(room, index, events)
}

/** @throws {Refusal} when the case does not allow it; nothing has changed then */
export function move(room: Room, index: number, command: Command): void {
  const entry = room.state.cases[index]
  if (!entry) throw new Refusal('case-not-started', letterOf(index))
  const { case: after, events } = step(worldNow(room), entry.case, command, room.state.now)
  entry.visits.push(...visitsOf(room.world, after, events))
  room.state.cases[index] = { ...entry, case: after, taken: takenIn(events, entry.taken) }
  putDown(room, index, events)
}

/** The world with all rows of the stores as they are now. */
function worldNow({ world, state }: Room): World {
  const names = Object.keys(state.stores)
  if (names.length === 0) return world
  return { ...world, stores: Object.fromEntries(names.map((name) => [name, wholeOf(state.stores[name] ?? {})])) }
}

const wholeOf = (rows: Record<string, StoreRow>): StoreView => ({ rows, whole: true })

/** What a case throws is for the others; signals it has caught itself in the same step (rule 14). Its rows are there at once. */
function putDown({ state }: Room, index: number, events: readonly Event[]): void {
  for (const { store, key, row } of changedRows(events)) state.stores[store] = { ...state.stores[store], [key]: row }
  for (const event of events) {
    if (event.type !== 'threw') continue
    const { what, variables } = event
    if (what.kind === 'message') state.messages.push({ name: what.name, key: what.key, variables })
    if (what.kind === 'signal') state.broadcasts.push(broadcastOf(state, what.name, variables, index))
  }
}

/** Reaches whoever waits at this moment. @param from the case that throws it */
export function broadcastOf(state: State, name: string, variables: Variables, from: number | null): Broadcast {
  return { name, variables, from, upTo: state.cases.map((one) => one.case.seq) }
}

function visitsOf(world: World, { model }: Case, events: readonly Event[]): Visit[] {
  return events.flatMap((event) => {
    if (event.type !== 'left') return []
    const found = world.models[model]?.elements[event.element] ?? elsewhere(world, event.element)
    return found && found.type !== 'bpmn:Process' ? [{ element: event.element, type: found.type, how: event.how }] : []
  })
}

const takenIn = (events: readonly Event[], before: readonly FlowId[]): FlowId[] => [
  ...new Set([...before, ...events.flatMap((event) => (event.type === 'entered' && event.via) || [])]),
]

/** An element of a process that the case has called. */
const elsewhere = ({ models }: World, id: ElementId): Element | undefined =>
  Object.values(models).find((model) => model.elements[id])?.elements[id]
