/** A step that is to be written, with what its rows need to know. */
import type { Case, Command, Model, Step, World } from '../../../engine/index.ts'
import type { Actor, CaseRef } from '../contract.ts'
import { weighed } from '../limits.ts'

/** A case as stored, with what the next step of it builds on. */
export interface Stored {
  readonly case: Case
  readonly ref: CaseRef
  readonly deployment: number
  /** Where it belongs, as queues of tasks name it. */
  readonly home: string
  /** Hash of its last step. */
  readonly head: string
  /** Whether a message with a key began it: when it ends, a kept message may begin the next one. */
  readonly keyed: boolean
  /** Length of its rows as text, at least: what it weighs in the cache. */
  readonly weight: number
}

export interface Saving {
  readonly town: number
  readonly before: Stored
  readonly step: Step
  readonly command: Command
  readonly actor: Actor | null
  readonly model: Model
  readonly world: World
}

/** The case after a step, with the hash of that step and the length of the text that it wrote. Throws `case-too-large`. */
export function afterwards(
  { before, step, command }: Pick<Saving, 'before' | 'step' | 'command'>,
  head: string,
  written: number,
): Stored {
  return { ...before, case: step.case, head, weight: weighed(step.case, before.weight + written, command.type) }
}
