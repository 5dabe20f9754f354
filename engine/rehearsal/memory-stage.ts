/** A stage in memory: the engine's step, a clock that only the story moves, and messages that wait for whoever comes. */
import type { Command } from '../core/command.ts'
import type { ElementId, Instant, Variables } from '../core/ids.ts'
import { startBy, type StartWait, trueStarts } from '../core/start-waits.ts'
import { storesIn } from '../core/stores.ts'
import type { World } from '../core/world.ts'
import { nextDue } from './correlate.ts'
import { fireStart, settle } from './memory-post.ts'
import { begin, broadcastOf, move, type Room, type State } from './memory-room.ts'
import type { NextScript } from './scripts.ts'
import type { Stage, Stores } from './stage.ts'
import { startWaits } from './start-waits.ts'

/** A timer that fires this often while a story moves its clock once is a mistake in the model. */
const mostFirings = 100_000

interface Beginning {
  readonly world: World
  /** When the story begins. */
  readonly now: Instant
  readonly nextScript?: NextScript
  /** What its data stores hold. */
  readonly stores?: Stores
}

export function memoryStage({ world, now, nextScript = async () => null, stores = {} }: Beginning): Stage {
  const starts = [...startWaits(world, { now, zone: world.zone })]
  const room: Room = {
    world,
    state: { now, cases: [], starts, messages: [], broadcasts: [], stores: rowsOf(world, stores) },
  }
  /** What is under way after an action is brought to its end. */
  const doing = async (action: () => void): Promise<void> => {
    action()
    await bringToRest(room, nextScript)
  }
  return {
    start: async (process, variables, at) => doing(() => begin(room, process, startOf(variables, at))),
    send: (index, command) => doing(() => move(room, index, command)),
    publish: (message) => doing(() => room.state.messages.push(message)),
    broadcast: ({ name, variables }) =>
      doing(() => room.state.broadcasts.push(broadcastOf(room.state, name, variables, null))),
    evaluate: (variables) => doing(() => evaluate(room, variables)),
    fire: (start) => doing(() => fire(room, start)),
    advance: (to) => advance(room, to, nextScript),
    look: async () => ({
      now: room.state.now,
      cases: room.state.cases,
      starts: room.state.starts,
      stores: valuesOf(room.state),
    }),
    restore: async () => {
      room.state = JSON.parse(JSON.stringify(room.state)) as State
    },
    close: async () => {},
  }
}

const startOf = (variables: Variables, at: ElementId | undefined): Extract<Command, { readonly type: 'start' }> => ({
  type: 'start',
  variables,
  ...(at !== undefined && { at }),
})

/** The stores that the story fills, and those that its models name. */
function rowsOf({ models }: World, filled: Stores): State['stores'] {
  const named = Object.values(models)
    .flatMap(storesIn)
    .map((name) => [name, {}] as const)
  const given = Object.entries(filled).map(([name, rows]) => {
    const written = Object.entries(rows).map(([key, value]) => [key, { value, version: 1 }] as const)
    return [name, Object.fromEntries(written)] as const
  })
  return Object.fromEntries([...named, ...given])
}

const valuesOf = ({ stores }: State): Stores =>
  Object.fromEntries(
    Object.entries(stores).map(([name, rows]) => [
      name,
      Object.fromEntries(Object.entries(rows).map(([key, { value }]) => [key, value])),
    ]),
  )

/** Conditions of start events are looked at only when someone asks, with variables (rule 12). */
function evaluate(room: Room, variables: Variables): void {
  const { starts, now } = room.state
  for (const start of trueStarts(starts, variables, { now, zone: room.world.zone }))
    begin(room, start.process, startBy(start, { variables }))
}

function fire(room: Room, start: StartWait): void {
  if (start.kind === 'timer') fireStart(room, start)
  else begin(room, start.process, startBy(start))
}

/** Messages, signals and scripts, until nothing is under way. */
async function bringToRest(room: Room, nextScript: NextScript): Promise<void> {
  for (settle(room); ; settle(room)) {
    const next = await nextScript(room.state.cases.map((one) => one.case))
    if (!next) return
    move(room, next.index, next.command)
  }
}

/** Of what is due at the same moment, cases come before start events. */
async function advance(room: Room, to: Instant, nextScript: NextScript): Promise<void> {
  for (let firings = 0; fireNext(room, to); firings++) {
    await bringToRest(room, nextScript)
    if (firings === mostFirings) throw new Error(`timers fired ${mostFirings} times`)
  }
  if (to > room.state.now) room.state.now = to
}

function fireNext(room: Room, to: Instant): boolean {
  const { state } = room
  const timer = nextDue(state.cases, to)
  const start = nextStart(state.starts, timer?.due ?? to)
  const due = start?.due ?? timer?.due
  if (due && due > state.now) state.now = due
  if (start && (!timer || due !== timer.due)) fireStart(room, start)
  else if (timer) move(room, timer.index, { type: 'resume', wait: timer.wait.id, variables: {} })
  return due !== undefined
}

/** The start timer that is due first, until a moment. */
function nextStart(starts: readonly StartWait[], until: Instant): (StartWait & { readonly due: Instant }) | undefined {
  const due = starts.filter((one): one is StartWait & { readonly due: Instant } => one.due !== null && one.due <= until)
  return due.reduce<(typeof due)[number] | undefined>(
    (best, one) => (best && best.due <= one.due ? best : one),
    undefined,
  )
}
