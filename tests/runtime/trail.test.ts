import { expect, test } from 'vitest'
import { verifyChain } from '../../server/runtime/index.ts'
import { onEachDatabase, type Open } from '../support/databases.ts'
import { desk } from './models.ts'
import { bench, newCase, waitOn, type Bench } from './support.ts'

onEachDatabase('the trail', (open) => {
  test('verifies, and says how much was looked at', async () => {
    const { db, town } = await twoCases(open)
    expect(await verifyChain(db, town)).toEqual({ cases: 2, steps: 4, breaks: [] })
  })

  test('still verifies when a payload and its salt have been erased', async () => {
    const { db, town, id } = await twoCases(open)
    await db('steps').where({ town: town.id, case_id: id }).update({ payload: null, salt: null })
    expect((await verifyChain(db, town, id)).breaks).toEqual([])
  })

  test('shows a payload that was changed', async () => {
    const { db, town, id, seqs } = await twoCases(open)
    await db('steps')
      .where({ town: town.id, case_id: id, seq: seqs[1]! })
      .update({ payload: '{"command":{},"events":[]}' })
    expect((await verifyChain(db, town)).breaks).toEqual([{ caseId: id, seq: seqs[1], why: 'payload' }])
  })

  test('shows who acted when that was changed', async () => {
    const { db, town, id, seqs } = await twoCases(open)
    await db('steps').where({ town: town.id, case_id: id, seq: seqs[1]! }).update({ actor: 'eve' })
    expect((await verifyChain(db, town)).breaks).toEqual([{ caseId: id, seq: seqs[1], why: 'hash' }])
  })

  test('shows a step that was taken out', async () => {
    const { db, town, id, seqs } = await twoCases(open)
    await db('steps').where({ town: town.id, case_id: id, seq: seqs[1]! }).delete()
    expect((await verifyChain(db, town)).breaks).toEqual([{ caseId: id, seq: seqs[2], why: 'link' }])
  })

  test('shows a tail that was cut off', async () => {
    const { db, town, id, seqs } = await twoCases(open)
    await db('steps').where({ town: town.id, case_id: id, seq: seqs[2]! }).delete()
    expect((await verifyChain(db, town)).breaks).toEqual([{ caseId: id, seq: null, why: 'head' }])
  })
})

async function twoCases(open: Open): Promise<Bench & { readonly id: number; readonly seqs: number[] }> {
  const made = await bench(await open(), { desk })
  const { runtime, db, town } = made
  await runtime.start(newCase('desk'), 'ada')
  const { id } = await runtime.start(newCase('desk'), 'ada')
  const wait = await waitOn(runtime, id, 'Check')
  await runtime.send(id, { type: 'assign', wait, to: 'ada', by: 'ada' }, 'ada')
  await runtime.send(id, { type: 'resume', wait, variables: { name: 'Rex' } }, 'ada')
  return { ...made, id, seqs: await db('steps').where({ town: town.id, case_id: id }).orderBy('seq').pluck('seq') }
}
