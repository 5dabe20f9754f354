/** The world of a random process, which must have nothing that keeps it from running. */
import { expect } from 'vitest'
import { processFor, type Begins, type Block } from './random-process.ts'
import { compile, type World } from '../../../engine/index.ts'

export const monday = '2026-03-02T07:00:00.000Z'

export async function worldOf(block: Block, begins: Begins = 'plain'): Promise<World> {
  const { models, problems } = await compile(processFor(block, begins), { id: 'm' })
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  return {
    models: Object.fromEntries(models.map((model) => [model.id, model])),
    latest: Object.fromEntries(models.map(({ process, id }) => [process, id])),
    decisions: {},
    calendars: {},
    zone: 'Europe/Berlin',
  }
}
