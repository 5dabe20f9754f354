/** Fields in which people tick: one of a few, several, or yes. */
import type { ComponentChildren, VNode } from 'preact'
import type { Checkbox, Checklist, ChoiceField, Field } from '../../../engine/index.ts'
import { describedBy, FieldError, FieldHint, Optional } from './parts.tsx'
import { chosenOf, errorOf, idOf, isTicked, type FormView } from './view.ts'

interface Props<F extends Field> {
  readonly field: F
  readonly view: FormView
}

function Choices({ field, view, children }: Props<Field> & { children: ComponentChildren }): VNode {
  return (
    <fieldset
      class={`kern-fieldset${errorOf(view, field.key) ? ' kern-fieldset--error' : ''}`}
      aria-describedby={describedBy(view, field, field.description)}
    >
      <legend class="kern-label">
        {`${field.label} `}
        <Optional field={field} />
      </legend>
      <FieldHint field={field} view={view} hint={field.description} />
      <FieldError field={field} view={view} />
      <div class="kern-fieldset__body">{children}</div>
    </fieldset>
  )
}

/** The first input carries the field's own id, so that the error summary can link to it. */
const optionId = (view: FormView, key: string, index: number): string =>
  index === 0 ? idOf(view, key) : `${idOf(view, key)}-${index + 1}`

const stateClass = (view: FormView, key: string): string => (errorOf(view, key) ? ' kern-form-check--error' : '')

export function Radios({ field, view }: Props<ChoiceField>): VNode {
  const value = view.values[field.key] ?? field.defaultValue
  return (
    <Choices field={field} view={view}>
      {field.options.map((option, index) => (
        <div class={`kern-form-check${stateClass(view, field.key)}`}>
          <input
            class="kern-form-check__radio"
            type="radio"
            id={optionId(view, field.key, index)}
            name={field.key}
            value={option.value}
            checked={option.value === value}
          />
          <label class="kern-label" for={optionId(view, field.key, index)}>
            {option.label}
          </label>
        </div>
      ))}
    </Choices>
  )
}

export function Checks({ field, view }: Props<Checklist>): VNode {
  const chosen = chosenOf(view.values[field.key] ?? field.defaultValue)
  return (
    <Choices field={field} view={view}>
      {field.options.map((option, index) => (
        <div class={`kern-form-check${stateClass(view, field.key)}`}>
          <input
            class="kern-form-check__checkbox"
            type="checkbox"
            id={optionId(view, field.key, index)}
            name={field.key}
            value={option.value}
            checked={chosen.includes(option.value)}
          />
          <label class="kern-label" for={optionId(view, field.key, index)}>
            {option.label}
          </label>
        </div>
      ))}
    </Choices>
  )
}

/** One box. Only a box that must be ticked is marked: an unticked one is an answer too. */
export function Tick({ field, view }: Props<Checkbox>): VNode {
  const id = idOf(view, field.key)
  const wrong = errorOf(view, field.key) !== null
  return (
    <div class={`tick${wrong ? ' kern-fieldset--error' : ''}`}>
      <FieldError field={field} view={view} />
      <div class={`kern-form-check${stateClass(view, field.key)}`}>
        <input
          class={`kern-form-check__checkbox${wrong ? ' kern-form-check__checkbox--error' : ''}`}
          type="checkbox"
          id={id}
          name={field.key}
          value="true"
          checked={isTicked(view.values[field.key] ?? field.defaultValue)}
          aria-required={field.required ? 'true' : undefined}
          aria-invalid={wrong ? 'true' : undefined}
          aria-describedby={describedBy(view, field, field.description)}
        />
        <label class="kern-label" for={id}>
          {field.label}
        </label>
      </div>
      <FieldHint field={field} view={view} hint={field.description} />
    </div>
  )
}
