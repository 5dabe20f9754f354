/** The fields of a form, plainly: what is rehearsed is the process, not how the page looks. */
import type { VNode } from 'preact'
import type { Field, FormError } from '../../engine/index.ts'
import type { Typed } from './answerForm.ts'

interface Props {
  readonly fields: readonly Field[]
  readonly typed: Typed
  readonly errors: readonly FormError[]
  /** Makes ids of this form differ from those of others on the page. */
  readonly prefix: string
  readonly onChange: (typed: Typed) => void
}

export const FormFields = ({ fields, typed, errors, prefix, onChange }: Props): VNode => (
  <>
    {fields.map((field) => (
      <OneField
        key={field.key}
        field={field}
        id={`${prefix}-${field.id}`}
        value={typed[field.key]}
        error={errors.find(({ key }) => key === field.key)?.message ?? null}
        onChange={(value) => onChange({ ...typed, [field.key]: value })}
      />
    ))}
  </>
)

interface One {
  readonly field: Field
  readonly id: string
  readonly value: string | readonly string[] | undefined
  readonly error: string | null
  readonly onChange: (value: string | readonly string[]) => void
}

function OneField(one: One): VNode {
  const { field, id, error } = one
  const label = field.required ? field.label : `${field.label} (freiwillig)`
  const says = error && (
    <p class="lz-try__error" id={`${id}-error`}>
      {error}
    </p>
  )
  if (field.type === 'checkbox')
    return (
      <div class="lz-field">
        <label class="lz-check">
          <input
            type="checkbox"
            checked={one.value === 'true'}
            onChange={(event) => one.onChange(String(event.currentTarget.checked))}
          />
          {label}
        </label>
        {says}
      </div>
    )
  if (field.type === 'checklist') return <Checklist {...one} label={label} says={says} />
  return (
    <div class="lz-field">
      <label class="lz-label" for={id}>
        {label}
      </label>
      <Input {...one} />
      {says}
    </div>
  )
}

function Input({ field, id, value, error, onChange }: One): VNode {
  const text = typeof value === 'string' ? value : ''
  const common = {
    id,
    class: 'lz-input',
    value: text,
    'aria-invalid': error !== null,
    'aria-describedby': error ? `${id}-error` : undefined,
  }
  if (field.type === 'radio' || field.type === 'select')
    return (
      <select {...common} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">Bitte wählen</option>
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  if (field.type === 'textarea')
    return <textarea {...common} rows={3} onInput={(event) => onChange(event.currentTarget.value)} />
  const type = field.type === 'datetime' ? field.subtype : 'text'
  return <input {...common} type={type} onInput={(event) => onChange(event.currentTarget.value)} />
}

function Checklist({
  field,
  value,
  onChange,
  label,
  says,
}: One & { label: string; says: VNode | null | '' }): VNode | null {
  if (field.type !== 'checklist') return null
  const chosen = Array.isArray(value) ? (value as readonly string[]) : []
  return (
    <fieldset class="lz-field">
      <legend class="lz-label">{label}</legend>
      {field.options.map((option) => (
        <label class="lz-check" key={option.value}>
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...chosen, option.value]
                  : chosen.filter((other) => other !== option.value),
              )
            }
          />
          {option.label}
        </label>
      ))}
      {says}
    </fieldset>
  )
}
