/** Brings messages and signals to cases and start events, one after another until nothing is under way. */
import { afterFiring, startBy, type StartWait } from '../core/start-waits.ts'
import { audience, type Message, reachedBy } from './correlate.ts'
import { begin, move, type Room } from './memory-room.ts'

/** So many deliveries at one moment are two processes that answer each other for ever. */
const mostDeliveries = 10_000

export function settle(room: Room): void {
  for (let delivered = 0; deliverMessage(room) || deliverBroadcast(room); delivered++)
    if (delivered === mostDeliveries) throw new Error('messages are sent to and fro without end')
}

/** The oldest message that somebody waits for. */
function deliverMessage(room: Room): boolean {
  const { state } = room
  const message = state.messages.find((one) => reaches(room, one))
  if (!message) return false
  const { receivers, starts } = audience(state.cases, state.starts, message)
  state.messages = state.messages.filter((one) => one !== message)
  const { name, key, variables } = message
  for (const { index, wait } of receivers) move(room, index, { type: 'resume', wait: wait.id, variables })
  for (const start of starts) begin(room, start.process, startBy(start, { received: variables, key }), { name, key })
  return true
}

function reaches({ state }: Room, message: Message): boolean {
  const { receivers, starts } = audience(state.cases, state.starts, message)
  return receivers.length + starts.length > 0
}

function deliverBroadcast(room: Room): boolean {
  const broadcast = room.state.broadcasts.shift()
  if (!broadcast) return false
  const { name, variables } = broadcast
  for (const index of reachedBy(room.state.cases, broadcast)) move(room, index, { type: 'signal', name, variables })
  for (const start of room.state.starts.filter((one) => one.kind === 'signal' && one.name === name))
    begin(room, start.process, startBy(start, { received: variables }))
  return true
}

/** A start timer fires: the case and the next due time belong together. */
export function fireStart(room: Room, due: StartWait): void {
  const at = { now: room.state.now, zone: room.world.zone }
  room.state.starts = room.state.starts.map((one) => (one === due ? afterFiring(one, at) : one))
  begin(room, due.process, startBy(due))
}
