import type { VNode } from 'preact'

interface LongTextProps {
  readonly name: string
  /** Where a page has several of one name. */
  readonly id?: string
  readonly label: string
  readonly hint?: string
  readonly value?: string
}

/** A text of several lines. */
export const LongText = ({ name, id = `f-${name}`, label, hint, value }: LongTextProps): VNode => (
  <div class="kern-form-input">
    <label class="kern-label" for={id}>
      {label}
    </label>
    {hint && (
      <div class="kern-hint" id={`${id}-hinweis`}>
        {hint}
      </div>
    )}
    <textarea
      class="kern-form-input__input"
      id={id}
      name={name}
      rows={3}
      maxLength={2000}
      aria-describedby={hint ? `${id}-hinweis` : undefined}
    >
      {value}
    </textarea>
  </div>
)
