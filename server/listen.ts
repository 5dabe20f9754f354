/** Listens, runs timers and jobs in the background, and stops cleanly on Ctrl-C or SIGTERM. */
import type { Server } from 'node:http'
import { app } from './app.ts'
import { checkpointWhenDue } from './audit/daily.ts'
import type { Context } from './context.ts'
import { takeSnapshot } from './ratings/snapshots.ts'
import { remind } from './ratings/surveys.ts'
import { purgeDrafts } from './records/drafts.ts'
import { cleanUp } from './runtime/index.ts'
import { follow } from './services/services.ts'

const HOUR = 60 * 60 * 1000
const MINUTE = 60 * 1000

/**
 * Serves until the process is told to stop; resolves after everything is closed. `listening` is called once
 * the pages can be reached. Throws when the port is taken.
 */
export async function listen(context: Context, listening?: () => void): Promise<void> {
  const { settings, log } = context
  const server = await bind(context)
  const runtime = context.runtime.run()
  const unfollow = follow(context)
  const purge = (): void =>
    void purgeDrafts(context).catch((error: unknown) => log.error({ err: error }, 'old drafts were not deleted'))
  const keepMonth = (): void =>
    void takeSnapshot(context).catch((error: unknown) => log.error({ err: error }, 'the month that ended was not kept'))
  const remindOffices = (): void =>
    void remind(context).catch((error: unknown) => log.error({ err: error }, 'offices were not reminded'))
  const clean = (): void =>
    void cleanUp(context).catch((error: unknown) => log.error({ err: error }, 'old rows were not taken away'))
  const hourly = (): void => {
    purge()
    clean()
    keepMonth()
    remindOffices()
  }
  hourly()
  const cleaning = setInterval(hourly, HOUR)
  const signing = everyMinute(context)

  log.info({ address: settings.publicUrl, town: context.town.key }, 'serving')
  listening?.()
  await stopSignal()
  clearInterval(cleaning)
  clearInterval(signing)
  unfollow()
  log.info('stopping')
  await close(server)
  await runtime.stop()
  await context.db.destroy()
}

/** Looks each minute, from now on, whether the checkpoint of the day is due. */
function everyMinute(context: Context): NodeJS.Timeout {
  let busy = false
  const look = async (): Promise<void> => {
    if (busy) return
    busy = true
    await checkpointWhenDue(context).catch((error: unknown) =>
      context.log.error({ err: error }, 'the checkpoint of the day was not made; it is tried again in a minute'),
    )
    busy = false
  }
  void look()
  return setInterval(() => void look(), MINUTE)
}

function bind(context: Context): Promise<Server> {
  const { port, host } = context.settings
  return new Promise((resolve, reject) => {
    const server = app(context).listen(port, host, (error?: Error) =>
      error ? reject(describe(error, port)) : resolve(server),
    )
  })
}

function describe(error: Error & { code?: string }, port: number): Error {
  if (error.code !== 'EADDRINUSE') return error
  return new Error(`Port ${port} is taken. Stop what uses it or choose another: PORT=3001 npm start`)
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 3000).unref()
  })
}
