/** Runs one script in the sandbox and says what came of it, in sentences for the people who meet the incident. */
import { z } from 'zod'
import { resultOf, type RunScript, type ScriptAnswer, type ScriptJob } from '../../../engine/index.ts'
import { sandbox, type Reply } from './sandbox.ts'

export interface ScriptLimits {
  readonly milliseconds: number
  readonly megabytes: number
}

const Taken = z.object({
  changed: z.record(z.string(), z.json()),
  result: z.json().optional(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
})

/** One sandbox for all scripts of this process. */
const shared = sandbox()

export const scriptRunner =
  (limits: ScriptLimits): RunScript =>
  async (job) => {
    const { headers, variables, now, zone } = job
    if (headers['language'] !== 'javascript')
      return { problem: `Die Sprache „${headers['language']}“ läuft hier nicht.` }
    const asked = { script: headers['script'] ?? '', variables: JSON.stringify(variables), now: Date.parse(now), zone }
    return answerOf(job, limits, await shared.run({ ...asked, ...limits }))
  }

function answerOf(job: ScriptJob, limits: ScriptLimits, reply: Reply): ScriptAnswer {
  if ('problem' in reply) return { problem: sentence(reply.problem, limits) }
  const { changed, result, error } = Taken.parse(JSON.parse(reply.taken))
  if (error) return { error, variables: changed }
  const named = job.headers['resultVariable'] ?? null
  return { variables: { ...changed, ...(result !== undefined && resultOf(job.element, named, result)) } }
}

type Problem = Extract<Reply, { problem: unknown }>['problem']

function sentence({ says, line, late }: Problem, { milliseconds, megabytes }: ScriptLimits): string {
  const where = line === null ? '' : `Zeile ${line}: `
  if (late) return `${where}Das Skript hat länger als ${milliseconds} ms gerechnet.`
  if (/out of memory/.test(says)) return `${where}Das Skript hat mehr als ${megabytes} MB gebraucht.`
  return where + says
}
