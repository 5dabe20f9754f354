/** `laufzettel message` and `laufzettel signal`: what programs send over HTTP, by hand. */
import { addDuration, type Variables } from '../../engine/index.ts'
import { ZONE } from '../context.ts'
import { Message, Signal } from '../machine/schemas.ts'
import { makeLog, openContext, systemClock } from '../open.ts'
import type { Runtime } from '../runtime/index.ts'
import { readSettings } from '../settings.ts'
import { defineCommand, UsageError, type ExitCode } from './command.ts'
import { withTown } from './with-town.ts'

const common = `  --variables '{…}'   Variablen als JSON
  --by <name>         wer sendet; ohne Angabe: cli
  --db <Adresse>      andere Datenbank als die eingestellte`

const options = {
  variables: { type: 'string' },
  by: { type: 'string' },
  id: { type: 'string' },
  db: { type: 'string' },
} as const

export const message = defineCommand({
  name: 'message',
  usage: `laufzettel message <Name> [--key <Schlüssel>] [--variables '{…}'] [--ttl <Dauer>] [--id <Kennung>] [--db <Adresse>]

Veröffentlicht eine Nachricht: an den Vorgang, der darauf wartet, sonst an ein Startereignis; sonst wird sie aufgehoben.

  --key <Schlüssel>   wessen Nachricht es ist, zum Beispiel ein Aktenzeichen
  --ttl <Dauer>       wie lange sie aufgehoben wird, zum Beispiel P14D; ohne Angabe unbegrenzt
  --id <Kennung>      eine zweite Nachricht mit diesem Namen und dieser Kennung wird nicht beachtet
${common}

Ergebnis: 0 veröffentlicht, 2 der Aufruf ist falsch.`,
  options: { ...options, key: { type: 'string' }, ttl: { type: 'string' } },
  async run({ values, positionals }, io) {
    const { key = null, ttl: timeToLive, id: messageId } = values
    const given = { ...nameAnd(positionals, values.variables), key, timeToLive, messageId }
    const parsed = Message.safeParse(given)
    if (!parsed.success) throw new UsageError(sentences(parsed.error.issues))
    const { name, variables } = parsed.data
    const until = timeToLive === undefined ? null : addDuration(systemClock.now(), timeToLive, ZONE)
    const more = { ...(messageId !== undefined && { messageId }), ...(until !== null && { until }) }
    const code = await withRuntime(values.db, (runtime) =>
      runtime.publish({ name, key, variables, ...more }, values.by ?? 'cli'),
    )
    io.out(`Nachricht „${name}“ veröffentlicht.`)
    return code
  },
})

export const signal = defineCommand({
  name: 'signal',
  usage: `laufzettel signal <Name> [--variables '{…}'] [--id <Kennung>] [--db <Adresse>]

Sendet ein Signal an alle Vorgänge, die jetzt darauf warten, und an seine Startereignisse.

  --id <Kennung>      ein zweites Signal mit diesem Namen und dieser Kennung wird nicht beachtet
${common}

Ergebnis: 0 gesendet, 2 der Aufruf ist falsch.`,
  options,
  async run({ values, positionals }, io) {
    const { id: signalId } = values
    const parsed = Signal.safeParse({ ...nameAnd(positionals, values.variables), signalId })
    if (!parsed.success) throw new UsageError(sentences(parsed.error.issues))
    const { name, variables } = parsed.data
    const more = signalId === undefined ? {} : { signalId }
    const code = await withRuntime(values.db, (runtime) =>
      runtime.broadcast({ name, variables, ...more }, values.by ?? 'cli'),
    )
    io.out(`Signal „${name}“ gesendet.`)
    return code
  },
})

const sentences = (issues: readonly { readonly message: string }[]): string =>
  issues.map(({ message: says }) => says).join('\n')

function nameAnd(positionals: readonly string[], variables = '{}'): { name: string | undefined; variables: Variables } {
  const [name, ...others] = positionals
  if (others.length > 0) throw new UsageError('Bitte genau einen Namen angeben.')
  try {
    return { name, variables: JSON.parse(variables) as Variables }
  } catch {
    throw new UsageError('--variables ist kein lesbares JSON.')
  }
}

/** The runtime of the town; a server that runs beside it takes up what is sent. */
function withRuntime(url: string | undefined, work: (runtime: Runtime) => Promise<void>): Promise<ExitCode> {
  return withTown(url, async (db) => {
    const settings = readSettings(process.env)
    const { runtime } = await openContext(settings, { db, clock: systemClock, log: makeLog(settings.logLevel) })
    await work(runtime)
    return 0
  })
}
