/** What waits for the next batch, and which of it may go into one. */
import type { CaseStore } from './store.ts'
import { isPlain, type Done, type Unit } from './unit.ts'

export interface Waiting {
  readonly unit: Unit
  readonly attempts: number
  /** Its cases are to be read again: what was in memory may be old. */
  readonly anew: boolean
  readonly resolve: (done: Done) => void
  readonly reject: (error: unknown) => void
}

/** A batch holds the disk for as long as its rows take; more than this would let the first wait for the last. */
const LARGEST = 256
/** Of timers and other work of the server in a batch: few beside people, who should not notice, and as many as come at once without them. */
const BACKGROUND = { beside: 16, alone: 64 }

export const casesOf = ({ commands = [] }: Unit): readonly number[] => commands.map(({ caseId }) => caseId)

/** Fewer are not worth two commits. */
const DIVIDED = 16

/**
 * While one half is written, the other half is carried out: else many who came together would come together again and again. Commands
 * of one case cannot be divided: they follow each other.
 */
export function largestNow(queue: readonly Waiting[], idle: boolean): number {
  if (!idle || queue.length <= DIVIDED) return LARGEST
  const cases = new Set(queue.flatMap(({ unit }) => casesOf(unit)))
  const beginning = queue.filter(({ unit }) => casesOf(unit).length === 0).length
  return cases.size + beginning > DIVIDED ? Math.min(LARGEST, Math.ceil(queue.length / 2)) : LARGEST
}

/**
 * Takes the next batch out of the queue: in the order of arrival, people before the server's own work, nothing whose case is in
 * another batch, and nothing past an earlier command of the same case.
 */
export function takeBatch(
  queue: Waiting[],
  inFlight: ReadonlySet<number>,
  { mixes, largest }: Pick<CaseStore, 'mixes'> & { readonly largest: number },
): readonly Waiting[] {
  const held = new Set(inFlight)
  const most = queue.some(({ unit }) => !unit.background) ? BACKGROUND.beside : BACKGROUND.alone
  const batch: Waiting[] = []
  let background = 0
  const fits = ({ unit }: Waiting): boolean => {
    if (batch.length >= largest || casesOf(unit).some((id) => held.has(id))) return false
    if (unit.background && background >= most) return false
    if (mixes || batch.length === 0) return true
    return isPlain(unit) && batch.every((other) => isPlain(other.unit))
  }
  const left = queue.filter((waiting) => {
    if (!fits(waiting)) {
      for (const id of casesOf(waiting.unit)) held.add(id)
      return true
    }
    batch.push(waiting)
    if (waiting.unit.background) background++
    return false
  })
  queue.splice(0, queue.length, ...left)
  return batch
}
