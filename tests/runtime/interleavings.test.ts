import { expect, test } from 'vitest'
import { Refusal } from '../../engine/index.ts'
import { isPostgres } from '../../server/db/connect.ts'
import { createRuntime, verifyChain, type Runtime } from '../../server/runtime/index.ts'
import { doJobs } from '../../server/runtime/jobs.ts'
import { describedBy, homeOfNone } from '../../server/runtime/newborn.ts'
import { notifier } from '../../server/runtime/notifier.ts'
import type { Parts } from '../../server/runtime/parts.ts'
import { runtimeOf } from '../../server/runtime/runtime.ts'
import { casesOf } from '../../server/runtime/store/cases.ts'
import { fireTimers } from '../../server/runtime/timers.ts'
import { worldsOf } from '../../server/runtime/world.ts'
import { onEachDatabase } from '../support/databases.ts'
import { twoNodes, type Nodes } from './interleavings.ts'
import { busy, desk, papersLater } from './models.ts'
import { bpmn, clockAt, countSent, deployed, newCase, silent, waitOn, waitsOf } from './support.ts'

onEachDatabase('two nodes in every order of their moves', (open) => {
  /** A town with these processes, and a runtime on each of two nodes. */
  async function nodesWith(diagrams: Readonly<Record<string, string>>) {
    const { db, town, url } = await open()
    const clock = clockAt()
    for (const [process, xml] of Object.entries(diagrams)) await deployed({ db, town, clock }, process, [bpmn(xml)])
    const nodes = twoNodes(url)
    const runtimes = nodes.dbs.map((one) => createRuntime({ db: one, town, clock, log: silent })) as [Runtime, Runtime]
    return { nodes, runtimes, db, town }
  }

  async function withNodes(
    diagrams: Readonly<Record<string, string>>,
    use: (made: Awaited<ReturnType<typeof nodesWith>>) => Promise<void>,
  ): Promise<void> {
    const made = await nodesWith(diagrams)
    await use(made).finally(() => made.nodes.close())
  }

  /** On PostgreSQL every move takes longer, and the orders of the moves are the same: there one interruption has to do. */
  const explore = async ({ dbs, explore }: Nodes, play: Parameters<Nodes['explore']>[1]): Promise<void> => {
    // With fewer there would have been nothing to interleave.
    expect(await explore(isPostgres(dbs[0]) ? 1 : 2, play)).toBeGreaterThan(3)
  }

  test('of two completions of one task one wins, the other is refused, and the trail is whole', async () => {
    await withNodes({ desk }, async ({ nodes, runtimes: [one, two], db, town }) => {
      await explore(nodes, async (inOrder) => {
        const { id } = await one.start(newCase('desk'), 'ada')
        const command = { type: 'resume', wait: await waitOn(one, id, 'Check'), variables: {} } as const
        await waitOn(two, id, 'Check')
        const refused: unknown[] = []
        const complete = (runtime: Runtime) => () =>
          runtime.send(id, command, 'ada').catch((error: unknown) => refused.push(error))
        await inOrder(complete(one), complete(two))
        expect(refused).toEqual([expect.any(Refusal)])
        expect(await db('steps').where({ town: town.id, case_id: id })).toHaveLength(2)
        expect((await verifyChain(db, town, id)).breaks).toEqual([])
      })
    })
  })

  test('two changes of one case are both there, whoever was first', async () => {
    await withNodes({ desk }, async ({ nodes, runtimes: [one, two] }) => {
      await explore(nodes, async (inOrder) => {
        const { id } = await one.start(newCase('desk'), 'ada')
        const root = Number(Object.keys((await two.load(id)).case.tokens)[0])
        const set = (runtime: Runtime, name: string) => () =>
          runtime.send(id, { type: 'set', token: root, variables: { [name]: name }, by: 'ada' }, 'ada')
        await inOrder(set(one, 'a'), set(two, 'b'))
        expect((await one.load(id)).case.tokens[root]?.variables).toMatchObject({ a: 'a', b: 'b' })
      })
    })
  })

  test('a message and who begins to wait for it at the same moment never miss each other', async () => {
    await withNodes({ 'papers-later': papersLater }, async ({ nodes, runtimes: [one, two], db, town }) => {
      await explore(nodes, async (inOrder) => {
        const { id, number } = await one.start(newCase('papers-later'), 'ada')
        const command = { type: 'resume', wait: await waitOn(one, id, 'First'), variables: {} } as const
        const message = { name: 'papers', key: number, variables: { page: 1 } }
        await inOrder(
          () => one.send(id, command, 'ada'),
          () => two.publish(message, 'citizen'),
        )
        expect(await waitsOf(one, id)).toEqual(['Check task'])
        expect(await db('messages').where({ town: town.id })).toEqual([])
      })
    })
  })

  test('of two messages for one wait one is received and the other kept', async () => {
    await withNodes({ 'papers-later': papersLater }, async ({ nodes, runtimes: [one, two], db, town }) => {
      await explore(nodes, async (inOrder) => {
        const { id, number } = await one.start(newCase('papers-later'), 'ada')
        await one.send(id, { type: 'resume', wait: await waitOn(one, id, 'First'), variables: {} }, 'ada')
        const publish = (runtime: Runtime, page: number) => () =>
          runtime.publish({ name: 'papers', key: number, variables: { page } }, 'citizen')
        await inOrder(publish(one, 1), publish(two, 2))
        expect(await waitsOf(two, id)).toEqual(['Check task'])
        expect(await db('messages').where({ town: town.id, correlation: number })).toHaveLength(1)
        await db('messages').where({ town: town.id }).delete()
      })
    })
  })

  // Every lease of one is over for the other before it has begun: worse than any difference of a few seconds.
  test('whose clocks differ by more than a lease both do what is due, and the result of one counts', async () => {
    const { db, town, url } = await open()
    const clock = clockAt()
    const ahead = { now: () => new Date(Date.parse(clock.now()) + 61_000).toISOString() }
    await deployed({ db, town, clock }, 'busy', [bpmn(busy)])
    const nodes = twoNodes(url)
    const parts = nodes.dbs.map((own, index): Parts => {
      const mine = { db: own, town, clock: index === 0 ? clock : ahead, log: silent, worlds: worldsOf(own, town) }
      const work = { handlers: { 'test.send': countSent }, deliver: {}, describe: describedBy(homeOfNone) }
      return { ...mine, ...work, cases: casesOf(mine), notifier: notifier() }
    }) as [Parts, Parts]
    const [one, two] = parts
    const runtime = runtimeOf(one)
    for (const [first, second] of [parts, [two, one] as const]) {
      const played = await nodes.explore(1, async (inOrder) => {
        clock.set('2026-01-05T07:00:00.000Z')
        const { id } = await runtime.start(newCase('busy'), 'ada')
        await inOrder(
          () => doJobs(first),
          () => doJobs(second),
        )
        expect(await db('notes').where({ town: town.id, case_id: id })).toHaveLength(1)
        expect(await waitsOf(runtime, id)).toEqual(['Check task', 'Late timer'])
        clock.set('2026-01-05T09:00:00.000Z')
        await inOrder(
          () => fireTimers(first),
          () => fireTimers(second),
        )
        expect(await db('visits').where({ town: town.id, case_id: id, element: 'Reminded' })).toHaveLength(1)
      })
      expect(played).toBeGreaterThan(6)
    }
    expect((await verifyChain(db, town)).breaks).toEqual([])
    await nodes.close()
  })
})
