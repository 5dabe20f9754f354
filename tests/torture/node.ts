/** A node without pages: does what the clients ask and what is due by itself, until somebody kills it. */
import { Refusal, type Clock } from '../../engine/index.ts'
import { connect } from '../../server/db/connect.ts'
import { createRuntime, enqueue, once, openTown, type JobHandler, type Runtime } from '../../server/runtime/index.ts'
import pino from 'pino'
import { newCase, silent } from '../runtime/support.ts'
import { fastNow, type Answer, type Ask, type Asked, type NodeOptions } from './protocol.ts'

/** Where nodes write what went wrong: it is much, and only of use to whoever looks for the reason of a loss. */
const file = process.env['TORTURE_LOG']
const log = file ? pino({ level: 'warn' }, pino.destination({ dest: file, sync: true })) : silent

/** How often a node looks for what is due: its clock runs faster than the loop's own sleep knows. */
const LOOK = 150

const send = (message: unknown): void => void process.send?.(message)

/** Leaves a note with the completion, and something for the outbox. */
const note =
  (clock: Clock): JobHandler =>
  async ({ element, ref }) => ({
    variables: {},
    also: async (trx, { id }) => {
      const { town } = (await trx('cases').where({ id }).first<{ town: number }>('town'))!
      await trx('notes').insert({ town, case_id: id, at: '-', author: element, text: ref.number })
      const post = { caseId: id, kind: 'torture', receiver: `case ${id}`, payload: { element }, at: clock.now() }
      await enqueue(trx, town, post)
    },
  })

interface Opened {
  carryOut(ask: Ask): Promise<number | null>
  stop(): Promise<void>
}

async function open(options: NodeOptions): Promise<Opened> {
  const db = connect(options.url)
  const town = await openTown(db, options.town)
  const clock = { now: () => fastNow(options) }
  const handlers = { 'torture.send': note(clock) }
  const deliver = { torture: async (_payload: unknown, id: number) => send({ delivered: id }) }
  const runtime = createRuntime({ db, town, clock, log, handlers, deliver })
  const loop = runtime.run()
  let looking = Promise.resolve<unknown>(null)
  const timer = setInterval(() => {
    looking = looking.then(() => runtime.drain()).catch(() => null)
  }, LOOK)
  return {
    carryOut: (ask) => carryOut({ db, town, clock }, runtime, ask),
    async stop() {
      clearInterval(timer)
      await looking
      await loop.stop()
      await db.destroy()
    },
  }
}

async function carryOut(context: Parameters<typeof once>[0], runtime: Runtime, ask: Ask): Promise<number | null> {
  switch (ask.kind) {
    case 'start': {
      const { process, variables } = ask
      return (await once(context, ask.key, (also) => runtime.start(newCase(process, { variables }), 'citizen', also)))
        .caseId
    }
    case 'complete': {
      const command = { type: 'resume', wait: ask.wait, variables: ask.variables, by: 'ada' } as const
      return (await once(context, ask.key, (also) => runtime.send(ask.id, command, 'ada', also))).caseId
    }
    case 'assign': {
      const command = { type: 'assign', wait: ask.wait, to: ask.key, by: 'ada' } as const
      return (await once(context, ask.key, (also) => runtime.send(ask.id, command, 'ada', also))).caseId
    }
    case 'message':
      await runtime.publish({ name: 'papers', key: ask.to, messageId: ask.key, variables: ask.variables }, 'citizen')
      return null
    case 'signal':
      await runtime.broadcast({ name: 'news', signalId: ask.key, variables: ask.variables }, 'system')
      return null
    case 'task': {
      const { case: state } = await runtime.load(ask.id)
      return Object.values(state.waits).find(({ until }) => until.kind === 'task')?.id ?? null
    }
  }
}

const answerTo = (error: unknown): Answer =>
  error instanceof Refusal
    ? { done: false, refused: error.code }
    : { done: false, unknown: error instanceof Error ? error.message : String(error) }

let opened: Promise<Opened> | null = null

// Loaded and waiting: a node that takes over begins at once.
process.on('message', (message: NodeOptions | Asked | 'stop') => {
  if (message === 'stop') void opened?.then((node) => node.stop()).finally(() => process.exit(0))
  else if ('url' in message) void begin(message)
  else void answer(message)
})

function begin(options: NodeOptions): void {
  opened = open(options)
  opened.then(
    () => send('open'),
    () => process.exit(3),
  )
}

async function answer({ n, ask }: Asked): Promise<void> {
  try {
    const value = (await (await opened)?.carryOut(ask)) ?? null
    send({ n, answer: { done: true, value } satisfies Answer })
  } catch (error) {
    send({ n, answer: answerTo(error) })
  }
}

process.on('disconnect', () => process.exit(0))
send('loaded')
