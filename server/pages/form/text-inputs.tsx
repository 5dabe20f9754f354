/** Fields in which people type or choose from a long list. */
import type { VNode } from 'preact'
import type { ChoiceField, DateTimeField, Field, NumberField, TextField } from '../../../engine/index.ts'
import { describedBy, FieldError, FieldHint, Labelled } from './parts.tsx'
import { rowsFor } from '../text-rows.ts'
import { errorOf, idOf, textOf, type FormView } from './view.ts'

interface Props<F extends Field> {
  readonly field: F
  readonly view: FormView
}

// What browsers fill in by themselves (WCAG 1.3.5): only for the person's own data.
const autocomplete: Readonly<Record<string, string>> = {
  'applicant.givenName': 'given-name',
  'applicant.familyName': 'family-name',
  'applicant.birthDate': 'bday',
  'applicant.street': 'street-address',
  'applicant.postalCode': 'postal-code',
  'applicant.city': 'address-level2',
  'applicant.email': 'email',
  'applicant.phone': 'tel',
}

/** How wide the input is says how much is expected. */
function width(field: TextField | NumberField | DateTimeField): string {
  if (field.type === 'number') return 'input-short'
  if (field.type === 'datetime') return 'input-short'
  if (field.properties['lz:participant']?.endsWith('.postalCode')) return 'input-short'
  return field.maxLength !== null && field.maxLength <= 20 ? 'input-medium' : ''
}

const examples = { date: '31.3.2026', time: '14:30' }

/** The hint of a field: the form's own, and how a date is written. */
export function hintOf(field: Field): string | null {
  if (field.type !== 'datetime') return field.description
  const example = examples[field.subtype]
  if (!field.description) return `Zum Beispiel ${example}`
  return /[.!?]$/.test(field.description)
    ? `${field.description} Zum Beispiel ${example}`
    : `${field.description}, zum Beispiel ${example}`
}

const common = (field: Field, view: FormView, hint: string | null): Record<string, unknown> => ({
  id: idOf(view, field.key),
  name: field.key,
  'aria-required': field.required ? 'true' : undefined,
  'aria-invalid': errorOf(view, field.key) ? 'true' : undefined,
  'aria-describedby': describedBy(view, field, hint),
  readOnly: field.readonly || undefined,
})

const errorClass = (view: FormView, key: string): string => (errorOf(view, key) ? ' kern-form-input--error' : '')

export function TextInput({ field, view }: Props<TextField | NumberField | DateTimeField>): VNode {
  const hint = hintOf(field)
  const suffix = field.type === 'number' ? field.suffix : null
  const input = <Input field={field} view={view} hint={hint} />
  return (
    <div class={`kern-form-input${errorClass(view, field.key)}`}>
      <Labelled field={field} view={view} />
      <FieldHint field={field} view={view} hint={hint} />
      <FieldError field={field} view={view} />
      {suffix ? (
        <div class="kern-input-group input-with-unit">
          {input}
          <div class="kern-input-group-text">{suffix}</div>
        </div>
      ) : (
        input
      )}
    </div>
  )
}

function Input({ field, view, hint }: Props<TextField | NumberField | DateTimeField> & { hint: string | null }): VNode {
  const value = textOf(view.values[field.key] ?? ('defaultValue' in field ? field.defaultValue : null))
  const shared = common(field, view, hint)
  if (field.type === 'textarea') {
    return (
      <textarea class="kern-form-input__input" rows={rowsFor(value, 5)} {...shared}>
        {value}
      </textarea>
    )
  }
  return (
    <input
      class={`kern-form-input__input ${width(field)}`.trim()}
      type={typeOf(field)}
      inputMode={field.type === 'number' ? 'decimal' : undefined}
      autocomplete={autocomplete[field.properties['lz:participant'] ?? ''] ?? 'off'}
      value={value}
      {...shared}
    />
  )
}

// Never `number` or `date`: browsers refuse the German comma or show a date in their own language's order.
const typeOf = (field: TextField | NumberField | DateTimeField): string => {
  if (field.type !== 'textfield') return 'text'
  return field.validationType === 'email' ? 'email' : field.validationType === 'phone' ? 'tel' : 'text'
}

export function SelectInput({ field, view }: Props<ChoiceField>): VNode {
  const value = textOf(view.values[field.key] ?? field.defaultValue)
  return (
    <div class={`kern-form-input${errorClass(view, field.key)}`}>
      <Labelled field={field} view={view} />
      <FieldHint field={field} view={view} hint={field.description} />
      <FieldError field={field} view={view} />
      <div class="kern-form-input__select-wrapper">
        <select
          class={`kern-form-input__select${errorOf(view, field.key) ? ' kern-form-input__select--error' : ''}`}
          {...common(field, view, field.description)}
        >
          <option value="">Bitte wählen</option>
          {field.options.map((option) => (
            <option value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}
