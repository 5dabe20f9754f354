/** A checkpoint says, signed, how far the cases had come: of each case that went on since the last one its head. Checkpoints are a chain too. */
import { createHash, sign, verify } from 'node:crypto'
import type { Instant } from '../../engine/index.ts'
import type { PublicKey, SigningKey } from './keys.ts'

/** The end of a case's trail at one moment. */
export interface Head {
  readonly caseId: number
  readonly seq: number
  readonly hash: string
}

export interface Checkpoint {
  /** Key of the town. */
  readonly town: string
  /** Counted from 1, without gaps. */
  readonly number: number
  readonly at: Instant
  /** How many heads it holds, and the hash over them. */
  readonly heads: number
  readonly root: string
  /** Hash of the checkpoint before it; zeros for the first. */
  readonly previous: string
  /** Fingerprint of the key that signed it. */
  readonly key: string
  readonly signature: string
}

/** The hash over heads, in the order of the cases. */
export const rootOf = (heads: readonly Head[]): string =>
  sha256(heads.map(({ caseId, seq, hash }) => `${caseId} ${seq} ${hash}\n`).join(''))

/** What the next checkpoint names as the one before it. */
export const hashOf = (checkpoint: Checkpoint): string => sha256(contentOf(checkpoint) + checkpoint.signature)

export function signed(checkpoint: Omit<Checkpoint, 'key' | 'signature'>, by: SigningKey): Checkpoint {
  const unsigned = { ...checkpoint, key: by.public.fingerprint }
  return { ...unsigned, signature: sign(null, Buffer.from(contentOf(unsigned)), by.private).toString('base64') }
}

export const isSignedBy = (checkpoint: Checkpoint, by: PublicKey): boolean =>
  verify(null, Buffer.from(contentOf(checkpoint)), by.key, Buffer.from(checkpoint.signature, 'base64'))

function contentOf({ town, number, at, heads, root, previous, key }: Omit<Checkpoint, 'signature'>): string {
  return JSON.stringify([town, number, at, heads, root, previous, key])
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
