import { jobIn } from './jobPhrases.ts'
import { verbIn } from './verbs.ts'

/** Work that the program of the town can do by itself: the type of the element, and the topic of the job where it is one. */
export interface ByProgram {
  readonly type: 'bpmn:ServiceTask' | 'bpmn:BusinessRuleTask'
  readonly job?: string
}

/** What a step of this name is when nobody has to do it: "Gebühr berechnen" a rule, "Bescheid schreiben" a letter; null where a person is needed. */
export function byProgram(what: string): ByProgram | null {
  const job = jobIn(what)
  if (job) return { type: 'bpmn:ServiceTask', job }
  return verbIn(what)?.byRule ? { type: 'bpmn:BusinessRuleTask' } : null
}
