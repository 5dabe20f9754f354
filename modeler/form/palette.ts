/** The fields that the form editor offers. */
import { isShownType } from '../../engine/index.ts'

interface FormFields {
  readonly _formFields: Readonly<Record<string, unknown>>
}

function listShown({ _formFields: fields }: FormFields): FormFields['_formFields'] {
  for (const type of Object.keys(fields).filter((one) => one !== 'default' && !isShownType(one)))
    Object.defineProperty(fields, type, { enumerable: false })
  return fields
}
listShown.$inject = ['formFields']

/** The palette offers what it can list of the fields: those that the pages cannot show are still drawn where a form has them. */
export const shownOnly = { __init__: ['shownOnly'], shownOnly: ['factory', listShown] }

/** A press on a field of the palette, by mouse or key, puts it into the form; form-js itself knows only Enter, and always the very end. */
export function pressPalette(container: HTMLElement, onPress: (type: string) => void): void {
  const fieldOf = (event: Event): string | undefined =>
    event.target instanceof Element
      ? event.target.closest<HTMLElement>('.fjs-palette-field')?.dataset['fieldType']
      : undefined
  const keep = (event: KeyboardEvent): void => {
    // The button is pressed by the same key a moment later.
    if (event.key === 'Enter' && fieldOf(event)) event.stopPropagation()
  }
  container.addEventListener('keydown', keep, { capture: true })
  container.addEventListener('click', (event) => {
    const type = fieldOf(event)
    if (type) onPress(type)
  })
}
