/** Which components a person sees, by `conditional.hide`. */
import type { Variables } from '../core/ids.ts'
import type { Moment } from '../feel/clock.ts'
import { evaluate } from '../feel/evaluate.ts'
import { type Component, type Field, fieldsOf, type Form } from './form.ts'
import { type FormStep, stepsOf } from './steps.ts'

/**
 * The ids of the components that are shown. A hidden field counts as left empty for the other conditions; a condition that
 * cannot be evaluated hides nothing.
 *
 * @param data typed values of the form so far, and whatever else conditions may name (a task's variables)
 */
export function visible(form: Form, data: Variables, moment: Moment): ReadonlySet<string> {
  const rounds = conditions(form.components).length
  let shown = look(form.components, data, moment)
  // Conditions may build on each other: looked at again until nothing changes, at most once a condition.
  for (let round = 0; round < rounds; round++) {
    const next = look(form.components, withoutHidden(form, data, shown), moment)
    if (next.size === shown.size && [...next].every((id) => shown.has(id))) return shown
    shown = next
  }
  return shown
}

/** The steps of which something is shown. */
export function visibleSteps(form: Form, data: Variables, moment: Moment): readonly FormStep[] {
  const shown = visible(form, data, moment)
  return stepsOf(form).filter((step) => step.components.some((component) => shown.has(component.id)))
}

const conditions = (components: readonly Component[]): string[] =>
  components.flatMap((component) => [
    ...(component.hide ? [component.hide] : []),
    ...(component.type === 'group' ? conditions(component.components) : []),
  ])

function look(components: readonly Component[], data: Variables, moment: Moment): Set<string> {
  const shown = components.filter((component) => !component.hide || !isTrue(component.hide, data, moment))
  return new Set(
    shown.flatMap((component) => [
      component.id,
      ...(component.type === 'group' ? look(component.components, data, moment) : []),
    ]),
  )
}

const isTrue = (feel: string, data: Variables, moment: Moment): boolean => evaluate(feel, data, moment).value === true

const withoutHidden = (form: Form, data: Variables, shown: ReadonlySet<string>): Variables => {
  const hidden = new Set(fieldsOf(form.components).flatMap((field: Field) => (shown.has(field.id) ? [] : [field.key])))
  return Object.fromEntries(Object.entries(data).filter(([key]) => !hidden.has(key)))
}
