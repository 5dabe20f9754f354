import { type Component, type Field, fieldsOf, type Form } from './form.ts'

/** One page of a form for the citizen. */
export interface FormStep {
  readonly id: string
  readonly label: string
  /** FEEL without the leading `=`: true hides the whole step. */
  readonly hide: string | null
  readonly components: readonly Component[]
}

/**
 * The steps of a form in order: each top-level group is one (its label is the heading); components outside of groups
 * together are one more, at the place of the first of them.
 */
export function stepsOf(form: Form): readonly FormStep[] {
  const loose = form.components.filter((component) => component.type !== 'group')
  const looseStep: FormStep = { id: 'angaben', label: 'Angaben', hide: null, components: loose }
  return form.components.flatMap((component) => {
    if (component.type !== 'group') return component === loose[0] ? [looseStep] : []
    return [{ id: component.id, label: component.label, hide: component.hide, components: component.components }]
  })
}

/** The fields of one step (by its id), or of the whole form. */
export function fieldsOfStep(form: Form, step?: string): readonly Field[] {
  if (step === undefined) return fieldsOf(form.components)
  return fieldsOf(stepsOf(form).find((candidate) => candidate.id === step)?.components ?? [])
}
