/** A value of a case as people read it, with the words of the form that asked for it. */
import type { Json } from '../core/ids.ts'
import { germanNumber } from '../drawing/words.ts'
import type { Field } from './form.ts'

/** "Nicht angegeben" for what is missing or empty. */
export function valueText(value: Json | undefined, field: Field | null = null): string {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return 'Nicht angegeben'
  if (typeof value === 'boolean') return value ? 'Ja' : 'Nein'
  if (typeof value === 'number') return germanNumber(value) + unitOf(field)
  if (typeof value === 'string') return plainText(labelOf(value, field)) + unitOf(field)
  if (Array.isArray(value)) return value.map((one) => valueText(one as Json, field)).join(', ')
  return Object.entries(value)
    .map(([name, one]) => `${name}: ${valueText(one)}`)
    .join(', ')
}

/** A text as it is, but a calendar day as people write it. */
export const plainText = (text: string): string => text.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3.$2.$1')

const labelOf = (value: string, field: Field | null): string =>
  field && 'options' in field ? (field.options.find((option) => option.value === value)?.label ?? value) : value

const unitOf = (field: Field | null): string => (field?.type === 'number' && field.suffix ? ` ${field.suffix}` : '')
