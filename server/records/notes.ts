/** Vermerke: dated, signed, never changed; there is no code that updates or deletes one. */
import type { Knex } from 'knex'
import type { Context } from '../context.ts'
import type { Instant } from '../../engine/index.ts'

export interface Note {
  readonly id: number
  readonly at: Instant
  readonly author: string
  readonly text: string
}

export async function addNote(
  trx: Knex,
  { town, clock }: Pick<Context, 'town' | 'clock'>,
  caseId: number,
  author: string,
  text: string,
): Promise<void> {
  await trx('notes').insert({ town: town.id, case_id: caseId, at: clock.now(), author, text })
}

export const notesOf = ({ db, town }: Pick<Context, 'db' | 'town'>, caseId: number): Promise<readonly Note[]> =>
  db('notes').where({ town: town.id, case_id: caseId }).orderBy('id').select('id', 'at', 'author', 'text')
