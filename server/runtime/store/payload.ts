/** The text of a step's payload. */
import type { Command, Event } from '../../../engine/index.ts'
import { textOf } from '../rows.ts'

/**
 * JSON of the events, and of the command without the variables that an event sets as they were given. Their text is made once for all rows,
 * and all events before and after that one are written in one go.
 */
export function payloadOf(command: Command, events: readonly Event[]): string {
  const given = 'variables' in command ? command.variables : null
  const at = events.findIndex((event) => event.type === 'set' && event.variables === given)
  const set = events[at]
  if (set?.type !== 'set') return JSON.stringify({ command, events })
  const { variables, ...rest } = set
  const others = [events.slice(0, at), events.slice(at + 1)] as const
  const [before, after] = others.map((some) => JSON.stringify(some).slice(1, -1))
  const text = `${JSON.stringify(rest).slice(0, -1)},"variables":${textOf(variables)}}`
  // Put together at once: joining them first would copy the large text once more.
  const whole = `${before}${before && ','}${text}${after && ','}${after}`
  return `{"command":${JSON.stringify({ ...command, variables: undefined })},"events":[${whole}]}`
}
