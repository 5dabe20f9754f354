/** The text of a step's payload. Its largest part, the data of an application, stands in it more than once and is made once. */
import { randomUUID } from 'node:crypto'
import type { Command, Event, Variables } from '../../../engine/index.ts'

export type TextOf = (variables: Variables) => string

/** Remembers the last text that it made. */
export function textsOnce(): TextOf {
  let last: Variables | null = null
  let text = ''
  return (variables) => {
    if (variables !== last) text = JSON.stringify(variables)
    last = variables
    return text
  }
}

/** The same text as of `JSON.stringify`. */
export function payloadOf(command: Command, events: readonly Event[], textOf: TextOf): string {
  const shared = 'variables' in command ? command.variables : null
  const repeats = (event: Event): boolean => 'variables' in event && event.variables === shared
  if (!shared || !events.some(repeats)) return JSON.stringify({ command, events })
  const all = events.map((event) => (repeats(event) ? { ...event, variables: PLACE } : event))
  const text = JSON.stringify({ command: { ...command, variables: PLACE }, events: all })
  return text.split(`"${PLACE}"`).join(textOf(shared))
}

/** Stands where the text goes; nobody can guess it, so it stands nowhere else. */
const PLACE = randomUUID()
