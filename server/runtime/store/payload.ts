/** The text of a step's payload. Its largest part, the data of an application, is stored in several places and made once. */
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

/** JSON of the events, and of the command without the variables that an event sets as they were given. */
export function payloadOf(command: Command, events: readonly Event[], textOf: TextOf): string {
  const given = 'variables' in command ? command.variables : null
  let text = ''
  let set = false
  for (const event of events) {
    if (text !== '') text += ','
    if (event.type === 'set' && event.variables === given) {
      set = true
      const { variables, ...rest } = event
      text += `${JSON.stringify(rest).slice(0, -1)},"variables":${textOf(variables)}}`
    } else text += JSON.stringify(event)
  }
  return `{"command":${JSON.stringify(set ? { ...command, variables: undefined } : command)},"events":[${text}]}`
}
