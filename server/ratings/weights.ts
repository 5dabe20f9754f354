/** Weights and yearly hours by which the town sets priorities. Every change stays; the latest holds. */
import { z } from 'zod'
import { usualWeights, type Benefit } from '../../analysis/index.ts'
import type { Context } from '../context.ts'

const Weight = z.object({ value: z.number().min(0).max(100), reason: z.string().trim().min(3) })
export const PriorityInput = z.object({
  weights: z.object({ effort: Weight, visits: Weight, breaks: Weight, duty: Weight } satisfies Record<
    Benefit,
    typeof Weight
  >),
  hours: z.number().min(0).max(100_000),
})

export type Priorities = z.infer<typeof PriorityInput>

/** Hours a year that a town of this size may have for changes: an assumption to be replaced. */
export const usualPriorities: Priorities = { weights: usualWeights, hours: 400 }

type Source = Pick<Context, 'db' | 'town'>

export async function weightsOf({ db, town }: Source): Promise<Priorities> {
  const row = await db('weights')
    .where({ town: town.id })
    .orderBy('id', 'desc')
    .first<{ data: string } | undefined>('data')
  return row ? PriorityInput.parse(JSON.parse(row.data)) : usualPriorities
}

export async function saveWeights({ db, town }: Source, data: Priorities, at: string, author: string): Promise<void> {
  await db('weights').insert({ town: town.id, data: JSON.stringify(PriorityInput.parse(data)), at, author })
}
