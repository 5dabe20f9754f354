/** The commands of traces: an element's id stands for its oldest open wait. */
import {
  addDuration,
  type Case,
  type Command,
  type Instant,
  readInstant,
  type Variables,
  type Wait,
} from '../../engine/index.ts'

export const zone = 'Europe/Berlin'

/** What a line asks for: a command of the engine, or a later moment. */
export type Asked = { readonly command: Command } | { readonly now: Instant }

export function readCommand(line: string, now: Instant, at: Case): Asked {
  const [word = '', ...rest] = line.split(' ')
  const reader = readers[word]
  if (!reader) throw new Error(`a trace does not know the command "${line}"`)
  return reader({
    words: rest.filter((one) => !one.startsWith('by=')),
    variables: variablesOf(line),
    by: byOf(line),
    now,
    at,
  })
}

interface Line {
  readonly words: readonly string[]
  readonly variables: Variables
  readonly by: string | undefined
  readonly now: Instant
  readonly at: Case
}

const command = (one: Command): Asked => ({ command: one })
const reason = 'because'

const readers: Readonly<Record<string, (line: Line) => Asked>> = {
  advance: ({ words, now }) => ({ now: addDuration(now, words[0]!, zone)! }),
  now: ({ words }) => ({ now: readInstant(words[0]!, zone)! }),
  start: ({ words, variables }) => command(startOf(words, variables)),
  complete: (line) => resume(line, ['task']),
  job: (line) => resume(line, ['job', 'listener']),
  trigger: (line) => resume(line, ['timer', 'message', 'signal', 'condition']),
  resolve: (line) => resume(line, ['incident']),
  signal: ({ words, variables }) => command({ type: 'signal', name: words[0]!, variables }),
  error: ({ at, words, variables }) =>
    command({ type: 'throw', wait: waitOn(at, words[0]!, ['job', 'task']), code: words[1]!, variables }),
  escalate: ({ at, words, variables }) =>
    command({ type: 'throw', wait: waitOn(at, words[0]!, ['job']), code: words[1]!, escalation: true, variables }),
  fail: ({ at, words, now }) => {
    const [element, why, retries, later] = words
    const retryAt = later === undefined ? {} : { retryAt: addDuration(now, later, zone)! }
    const left = retries === undefined ? {} : { retries: Number(retries) }
    return command({
      type: 'fail',
      wait: waitOn(at, element!, ['job', 'listener', 'task']),
      problem: why!,
      ...left,
      ...retryAt,
    })
  },
  assign: ({ at, words, by = 'boss' }) =>
    command({ type: 'assign', wait: waitOn(at, words[0]!), to: words[1] === 'nobody' ? null : words[1]!, by }),
  plan: ({ at, words, by = 'boss' }) =>
    command({ type: 'plan', wait: waitOn(at, words[0]!, ['task']), ...dates(words.slice(1)), by }),
  suspend: ({ by = 'boss' }) => command({ type: 'suspend', by, reason }),
  continue: ({ by = 'boss' }) => command({ type: 'continue', by, reason }),
  set: ({ words, variables, by = 'boss' }) => command({ type: 'set', token: Number(words[0]), variables, by }),
  move: ({ words, by = 'boss' }) => {
    const to = words.indexOf('to')
    return command({ type: 'move', from: words.slice(0, to).map(Number), to: words.slice(to + 1), by })
  },
  activate: ({ words, by = 'boss' }) =>
    command({ type: 'activate', token: Number(words[0]), elements: words.slice(1), by }),
  cancel: ({ by = 'boss' }) => command({ type: 'cancel', by, reason }),
  migrate: ({ by = 'boss' }) => command({ type: 'migrate', to: 'other', mapping: {}, by }),
}

/** `start {…}`, or `start Event {…} key=7 definition=1`: the event happened and brought the variables. */
function startOf([at, ...rest]: readonly string[], variables: Variables): Command {
  if (at === undefined || at.startsWith('{')) return { type: 'start', variables }
  const said = (name: string) => rest.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1)
  const definition = Number(said('definition') ?? 0)
  return { type: 'start', at, definition, key: said('key') ?? null, variables: {}, received: variables }
}

function resume({ words, variables, by, at }: Line, kinds: readonly string[]): Asked {
  const wait = waitOn(at, words[0]!, kinds)
  return command({ type: 'resume', wait, variables, ...(by !== undefined && { by }) })
}

/** The oldest wait on an element, or 0, which no wait ever has. `#7` is the wait of that number, open or not. */
function waitOn(at: Case, element: string, kinds?: readonly string[]): number {
  if (element.startsWith('#')) return Number(element.slice(1))
  const fits = ({ on, until }: Wait): boolean => on === element && (kinds === undefined || kinds.includes(until.kind))
  return Object.values(at.waits).find(fits)?.id ?? 0
}

function dates(words: readonly string[]): { due?: Instant | null; followUp?: Instant | null } {
  const pairs = words.map((word) => word.split('=') as [string, string])
  return Object.fromEntries(pairs.map(([name, text]) => [name, text === 'none' ? null : readInstant(text, zone)]))
}

function variablesOf(line: string): Variables {
  const at = line.indexOf('{')
  return at < 0 ? {} : (JSON.parse(line.slice(at, line.lastIndexOf('}') + 1)) as Variables)
}

function byOf(line: string): string | undefined {
  return / by=(\w+)/.exec(line)?.[1]
}
