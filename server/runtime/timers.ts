/** Fires timers that are due. */
import { Refusal, type WaitId } from '../../engine/index.ts'
import { lease } from './lease.ts'
import type { Parts } from './parts.ts'
import { send } from './send.ts'
import { stoppedAt } from './stop-at.ts'

/** As many as a few batches take: those who work at the same time have their turn between them. */
const TIMERS = 64

/** Fires timers that are due now, side by side; returns how many. */
export async function fireTimers(parts: Parts): Promise<number> {
  const due = await lease(parts, {
    table: 'waits',
    due: 'due',
    oneOf: 'id',
    most: TIMERS,
    columns: ['case_id', 'wait'],
    where: `d.kind = 'timer' and ${RUNNING}`,
    bindings: {},
  })
  await Promise.all(due.map((timer) => fire(parts, Number(timer.case_id), Number(timer.wait))))
  return due.length
}

/** A suspended case keeps its timers and jobs until it goes on. Asked of each row by itself: joined, PostgreSQL went through all running cases. */
export const RUNNING = `(select c.status from cases c where c.town = d.town and c.id = d.case_id) = 'running'`

async function fire(parts: Parts, caseId: number, wait: WaitId): Promise<void> {
  try {
    await send(parts, caseId, { type: 'resume', wait, variables: {} }, 'system', { background: true })
  } catch (error) {
    // The case went on without it in the meantime.
    if (error instanceof Refusal && error.code !== 'unknown-model') return
    if (await stoppedAt(parts, error, () => [wait]).catch(() => false)) return
    parts.log.error({ err: error, case: caseId, wait }, 'a timer could not fire; it is tried again when its lease ends')
  }
}
