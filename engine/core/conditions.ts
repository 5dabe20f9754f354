/** Conditional events fire when their condition becomes true, as seen on the wait (rule 11). */
import { isTrue } from './expressions.ts'
import type { Model } from './model.ts'
import { present, record, type Run } from './run.ts'

/** Looks at every condition that is waited for, oldest first; true when one fired. */
export function conditions(run: Run): boolean {
  if (!Object.values(run.world.models).some(hasConditions)) return false
  for (const wait of Object.values(run.draft.case.waits)) {
    const { until } = wait
    if (until.kind !== 'condition') continue
    const is = isTrue(run, present(run, wait.token), until.expression)
    if (is === until.was) continue
    if (is) {
      record(run, { type: 'resumed', wait: wait.id, by: null })
      run.queue.push({ kind: 'resume', wait, variables: {} })
      return true
    }
    record(run, { type: 'changed', wait: wait.id, until: { ...until, was: is }, by: null })
  }
  return false
}

/** Asked once a model, so that cases without conditions pay nothing. */
const known = new WeakMap<Model, boolean>()

function hasConditions(model: Model): boolean {
  const before = known.get(model)
  if (before !== undefined) return before
  const has = Object.values(model.elements).some(({ events }) => events.some(({ kind }) => kind === 'conditional'))
  known.set(model, has)
  return has
}
