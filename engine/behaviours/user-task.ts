import type { Behaviour } from '../core/behaviour.ts'
import type { TaskWait, Token } from '../core/case.ts'
import { complete } from '../core/complete.ts'
import { moment, optional, wrongType } from '../core/expressions.ts'
import type { Instant } from '../core/ids.ts'
import { listen, putUp, putUpAfter } from '../core/listeners.ts'
import type { Element, TaskDefinition } from '../core/model.ts'
import type { Run } from '../core/run.ts'
import { readInstant } from '../time/instant.ts'

/** Waits as a task in somebody's inbox. */
export const userTask: Behaviour = {
  enter: (run, token, element) => putUp(run, token, element, taskWait(run, token, element), 'creating'),

  resume(run, token, element, received, wait) {
    if (!listen(run, token, element, 'completing', { phase: 'active', variables: received, wait }))
      complete(run, token, element, received)
  },

  listened(run, token, element, answered, held) {
    const completes = answered.until.kind === 'listener' && answered.until.event === 'completing'
    run.at = { ...held, wait: null }
    if (completes) complete(run, token, element, held.variables)
    else putUpAfter(run, token, element, answered, held)
  },
}

const nothingSaid: TaskDefinition = {
  assignee: null,
  candidateUsers: null,
  candidateGroups: null,
  due: null,
  followUp: null,
  priority: null,
}

function taskWait(run: Run, token: Token, { task, form }: Element): TaskWait {
  const { assignee, candidateUsers, candidateGroups, due, followUp, priority } = task ?? nothingSaid
  return {
    kind: 'task',
    assignee: textOf(run, token, assignee),
    candidates: listOf(run, token, candidateUsers),
    groups: listOf(run, token, candidateGroups),
    due: momentOf(run, token, due),
    followUp: momentOf(run, token, followUp),
    priority: numberOf(run, token, priority) ?? 50,
    form,
  }
}

function textOf(run: Run, token: Token, expression: string | null): string | null {
  const value = optional(run, token, expression)
  return value === null || typeof value === 'string' ? value : wrongType(run, token, expression, 'Text')
}

/** A list of texts, or one text with commas. */
function listOf(run: Run, token: Token, expression: string | null): readonly string[] {
  const value = optional(run, token, expression)
  if (value === null) return []
  const list: readonly unknown[] = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [0]
  if (!list.every((item) => typeof item === 'string')) wrongType(run, token, expression, 'Liste von Texten')
  return list.map((item) => item.trim()).filter((item) => item !== '')
}

function momentOf(run: Run, token: Token, expression: string | null): Instant | null {
  const value = optional(run, token, expression)
  if (value === null) return null
  const instant = typeof value === 'string' ? readInstant(value, moment(run).zone) : null
  return instant ?? wrongType(run, token, expression, 'Datum oder Zeitpunkt')
}

function numberOf(run: Run, token: Token, expression: string | null): number | null {
  const value = optional(run, token, expression)
  return value === null || typeof value === 'number' ? value : wrongType(run, token, expression, 'Zahl')
}
