/** Writes the outputs that a step added to its multi-instances, and forgets those of multi-instances that are over. */
import type { Trx } from '../db/connect.ts'
import { chunks } from '../db/chunks.ts'
import type { Saving } from './save-step.ts'

export async function saveItems(trx: Trx, { town, before, step }: Saving): Promise<void> {
  const mine = { town: town.id, case_id: before.ref.id }
  const over = Object.keys(before.case.items)
    .map(Number)
    .filter((token) => !step.case.items[token])
  if (over.length > 0) await trx('items').where(mine).whereIn('token', over).delete()

  const added = step.events.filter((event) => event.type === 'item' && step.case.items[event.token] !== undefined)
  const rows = added.flatMap((event) =>
    event.type === 'item'
      ? [{ ...mine, token: event.token, index: event.index, value: JSON.stringify(event.value) }]
      : [],
  )
  for (const some of chunks(rows)) await trx('items').insert(some)
}
