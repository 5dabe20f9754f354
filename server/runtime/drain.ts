/** Does everything that is due now, until nothing is. */
import { settle } from './correlate.ts'
import { doJobs } from './jobs.ts'
import { deliverOutbox } from './outbox.ts'
import type { Parts } from './parts.ts'
import { dropExpired } from './publish.ts'
import { fireStartTimers } from './start-timers.ts'
import { fireTimers } from './timers.ts'

/** Timers first, since they may take back work. `stopped` ends it between two rounds. Returns how much was done. */
export async function drain(
  parts: Parts,
  reportUnknown: () => Promise<void>,
  stopped = (): boolean => false,
): Promise<number> {
  let total = 0
  for (;;) {
    const done =
      (await fireTimers(parts)) +
      (await fireStartTimers(parts)) +
      (await settle(parts)) +
      (await doJobs(parts)) +
      (await deliverOutbox(parts))
    total += done
    if (done === 0 || stopped()) break
  }
  await dropExpired(parts)
  await reportUnknown()
  return total
}
