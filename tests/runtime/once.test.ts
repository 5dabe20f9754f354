import { expect, test } from 'vitest'
import { once } from '../../server/runtime/index.ts'
import { onEachDatabase } from '../support/databases.ts'
import { desk } from './models.ts'
import { bench, newCase, waitOn, type Bench } from './support.ts'

const cases = async ({ db, town }: Bench): Promise<number> => (await db('cases').where({ town: town.id })).length

onEachDatabase('a command that a client repeats', (open) => {
  test('is carried out once, and the repetition hears which case it was', async () => {
    const at = await bench(await open(), { desk })
    const start = () => once(at, 'form 17', (also) => at.runtime.start(newCase('desk'), 'citizen', also))
    const first = await start()
    expect(first).toMatchObject({ repeated: false })
    expect(await start()).toEqual({ repeated: true, caseId: first.caseId })
    expect(await cases(at)).toBe(1)
  })

  test('is carried out once when both are under way at the same time on two servers', async () => {
    const at = await bench(await open(), { desk })
    const nodes = [at.runtime, at.again(), at.again()]
    const answers = await Promise.all(
      nodes.map((node) => once(at, 'form 18', (also) => node.start(newCase('desk'), 'citizen', also))),
    )
    expect(new Set(answers.map(({ caseId }) => caseId)).size).toBe(1)
    expect(await cases(at)).toBe(1)
  })

  test('is not told "too late" about what it has done itself', async () => {
    const at = await bench(await open(), { desk })
    const { id } = await at.runtime.start(newCase('desk'), 'citizen')
    const wait = await waitOn(at.runtime, id, 'Check')
    const complete = (key: string) =>
      once(at, key, (also) => at.runtime.send(id, { type: 'resume', wait, variables: {}, by: 'ada' }, 'ada', also))
    expect([(await complete('click 1')).repeated, (await complete('click 1')).repeated]).toEqual([false, true])
    await expect(complete('click 2')).rejects.toMatchObject({ code: 'case-ended' })
  })

  test('a signal with an id of its own is thrown once', async () => {
    const at = await bench(await open(), { desk })
    // Nobody brings it anywhere: the rows that are left say how many there were.
    const before = at.db('received_commands').where({ town: at.town.id })
    for (let i = 0; i < 2; i++)
      await at.runtime.broadcast({ name: 'storm', variables: {}, signalId: 'storm 3' }, 'system')
    expect(await before.clone().pluck('key')).toEqual(['signal storm storm 3'])
  })
})
