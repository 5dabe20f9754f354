/** `laufzettel.script`: runs JavaScript of a script task. Headers `language`, `script`, `resultVariable`, made by the compiler. */
import { ZONE } from '../../context.ts'
import type { JobHandler } from '../../runtime/contract.ts'
import { scriptRunner, type ScriptLimits } from './run-script.ts'

export function script(limits: ScriptLimits): JobHandler {
  const run = scriptRunner(limits)
  return async ({ element, headers, variables, since }) => {
    const answer = await run({ element, headers, variables, now: since, zone: ZONE })
    if ('problem' in answer) throw new Error(answer.problem)
    return answer
  }
}
