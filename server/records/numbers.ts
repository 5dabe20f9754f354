/** Numbers that people read aloud, counted up without gaps in the transaction that uses them. */
import type { Knex } from 'knex'
import type { Town } from '../context.ts'
import type { Trx } from '../db/connect.ts'
import { nextNumber } from '../runtime/counter.ts'

/** The next value of a town's counter, beginning with 1. `trx` must be a transaction. */
export const nextValue = (trx: Knex, town: Pick<Town, 'id'>, name: string): Promise<number> =>
  nextNumber(trx as Trx, town.id, name)

/** `D-000017` */
export const numbered = (letter: string, value: number): string => `${letter}-${String(value).padStart(6, '0')}`
