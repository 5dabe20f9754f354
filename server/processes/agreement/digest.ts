/** What an office agrees to, as one checksum: drawing, forms, rules and letters. */
import { createHash } from 'node:crypto'
import type { Context } from '../../context.ts'
import type { DraftHead } from '../drafts.ts'
import { lettersNow } from '../parts.ts'

/**
 * Told apart without reading the drawing: the draft has a checksum of what it changes, the version below it never changes,
 * and letters are in memory. Null when nobody can tell, because an older release saved it last.
 */
export function digestOf(
  context: Pick<Context, 'services'>,
  draft: Pick<DraftHead, 'process' | 'checksum'>,
  version: number,
): string | null {
  if (draft.checksum === '') return null
  const letters = lettersNow(context, draft.process, []).map(({ name, content }) => [name, content])
  return createHash('sha256')
    .update(JSON.stringify([draft.checksum, version, letters]))
    .digest('hex')
}
