/** New post: what citizens sent to running cases and nobody of the office has looked at since. */
import type { Staff } from '../access/index.ts'
import type { Context } from '../context.ts'
import type { Instant } from '../../engine/index.ts'
import { casesFor } from '../records/case-row.ts'

export interface PostRow {
  readonly document: string
  readonly document_title: string
  readonly created_at: Instant
  readonly number: string
  readonly title: string
}

/** Unread documents, the oldest first; papers that came with the application itself are not post. */
export async function newPost(context: Context, staff: Staff): Promise<readonly PostRow[]> {
  const { db } = context
  return casesFor(context, staff)
    .join('documents as d', (join) => join.on('d.town', 'cases.town').andOn('d.case_id', 'cases.id'))
    .where({ 'cases.status': 'running', 'd.created_by': 'citizen' })
    .whereRaw('d.created_at > cases.received_at')
    .whereNotExists(
      db('access').whereRaw('access.town = cases.town and access.case_id = cases.id and access.at >= d.created_at'),
    )
    .orderBy('d.id')
    .select(
      'd.number as document',
      'd.title as document_title',
      'd.created_at',
      'cases.number',
      'cases.title',
    ) as unknown as Promise<PostRow[]>
}
