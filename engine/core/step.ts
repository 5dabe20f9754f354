/** The heart: one command moves a case as far as it goes by itself. Pure, synchronous, the same in server, browser and test. */
import { work } from './advance.ts'
import type { Case } from './case.ts'
import type { Command } from './command.ts'
import { carryOut } from './commands.ts'
import { changes } from './draft.ts'
import type { Step } from './event.ts'
import type { Instant } from './ids.ts'
import { quietMoment } from './quiet.ts'
import { inRoom } from './rooms.ts'
import { openRun, type Run } from './run.ts'
import type { World } from './world.ts'

/**
 * Carries out a command on a case. Neither world nor case is changed; the same input gives the same output.
 * @throws {Refusal} when the command cannot be carried out; nothing has happened then.
 */
export function step(world: World, before: Case, command: Command, now: Instant): Step {
  const { result: run, after } = inRoom(before, (draft) => {
    const opened = openRun(world, draft, now)
    carryOut(opened, command)
    settle(opened)
    return opened
  })
  const { touched, case: state } = run.draft
  const changed = { tokens: changes(touched.tokens, state.tokens), waits: changes(touched.waits, state.waits) }
  return { case: after, events: run.events, changed }
}

/** Tokens advance first in, first out, until none can; a quiet moment may set others going (rule 5). */
function settle(run: Run): void {
  const { queue } = run
  // The queue is walked, not shifted: shifting a long array moves all of it.
  for (let at = 0; at < queue.length || quietMoment(run);) {
    const item = queue[at]
    if (item) work(run, item)
    at += item ? 1 : 0
  }
}
