/** What an office agrees to, as one checksum: drawing, forms, rules, letters and service. */
import { createHash } from 'node:crypto'
import type { DraftHead } from '../drafts.ts'

/** What is printed of it: enough to tell a signed sheet from another. */
export const shortDigest = (digest: string | null): string | null => digest?.slice(0, 8) || null

/**
 * Told apart without reading the drawing: the draft has a checksum of what it changes, and the version below it never
 * changes. Null when nobody can tell, because an older release saved it last.
 */
export function digestOf({ checksum }: Pick<DraftHead, 'checksum'>, version: number): string | null {
  if (checksum === '') return null
  return createHash('sha256')
    .update(JSON.stringify([checksum, version]))
    .digest('hex')
}
