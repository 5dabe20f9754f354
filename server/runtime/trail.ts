/**
 * The trail that shows tampering (semantics, rule 18). The hash of a step covers its header, the hash before it and a salted
 * digest of its payload; so payload and salt can be erased, and the chain still verifies.
 */
import { hash, randomFillSync } from 'node:crypto'
import type { Instant } from '../../engine/index.ts'

/** What stays when the payload of a step is erased. */
export interface StepHeader {
  readonly town: number
  readonly case_id: number
  readonly seq: number
  readonly at: Instant
  readonly actor: string | null
  readonly command: string
  readonly format: number
}

export interface Sealed {
  readonly salt: string
  readonly digest: string
  readonly previous: string
  readonly hash: string
}

/** The hash before the first step of every case. */
export const GENESIS = '0'.repeat(64)

export function seal(header: StepHeader, payload: string, previous: string): Sealed {
  const salt = newSalt()
  const digest = digestOf(salt, payload)
  return { salt, digest, previous, hash: hashOf(header, digest, previous) }
}

export const digestOf = (salt: string, payload: string): string => sha256(`${salt}\n${payload}`)

export function hashOf(
  { town, case_id, seq, at, actor, command, format }: StepHeader,
  digest: string,
  previous: string,
): string {
  return sha256(JSON.stringify([town, case_id, seq, at, actor, command, format, digest, previous]))
}

/** Asking the system for each salt alone took longer than hashing with it. */
const salts = Buffer.alloc(4096)
let used = salts.length

function newSalt(): string {
  if (used === salts.length) {
    randomFillSync(salts)
    used = 0
  }
  return salts.toString('hex', used, (used += 16))
}

const sha256 = (text: string): string => hash('sha256', text, 'hex')
