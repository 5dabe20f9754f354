/** The text of a step's payload. */
import type { Command, Event } from '../../../engine/index.ts'
import { textOf } from '../rows.ts'

/** JSON of the events, and of the command without the variables that an event sets as they were given. */
export function payloadOf(command: Command, events: readonly Event[]): string {
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
