import type { VNode } from 'preact'

interface ChoiceProps {
  readonly name: string
  readonly label: string
  /** Words for "no choice"; without it one must be chosen. */
  readonly all?: string
  readonly chosen: string | undefined
  readonly options: Options
  /** In a table, whose head says the label to those who see it. */
  readonly inTable?: boolean
}

export type Options = readonly (readonly [value: string, label: string])[]

/** One of a list, in forms, filters and tables. */
export const Choice = ({ name, label, all, chosen, options, inTable }: ChoiceProps): VNode => (
  <div class="kern-form-input">
    {!inTable && (
      <label class="kern-label" for={`f-${name}`}>
        {label}
      </label>
    )}
    <div class="kern-form-input__select-wrapper">
      <select class="kern-form-input__select" id={`f-${name}`} name={name} aria-label={inTable ? label : undefined}>
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
