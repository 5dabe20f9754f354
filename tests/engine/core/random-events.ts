/** Drawings of events, alone and around a block, for random block-structured processes. */
import { extension, flow } from '../models.ts'

/** What the drawings refer to, beside the process. */
export const thrown =
  '<signal id="G" name="g"/><escalation id="X" escalationCode="x"/><error id="F" errorCode="f"/><message id="N" name="n"/>'

const signal = '<signalEventDefinition signalRef="G"/>'
const message = '<messageEventDefinition messageRef="N"/>'
const after = (days: number): string =>
  `<timerEventDefinition><timeDuration>P${days}D</timeDuration></timerEventDefinition>`
const twice = '<timerEventDefinition><timeCycle>R2/P1D</timeCycle></timerEventDefinition>'
const condition = '<conditionalEventDefinition><condition>=zahl = 1</condition></conditionalEventDefinition>'
const escalation = '<escalationEventDefinition escalationRef="X"/>'
const caught = (id: string, definition: string, attributes = ''): string =>
  `<intermediateCatchEvent id="${id}"${attributes}>${definition}</intermediateCatchEvent>`
const throwing = (id: string, definition: string): string =>
  `<intermediateThrowEvent id="${id}">${definition}</intermediateThrowEvent>`

/** Elements that stand alone in the sequence. */
export const alone = {
  script: (id: string) =>
    `<scriptTask id="${id}">${extension('<zeebe:script expression="=zahl" resultVariable="s"/>')}</scriptTask>`,
  pass: (id: string) => `<manualTask id="${id}"/>`,
  receive: (id: string) => `<receiveTask id="${id}" messageRef="N"/>`,
  condition: (id: string) => caught(id, condition),
  any: (id: string) => caught(id, `${message}${signal}${after(2)}`),
  all: (id: string) => caught(id, `${message}${signal}`, ' parallelMultiple="true"'),
  signal: (id: string) => throwing(id, signal),
  escalation: (id: string) => throwing(id, escalation),
  send: (id: string) => throwing(id, message),
  loop: (id: string) => `<userTask id="${id}"><standardLoopCharacteristics loopMaximum="2"/></userTask>`,
} as const

/** Several events of which the first counts; they meet at the gateway `close`. */
export function race(open: string, close: string): string {
  const events = [message, after(1), signal, condition].map((definition, index) =>
    caught(`${open}x${index}`, definition),
  )
  const ways = events.map((_event, index) => flow(open, `${open}x${index}`) + flow(`${open}x${index}`, close))
  return `<eventBasedGateway id="${open}"/>${events.join('')}<exclusiveGateway id="${close}"/>${ways.join('')}`
}

/** An event-based gateway that begins the case with one of two events, or with one and then the other; both lead to `to`. */
export function begunBy(to: string, how: 'exclusive' | 'parallel'): string {
  const gateway = `<eventBasedGateway id="${to}G" instantiate="true" eventGatewayType="${how === 'parallel' ? 'Parallel' : 'Exclusive'}"/>`
  const ways = [signal, message].map((definition, index) => {
    const id = `${to}${index}`
    return caught(id, definition) + flow(`${to}G`, id) + flow(id, to)
  })
  return `${gateway}${ways.join('')}<${how}Gateway id="${to}"/>`
}

export function link(from: string, to: string): string {
  const definition = `<linkEventDefinition name="${from}"/>`
  return throwing(from, definition) + caught(to, definition)
}

/** Event subprocesses for the inside of the scope `id`: some beside it, one that takes it over. */
export function eventSubprocesses(id: string): string {
  const one = (name: string, definition: string, interrupting: boolean, task = ''): string => {
    const way =
      task === ''
        ? flow(`${name}S`, `${name}E`)
        : `${task}${flow(`${name}S`, `${name}T`)}${flow(`${name}T`, `${name}E`)}`
    const start = `<startEvent id="${name}S" isInterrupting="${interrupting}">${definition}</startEvent>`
    return `<subProcess id="${name}" triggeredByEvent="true">${start}${way}<endEvent id="${name}E"/></subProcess>`
  }
  return [
    one(`${id}A`, signal, false),
    one(`${id}B`, twice, false, `<userTask id="${id}BT"/>`),
    one(`${id}C`, escalation, false),
    one(`${id}D`, message, true, `<userTask id="${id}DT"/>`),
  ].join('')
}

/** What follows `last` inside a scope: an error, terminating it, or the usual end, as `zahl` says. */
export function endings(id: string, last: string): string {
  const error = `<endEvent id="${id}F"><errorEventDefinition errorRef="F"/></endEvent>`
  const terminate = `<endEvent id="${id}T"><terminateEventDefinition/></endEvent>`
  const gateway = `<exclusiveGateway id="${id}G" default="${id}G_${id}E"/><endEvent id="${id}E">${signal}</endEvent>`
  const ways = `${flow(`${id}G`, `${id}F`, '=zahl = 0')}${flow(`${id}G`, `${id}T`, '=zahl = 1')}${flow(`${id}G`, `${id}E`)}`
  return `${error}${terminate}${gateway}${flow(last, `${id}G`)}${ways}`
}
