/**
 * What comes by itself (a timer, message or signal) and makes a case too large stops it there with an incident that says what to do. Trying
 * again would end the same way for ever, and nobody would know.
 */
import { Refusal, type WaitId } from '../../engine/index.ts'
import { tooLarge } from './limits.ts'
import type { Parts } from './parts.ts'
import { send } from './send.ts'

/** False when the error is about something else: then nothing is done. */
export async function stoppedAt(
  parts: Parts,
  error: unknown,
  waitsOf: (caseId: number) => readonly WaitId[] | Promise<readonly WaitId[]>,
): Promise<boolean> {
  const large = tooLarge(error)
  if (!large) return false
  const waits = await waitsOf(large.caseId)
  for (const wait of waits) await stop(parts, large.caseId, wait, large.why)
  return waits.length > 0
}

async function stop(parts: Parts, caseId: number, wait: WaitId, problem: string): Promise<void> {
  parts.log.warn({ case: caseId, wait, problem }, 'a case could not take in what came and has stopped there')
  try {
    await send(parts, caseId, { type: 'fail', wait, problem }, 'system', { background: true })
  } catch (error) {
    // The case has gone on without it meanwhile.
    if (!(error instanceof Refusal)) throw error
  }
}
