/** What completed elements leave behind for compensation (rule 4 of the semantics; BPMN 2.0.2, 10.7). */
import type { Completed, Token } from './case.ts'
import type { ElementId } from './ids.ts'
import { isBody } from './loops.ts'
import type { Element, Model } from './model.ts'
import type { Run } from './run.ts'

/** Snapshots of a token that leaves as completed and of what completed inside it, null where nothing can be compensated. */
export function keepOf(run: Run, token: Token, element: Element, model: Model): Completed | null {
  if (token.scope === null || element.forCompensation) return null
  const inside = run.draft.case.completed.filter(({ scope }) => scope === token.id)
  const compensable = !isBody(token, element) && hasHandler(model, element)
  if (inside.length === 0 && !compensable) return null
  const { scope, variables } = token
  return { element: element.id, scope, order: run.draft.case.seq + 1, variables, inside, ...modelOfCalled(token) }
}

/** A called process has elements that nothing around it knows. */
export const modelOfCalled = ({ called, model }: Token): Pick<Completed, 'model'> =>
  called && model !== undefined ? { model } : {}

/** The compensation boundary event of an activity. */
export const boundaryOf = ({ elements }: Model, { attached }: Element): Element | undefined =>
  attached.map((id) => elements[id]).find((one) => one?.event?.kind === 'compensation')

/** The event subprocess that compensates the subprocess or called process around it. */
export const compensatorIn = ({ elements }: Model, { children }: Element): ElementId | undefined =>
  children.find((id) => {
    const child = elements[id]
    return child?.triggeredByEvent && child.children.some((start) => elements[start]?.event?.kind === 'compensation')
  })

const hasHandler = (model: Model, element: Element): boolean =>
  boundaryOf(model, element) !== undefined || compensatorIn(model, element) !== undefined

/** What can be compensated in these scopes by what was thrown as this token, newest first. */
export function compensable(run: Run, scopes: readonly number[], { id }: Token): readonly Completed[] {
  return run.draft.case.completed
    .filter(({ scope, order }) => scopes.includes(scope) && order < id)
    .sort((one, other) => other.order - one.order)
}

/** Whether a record is that of a whole loop, not of one of its instances. */
export const isLoopRecord = (run: Run, { element, scope }: Completed, definition: Element): boolean =>
  definition.loop !== null && run.draft.case.tokens[scope]?.element !== element
