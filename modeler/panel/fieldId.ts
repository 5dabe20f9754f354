/** Fields of the panel that a finding leads to, by name: a column of the facts, `name`, `due`, `who`, `description`, `share-<flow>`, `condition-<flow>`; of a service task `letter`, `setting`, `office`. */
export const fieldId = (name: string): string => `lz-${name}`

/** Opens the groups around a field and puts the cursor into it; false where the panel does not have it. */
export function focusField(name: string): boolean {
  const place = document.getElementById(fieldId(name))
  const field = place?.matches('input, textarea, select') ? place : place?.querySelector<HTMLElement>('input, summary')
  if (!field) return false
  for (let at = field.closest('details'); at; at = at.parentElement?.closest('details') ?? null) at.open = true
  field.focus()
  field.scrollIntoView({ block: 'center' })
  return true
}
