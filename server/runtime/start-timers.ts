/** Fires start timers that are due: each begins a case. */
import { lease } from './lease.ts'
import type { Parts } from './parts.ts'
import { fireTimer, type StartWaitRow, startWaitsIn } from './start-waits.ts'

/** Begins a case for each start timer that is due now; returns how many. */
export async function fireStartTimers(parts: Parts): Promise<number> {
  const due = await lease(parts, {
    table: 'start_waits',
    due: 'due',
    oneOf: 'id',
    most: 20,
    columns: ['process'],
    where: `d.kind = 'timer'`,
    bindings: {},
  })
  let fired = 0
  for (const { id, fence } of due) {
    const [row] = await startWaitsIn(parts.db, parts.town.id, { kind: 'timer' }).then((rows) =>
      rows.filter((one) => one.id === id && one.fence === fence),
    )
    if (row && (await fire(parts, row))) fired++
  }
  return fired
}

async function fire(parts: Parts, row: StartWaitRow): Promise<boolean> {
  try {
    return await fireTimer(parts, row, 'system')
  } catch (error) {
    const { process, element } = row
    parts.log.error(
      { err: error, process, element },
      'a start timer could not fire; it is tried again when its lease ends',
    )
    return false
  }
}
