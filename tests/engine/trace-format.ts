/** Traces as text: a command a line (`> complete Pruefen {"ok":true}`), then the events it caused, one line each. */
import type { Event, Until } from '../../engine/index.ts'

export interface Block {
  readonly command: string
  readonly outcome: readonly string[]
}

export interface Trace {
  /** Comments and settings before the first command. */
  readonly head: readonly string[]
  readonly blocks: readonly Block[]
}

export function parseTrace(text: string): Trace {
  const head: string[] = []
  const blocks: { command: string; outcome: string[] }[] = []
  for (const line of text.split('\n')) {
    if (line.startsWith('> ')) blocks.push({ command: line.slice(2).trim(), outcome: [] })
    else if (blocks.length === 0) head.push(line)
    else if (line.trim() !== '') blocks.at(-1)!.outcome.push(line.trim())
  }
  return { head, blocks }
}

export function formatTrace({ head, blocks }: Trace): string {
  const text = blocks.map(({ command, outcome }) => [`> ${command}`, ...outcome.map((line) => `  ${line}`)].join('\n'))
  return `${[...head, ...text].join('\n').trim()}\n`
}

/** One event as a line: its number, its type, and what it says. */
export function formatEvent(event: Event): string {
  return `${event.seq} ${event.type} ${says(event)}`.trim()
}

function says(one: Event): string {
  switch (one.type) {
    case 'started':
      return one.start ?? ''
    case 'entered':
      return [
        one.element,
        one.index === undefined ? '' : `no ${one.index}`,
        one.scope === null ? '' : `in ${one.scope}`,
        one.via ? `via ${one.via}` : '',
        one.called ? `called as ${one.model}` : '',
      ]
        .filter(Boolean)
        .join(' ')
    case 'phase':
      return `${one.token} ${one.phase}`
    case 'left':
      return `${one.token} ${one.element} ${one.how}`
    case 'waiting':
      return `${one.token} on ${one.on}: ${formatUntil(one.until)}`
    case 'resumed':
      return `${one.wait}${one.by === null ? '' : ` by ${one.by}`}`
    case 'disarmed':
      return String(one.wait)
    case 'changed':
      return `${one.wait}: ${formatUntil(one.until)}${one.by === null ? '' : ` by ${one.by}`}`
    case 'set':
      return `${one.token} ${JSON.stringify(one.variables)}${one.by === undefined ? '' : ` by ${one.by}`}`
    default:
      return JSON.stringify(one, (name, value: unknown) => (['seq', 'at', 'type'].includes(name) ? undefined : value))
  }
}

/** Only what differs from the usual is written. */
function formatUntil(until: Until): string {
  if (until.kind === 'task')
    return `task ${JSON.stringify(withoutEmpty({ ...until, priority: until.priority === 50 ? null : until.priority }))}`
  if (until.kind === 'incident') {
    const { problem, held } = until
    const names = problem.names ? ` sees ${problem.names.join(',')}` : ''
    const wait = held.wait ? ` held wait on ${held.wait.on}` : ''
    const variables = Object.keys(held.variables).length > 0 ? ` received ${JSON.stringify(held.variables)}` : ''
    return `incident ${problem.code} while ${held.phase}${wait}${variables} "${problem.message}"${names}`
  }
  if (until.kind === 'listener') {
    const { event, topic, retries, held } = until
    const task = held.wait ? ` held ${formatUntil(held.wait.until)}` : ''
    const received = Object.keys(held.variables).length > 0 ? ` received ${JSON.stringify(held.variables)}` : ''
    return `listener ${event} ${topic} (${retries}) while ${held.phase}${task}${received}`
  }
  const { kind, ...rest } = until
  return `${kind} ${JSON.stringify(rest)}`
}

function withoutEmpty(table: object): object {
  const said = Object.entries(table).filter(
    ([name, value]) => name !== 'kind' && value !== null && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(said)
}
