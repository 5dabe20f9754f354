/** What can be told of the variables of a process by looking at all of its files together. */
import { choiceProblems } from './choices.ts'
import type { ProcessFiles } from './files.ts'
import { unknownProblems } from './unknown.ts'
import { unreadProblems } from './unread.ts'
import { writtenIn } from './written.ts'
import type { CheckProblem } from '../compile/problem.ts'

export type { Letter, NamedForm, ProcessFiles } from './files.ts'
export { broughtTo } from './brought.ts'
export { folded } from './folded.ts'
export { sayCondition, sayHole, type Wording } from './say-condition.ts'
export { DUPLICATES_TOPIC, HANDOVER_TOPIC, JOB_NAMES, LETTER_TOPIC, RATES_TOPIC } from './given.ts'

/** Warnings only: a case can be helped from outside. Says nothing that the files do not prove. */
export function checkVariables(files: ProcessFiles): readonly CheckProblem[] {
  const written = writtenIn(files)
  return [...choiceProblems(files, written), ...unknownProblems(files, written), ...unreadProblems(files)]
}
