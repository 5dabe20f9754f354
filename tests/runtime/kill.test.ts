import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { newCase as emptyCase, replay, type Event } from '../../engine/index.ts'
import type { Town } from '../../server/context.ts'
import type { Db } from '../../server/db/connect.ts'
import { createRuntime, verifyChain } from '../../server/runtime/index.ts'
import { onEachDatabase } from '../support/databases.ts'
import { busy } from './models.ts'
import { bpmn, countSent, deployed, silent, systemClock } from './support.ts'

const script = fileURLToPath(new URL('node-under-load.ts', import.meta.url))

/** Runs a node until it has acknowledged so much, kills it in the middle of its work, and returns what it had said. */
async function runAndKill(url: string, town: string, lines: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, url, town], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  const gone = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    if (said.length === lines) child.kill('SIGKILL')
  }
  const [code, signal] = (await gone) as [number | null, string | null]
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' })
  return said
}

const idsOf = (said: readonly string[], what: string): number[] =>
  said.filter((line) => line.startsWith(`${what} `)).map((line) => Number(line.split(' ')[1]))

async function replayed(db: Db, town: Town, id: number) {
  const payloads = await db('steps').where({ town: town.id, case_id: id }).orderBy('seq').pluck<string[]>('payload')
  return replay(
    emptyCase(String(id), 'busy:1'),
    payloads.flatMap((payload) => (JSON.parse(payload) as { events: Event[] }).events),
  )
}

onEachDatabase('a server that is killed', (open) => {
  test('loses nothing that it acknowledged, and what it left is done once after the restart', async () => {
    const { db, town, url } = await open()
    await deployed({ db, town, clock: systemClock }, 'busy', [bpmn(busy)])
    const said: string[] = []
    for (const lines of [10, 30]) said.push(...(await runAndKill(url, town.key, lines)))

    const stored = new Map(
      (await db('cases').where({ town: town.id }).select('id', 'status')).map(({ id, status }) => [id, status]),
    )
    for (const id of idsOf(said, 'started')) expect(stored.has(id), `case ${id} is there`).toBe(true)
    for (const id of idsOf(said, 'completed')) expect(stored.get(id), `case ${id}`).toBe('ended')

    // Two hours later: leases of the dead have ended, and every reminder is due.
    const clock = { now: () => new Date(Date.now() + 2 * 3_600_000).toISOString() }
    const runtime = createRuntime({ db, town, clock, log: silent, handlers: { 'test.send': countSent } })
    await runtime.drain()
    const later = { now: () => new Date(Date.now() + 4 * 3_600_000).toISOString() }
    await createRuntime({ db, town, clock: later, log: silent, handlers: { 'test.send': countSent } }).drain()

    const ids = [...stored.keys()]
    const sent = await db('notes').where({ town: town.id }).orderBy('case_id').pluck('case_id')
    expect(sent).toEqual(ids.toSorted((a, b) => a - b))
    const running = await db('cases').where({ town: town.id, status: 'running' }).orderBy('id').pluck<number[]>('id')
    expect(running.length).toBeGreaterThan(0)
    const reminded = await db('visits')
      .where({ town: town.id, element: 'Late', how: 'completed' })
      .orderBy('case_id')
      .pluck('case_id')
    expect(reminded).toEqual(running)
    for (const id of ids) expect((await runtime.load(id)).case).toEqual(await replayed(db, town, id))
    expect((await verifyChain(db, town)).breaks).toEqual([])
  }, 120_000)
})
