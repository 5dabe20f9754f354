/** The fields of a task form that mean something to the program: by our properties, not by their names. */
import { type ChoiceField, type DateTimeField, fieldsOf, type Form } from './form.ts'

/** The choice whose options become the submit buttons of a task page (`lz:outcome`), or null. */
export function outcomeOf(form: Form): ChoiceField | null {
  const field = fieldsOf(form.components).find((candidate) => candidate.properties['lz:outcome'] === 'true')
  return field?.type === 'radio' || field?.type === 'select' ? field : null
}

/** The date on which the case's letter was sent (`lz:delivery` = `sentOn`), or null. */
export function deliveryFieldOf(form: Form): DateTimeField | null {
  const field = fieldsOf(form.components).find((candidate) => candidate.properties['lz:delivery'] === 'sentOn')
  return field?.type === 'datetime' && field.subtype === 'date' ? field : null
}
