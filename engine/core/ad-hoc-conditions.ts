/** Ad-hoc subprocesses whose completion condition a change from elsewhere makes true, looked at in quiet moments. */
import { isDone, isFulfilled, plan, stopTaking } from './ad-hoc.ts'
import { standing } from './draft.ts'
import { isBody } from './loops.ts'
import type { Element, Model } from './model.ts'
import { elementOf, present, type Run } from './run.ts'

/** Ends the oldest one whose condition has become true; true when there was one. */
export function adHocConditions(run: Run): boolean {
  return Object.values(run.world.models).some((model) => conditional(model).some((element) => looks(run, element)))
}

function looks(run: Run, { id }: Element): boolean {
  return [...standing(run.draft, id).values()].flatMap((tokens) => [...tokens]).some((at) => becomesTrue(run, at))
}

function becomesTrue(run: Run, id: number): boolean {
  const token = present(run, id)
  const element = elementOf(run, token)
  const { was } = token.adHoc ?? {}
  if (was === undefined || isDone(token) || !element.adHoc || isBody(token, element)) return false
  const is = isFulfilled(run, token, element)
  if (is === was) return false
  if (is) stopTaking(run, token, element)
  else plan(run, token, { was: false })
  return is
}

/** Asked once a model, so that cases without ad-hoc subprocesses pay nothing. */
const known = new WeakMap<Model, readonly Element[]>()

function conditional(model: Model): readonly Element[] {
  const before = known.get(model)
  if (before) return before
  const found = Object.values(model.elements).filter(({ adHoc }) => adHoc !== null && adHoc.until !== null)
  known.set(model, found)
  return found
}
