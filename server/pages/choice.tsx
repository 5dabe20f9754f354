import type { VNode } from 'preact'

interface ChoiceProps {
  readonly name: string
  readonly label: string
  /** Words for "no choice"; without it one must be chosen. */
  readonly all?: string
  readonly chosen: string | undefined
  readonly options: readonly (readonly [value: string, label: string])[]
}

/** One of a list, in forms and filters. */
export const Choice = ({ name, label, all, chosen, options }: ChoiceProps): VNode => (
  <div class="kern-form-input">
    <label class="kern-label" for={`f-${name}`}>
      {label}
    </label>
    <div class="kern-form-input__select-wrapper">
      <select class="kern-form-input__select" id={`f-${name}`} name={name}>
        {all !== undefined && <option value="">{all}</option>}
        {options.map(([value, text]) => (
          <option value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </div>
  </div>
)
