/** On the page of a letter: a value is put where the cursor was, without fetching the page anew. */
type TextField = HTMLInputElement | HTMLTextAreaElement

/** Of each part of the letter the text in which somebody wrote last. */
const used = new WeakMap<Element, TextField>()

/** What is printed; a condition is none of it. */
const printed = (target: EventTarget | null): target is TextField =>
  (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')) &&
  /\.(text|left|right)$/.test(target.name)

document.addEventListener('focusin', ({ target }) => {
  const part = printed(target) ? target.closest('fieldset') : null
  if (part && printed(target)) used.set(part, target)
})

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-inserts] button') : null
  const part = button?.closest('fieldset')
  const value = button?.closest('[data-inserts]')?.querySelector('select')?.value
  const field = part && (used.get(part) ?? lastOf(part))
  if (!field || value === undefined) return
  event.preventDefault()
  if (value !== '') insert(field, value)
})

const lastOf = (part: Element): TextField | undefined =>
  [...part.querySelectorAll<TextField>('textarea, input[type=text]')].filter(printed).at(-1)

/** Where nobody has been in the field its cursor is behind the text. */
function insert(field: TextField, value: string): void {
  const end = field.value.length
  const visited = used.get(field.closest('fieldset') ?? field) === field
  const [from, to] = visited ? [field.selectionStart ?? end, field.selectionEnd ?? end] : [end, end]
  const before = /[\p{L}\p{N}.,;:!?)}]$/u.test(field.value.slice(0, from)) ? ' ' : ''
  const after = /^[\p{L}\p{N}({]/u.test(field.value.slice(to)) ? ' ' : ''
  field.focus()
  field.setRangeText(before + value + after, from, to, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

export {}
