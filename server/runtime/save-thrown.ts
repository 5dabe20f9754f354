/** What a step throws at others leaves the house with its commit: messages and signals as rows, in the order of throwing. */
import type { Trx } from '../db/connect.ts'
import { insertBroadcast } from './broadcasts.ts'
import type { Saving } from './save-step.ts'

export async function saveThrown(trx: Trx, { town, before, step, actor }: Saving): Promise<void> {
  for (const event of step.events) {
    if (event.type !== 'threw') continue
    const { what, variables, at } = event
    const thrownBy = before.ref.id
    if (what.kind === 'signal') await insertBroadcast(trx, town.id, { name: what.name, variables, at, thrownBy, actor })
    if (what.kind !== 'message') continue
    await trx('messages').insert({
      town: town.id,
      name: what.name,
      correlation: what.key,
      variables: JSON.stringify(variables),
      published_at: at,
      published_by: actor,
    })
  }
}
