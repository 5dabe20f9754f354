/** The checkpoints themselves: none missing, each whole and signed with a known key, and the same as in an export. */
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { GENESIS } from '../runtime/index.ts'
import { hashOf, isSignedBy, rootOf, type Checkpoint, type Head } from './checkpoint.ts'
import type { Exported } from './exports.ts'
import { finding, type Finding } from './finding.ts'
import type { PublicKey } from './keys.ts'
import { checkpointsOf, headsOf } from './stored-checkpoints.ts'
import type { Witness } from './verify-case.ts'

export interface VerifiedCheckpoints {
  readonly checkpoints: number
  readonly findings: readonly Finding[]
  /** What checkpoints say of each case. */
  readonly witnesses: ReadonlyMap<number, readonly Witness[]>
}

export async function verifyCheckpoints(
  db: Db,
  town: Town,
  keys: readonly PublicKey[],
  exported: readonly Exported[],
): Promise<VerifiedCheckpoints> {
  const stored = await checkpointsOf(db, town)
  const findings: Finding[] = [...chain(stored), ...against(stored, exported)]
  const witnesses = new Map<number, Witness[]>()
  const note = (checkpoint: number, heads: readonly Head[]): void => {
    for (const { caseId, seq, hash } of heads)
      witnesses.set(caseId, [...(witnesses.get(caseId) ?? []), { checkpoint, seq, hash }])
  }
  for (const checkpoint of stored) {
    const heads = await headsOf(db, town, checkpoint.number)
    findings.push(...whole(checkpoint, heads, keys))
    note(checkpoint.number, heads)
  }
  for (const { checkpoint, heads } of exported) {
    if (checkpoint.town !== town.key) continue
    const known = stored.some((one) => one.signature === checkpoint.signature)
    // What the database still has in the same form has been looked at.
    if (!known) findings.push(...whole(checkpoint, heads, keys))
    if (!known) note(checkpoint.number, heads)
  }
  return { checkpoints: stored.length, findings, witnesses }
}

/** Counted without gaps, each naming the one before it. */
function chain(stored: readonly Checkpoint[]): Finding[] {
  const findings: Finding[] = []
  let [number, previous] = [0, GENESIS]
  for (const checkpoint of stored) {
    const gap = checkpoint.number > number + 1
    for (number++; number < checkpoint.number; number++)
      findings.push(finding('checkpoint-missing', { checkpoint: number }))
    if (!gap && checkpoint.previous !== previous) findings.push(finding('checkpoint-changed', { checkpoint: number }))
    previous = hashOf(checkpoint)
  }
  return findings
}

function whole(checkpoint: Checkpoint, heads: readonly Head[], keys: readonly PublicKey[]): Finding[] {
  const { number, key, root } = checkpoint
  const by = keys.find(({ fingerprint }) => fingerprint === key)
  const findings: Finding[] = []
  if (!by) findings.push(finding('checkpoint-key', { checkpoint: number, detail: key }))
  else if (!isSignedBy(checkpoint, by)) findings.push(finding('checkpoint-changed', { checkpoint: number }))
  if (rootOf(heads) !== root) findings.push(finding('checkpoint-heads', { checkpoint: number }))
  return findings
}

/** What was kept elsewhere must still be here, and the same. */
function against(stored: readonly Checkpoint[], exported: readonly Exported[]): Finding[] {
  return exported.flatMap(({ checkpoint }) => {
    const mine = stored.find(({ number }) => number === checkpoint.number)
    if (!mine) return [finding('checkpoint-missing', { checkpoint: checkpoint.number })]
    return mine.signature === checkpoint.signature
      ? []
      : [finding('checkpoint-changed', { checkpoint: checkpoint.number })]
  })
}
