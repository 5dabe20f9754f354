import { expect, test } from 'vitest'
import { Refusal } from '../../engine/index.ts'
import { Outdated } from '../../server/db/transactions.ts'
import { loadCase } from '../../server/runtime/store/cases.ts'
import { storeOf } from '../../server/runtime/store/store.ts'
import { worldsOf } from '../../server/runtime/world.ts'
import { onEachDatabase } from '../support/databases.ts'
import { desk } from './models.ts'
import { bench, newCase, waitOn } from './support.ts'

onEachDatabase('two at once', (open) => {
  test('of two completions of one task exactly one wins, on one node', async () => {
    const { runtime } = await bench(await open(), { desk })
    const ref = await runtime.start(newCase('desk'), 'ada')
    const command = { type: 'resume', wait: await waitOn(runtime, ref.id, 'Check'), variables: {} } as const
    const results = await Promise.allSettled([
      runtime.send(ref.id, command, 'ada'),
      runtime.send(ref.id, command, 'bo'),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = results.find((result) => result.status === 'rejected')
    expect(lost?.reason).toBeInstanceOf(Refusal)
    // The winner has ended the case.
    expect(lost?.reason.code).toBe('case-ended')
  })

  test('of many completions on two nodes exactly one wins, and its rows are there once', async () => {
    const { runtime, again, db, town } = await bench(await open(), { desk })
    const nodes = [runtime, again()]
    const ref = await runtime.start(newCase('desk'), 'ada')
    const command = { type: 'resume', wait: await waitOn(runtime, ref.id, 'Check'), variables: {} } as const
    const note = async (trx: typeof db) =>
      trx('notes').insert({ town: town.id, case_id: ref.id, at: '-', author: '-', text: 'done' })
    const tries = Array.from({ length: 8 }, (_, i) =>
      nodes[i % 2]!.send(ref.id, command, `user-${i}`, async (trx) => void (await note(trx))),
    )
    const results = await Promise.allSettled(tries)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db('notes').where({ town: town.id })).toHaveLength(1)
    expect(await db('steps').where({ town: town.id, case_id: ref.id })).toHaveLength(2)
  })

  test('a node that loses the race steps again on what the other one wrote', async () => {
    const { runtime, again } = await bench(await open(), { desk })
    const nodes = [runtime, again()]
    const ref = await runtime.start(newCase('desk'), 'ada')
    const root = Object.values((await runtime.load(ref.id)).case.tokens)[0]!
    const names = Array.from({ length: 10 }, (_, i) => `x${i}`)
    await Promise.all(
      names.map((name, i) =>
        nodes[i % 2]!.send(ref.id, { type: 'set', token: root.id, variables: { [name]: i }, by: 'ada' }, 'ada'),
      ),
    )
    const { case: state } = await runtime.load(ref.id)
    expect(state.tokens[root.id]?.variables).toMatchObject(Object.fromEntries(names.map((name, i) => [name, i])))
  })

  test('a step on a case that has moved on is not saved', async () => {
    const { runtime, db, town, clock } = await bench(await open(), { desk })
    const ref = await runtime.start(newCase('desk'), 'ada')
    const stored = await loadCase(db, town, ref.id)
    const wait = await waitOn(runtime, ref.id, 'Check')
    await runtime.send(ref.id, { type: 'assign', wait, to: 'ada', by: 'ada' }, 'ada')

    const deployed = await worldsOf(db, town).of(stored.deployment)
    const alone = { cases: new Map([[ref.id, { stored, deployed }]]), now: () => clock.now() }
    const command = { type: 'resume', wait, variables: {} } as const
    const late = { town: town.id, commands: [{ caseId: ref.id, command, actor: 'bo' }] }
    const [outcome] = await storeOf(db)
      .commit(alone, [late])
      .catch((error: unknown) => [{ error }])
    expect(outcome).toMatchObject({ error: expect.any(Outdated) })
    expect((await runtime.load(ref.id)).case.status).toBe('running')
  })

  test('cases started at once get numbers without gaps', async () => {
    const { runtime, again } = await bench(await open(), { desk })
    const nodes = [runtime, again()]
    const refs = await Promise.all(Array.from({ length: 12 }, (_, i) => nodes[i % 2]!.start(newCase('desk'), 'ada')))
    const counted = refs.map(({ number }) => Number(number.split('-')[2])).sort((a, b) => a - b)
    expect(counted).toEqual(Array.from({ length: 12 }, (_, i) => i + 1))
  })
})
