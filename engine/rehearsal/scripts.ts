/** Scripts in stories: they run by themselves, unless the story answers for them. */
import type { Case, Wait } from '../core/case.ts'
import type { Command } from '../core/command.ts'
import type { ElementId, Instant, Variables } from '../core/ids.ts'
import { seenFrom } from '../core/seen-from.ts'
import { SCRIPT_TOPIC } from '../compile/scripts.ts'
import type { Story, StoryStep } from './story.ts'

/** A script that waits as a job. */
export interface ScriptJob {
  readonly element: ElementId
  readonly headers: Readonly<Record<string, string>>
  /** What it sees. */
  readonly variables: Variables
  /** The moment of the step that began to wait. */
  readonly now: Instant
  readonly zone: string
}

/** What came of a script: variables, a BPMN error, or why it failed. */
export type ScriptAnswer =
  | { readonly variables: Variables }
  | { readonly error: { readonly code: string; readonly message: string }; readonly variables: Variables }
  | { readonly problem: string }

/** Runs a script away from the engine, which knows no interpreter. */
export type RunScript = (job: ScriptJob) => Promise<ScriptAnswer>

/** The answer to the oldest script that waits in cases by birth; null when none does. */
export type NextScript = (
  cases: readonly Case[],
) => Promise<{ readonly index: number; readonly command: Command } | null>

/** A script whose element the story completes, or expects among the jobs that wait, is left to it. */
export function scriptsOf(story: Story, run: RunScript, zone: string): NextScript {
  const left = new Set(story.steps.flatMap(namedIn))
  return async (cases) => {
    for (const [index, state] of cases.entries()) {
      const wait = state.status === 'running' ? oldestOf(state, left) : undefined
      if (wait) return { index, command: commandOf(wait, await run(jobOf(state, wait, zone))) }
    }
    return null
  }
}

function namedIn(step: StoryStep): readonly ElementId[] {
  if ('refused' in step) return namedIn(step.by)
  if ('job' in step) return [step.job]
  return 'expect' in step && Array.isArray(step.expect.jobs) ? step.expect.jobs : []
}

const oldestOf = (state: Case, left: ReadonlySet<ElementId>): Wait | undefined =>
  Object.values(state.waits).find(
    ({ on, until }) => until.kind === 'job' && until.topic === SCRIPT_TOPIC && !left.has(on),
  )

function jobOf(state: Case, { token, on, since, until }: Wait, zone: string): ScriptJob {
  const at = state.tokens[token]
  const headers = until.kind === 'job' ? until.headers : {}
  return { element: on, headers, variables: at ? seenFrom(state, at) : {}, now: since, zone }
}

function commandOf({ id: wait }: Wait, answer: ScriptAnswer): Command {
  if ('problem' in answer) return { type: 'fail', wait, problem: answer.problem, retries: 0 }
  if (!('error' in answer)) return { type: 'resume', wait, variables: answer.variables }
  const { error, variables } = answer
  return { type: 'throw', wait, code: error.code, message: error.message, variables }
}
