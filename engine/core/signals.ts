/** Signals inside one case: everybody who waits for one catches it, in the same step (rule 14). */
import type { Variables } from './ids.ts'
import { record, type Run } from './run.ts'

/** Whoever waits for the signal now catches it, in the order of waiting. What an earlier one cancels catches nothing. */
export function catchSignal(run: Run, name: string, variables: Variables): void {
  const waiting = Object.values(run.draft.case.waits).filter(
    ({ until }) => until.kind === 'signal' && until.name === name,
  )
  for (const wait of waiting.sort((one, other) => one.id - other.id)) {
    record(run, { type: 'resumed', wait: wait.id, by: null })
    run.queue.push({ kind: 'resume', wait, variables })
  }
}
