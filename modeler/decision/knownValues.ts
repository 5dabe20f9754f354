/** Under the field that says what a column reads: all that the case knows, by its question, to be chosen instead of typed. */
import type DmnModeler from 'dmn-js/lib/Modeler.js'
import type { Input } from 'dmn-js/lib/Modeler.js'
import type { Known } from '../draft/known.ts'

export type Viewer = NonNullable<ReturnType<DmnModeler['getActiveViewer']>>

const FIELD = '.input-edit .cm-content'

/** Shows the list as soon as the field has the focus, and only what fits to what is typed. */
export function offerKnown(container: HTMLElement, viewer: Viewer, known: readonly Known[]): void {
  let input: Input | null = null
  viewer.on('input.edit', (event) => (input = event?.input ?? null))
  const choose = (field: HTMLElement, { name, label, type }: Known): void => {
    write(field, name)
    // The editor tells the table what was written a moment later.
    setTimeout(() => {
      if (!input) return
      viewer.get('modeling').updateProperties(input, {
        ...(input.label ? {} : { label }),
        ...(type ? { inputExpression: { typeRef: type } } : {}),
      })
      viewer.get('contextMenu').close()
    })
  }
  const follow = ({ target }: Event): void => {
    const field = target instanceof Element ? target.closest<HTMLElement>(FIELD) : null
    const place = field?.closest('.input-edit')
    if (!field || !place) return
    place.querySelector('.lz-known')?.remove()
    const typed = (field.textContent ?? '').trim().toLowerCase()
    const fitting = known.filter(({ name, label }) => `${label} ${name}`.toLowerCase().includes(typed))
    const chosen = known.some(({ name }) => name.toLowerCase() === typed)
    if (fitting.length > 0 && !chosen) place.append(listOf(fitting, (one) => choose(field, one)))
  }
  for (const event of ['focusin', 'input']) container.addEventListener(event, follow)
}

/** As if it were typed: what is half typed would otherwise be written over it a moment later. */
function write(field: HTMLElement, text: string): void {
  field.focus()
  document.getSelection()?.selectAllChildren(field)
  document.execCommand('insertText', false, text)
}

function listOf(known: readonly Known[], choose: (one: Known) => void): HTMLElement {
  const list = document.createElement('ul')
  list.className = 'lz-known'
  list.setAttribute('aria-label', 'Werte aus dem Vorgang')
  list.append(...known.map((one) => entryOf(one, choose)))
  return list
}

function entryOf(one: Known, choose: (one: Known) => void): HTMLElement {
  const entry = document.createElement('li')
  const button = document.createElement('button')
  const name = document.createElement('code')
  button.type = 'button'
  name.textContent = one.name
  button.append(`${one.label} `, name)
  button.addEventListener('click', () => choose(one))
  entry.append(button)
  return entry
}
