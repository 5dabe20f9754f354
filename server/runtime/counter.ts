/** Numbers without gaps: a counter row moves in the transaction that uses the number. */
import type { Trx } from '../db/connect.ts'

/** The next number of a counter of the town, from 1. Holds the counter's row until the transaction ends. */
export async function nextNumber(trx: Trx, town: number, name: string): Promise<number> {
  const [row] = await trx('counters')
    .insert({ town, name, value: 1 })
    .onConflict(['town', 'name'])
    .merge({ value: trx.raw('counters.value + 1') })
    .returning<{ value: number }[]>('value')
  if (!row) throw new Error(`counter ${name} gave no number`)
  return row.value
}
