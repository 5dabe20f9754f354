/**
 * The inputs of the panel. A value is taken over when the field is left or Enter is pressed, so that one change is one step to undo.
 * Until then the field keeps what is typed: the panel is drawn anew whenever something is saved or checked.
 */
import type { ComponentChildren, VNode } from 'preact'
import { useId, useState } from 'preact/hooks'

interface Labelled {
  readonly label: string
  readonly hint?: string | undefined
}

/**
 * What stands in a field: what is being typed, else what holds. `onChangeCapture`, because the form editor brings preact/compat with it,
 * which from then on makes every `onChange` of a text field an `onInput`: each key would be a change, and a space at the end be lost.
 */
function useTyped(value: string, onLeave: (typed: string) => void) {
  const [typed, setTyped] = useState<string | null>(null)
  return {
    value: typed ?? value,
    onInput: (event: Event) => setTyped((event.currentTarget as HTMLInputElement).value),
    onChangeCapture(event: Event) {
      setTyped(null)
      onLeave((event.currentTarget as HTMLInputElement).value)
    },
    onBlur: () => setTyped(null),
  }
}

interface TextProps extends Labelled {
  readonly value: string
  readonly onCommit: (value: string) => void
  readonly lines?: number
  readonly code?: boolean
  readonly type?: 'text' | 'date'
  readonly id?: string
  /** What does not fit, or could not be read. */
  readonly problem?: string | null
  /** What could stand there, offered while typing. */
  readonly offers?: readonly string[]
}

export function TextField(props: TextProps): VNode {
  const { label, hint, value, onCommit, lines, code, id, problem, type = 'text', offers = [] } = props
  const made = useId()
  const own = id ?? made
  const typed = useTyped(value, (next) => commit(next, value, onCommit))
  const shared = {
    id: own,
    class: `lz-input${code ? ' lz-input--code' : ''}`,
    'aria-describedby': [hint && `${own}-hint`, problem && `${own}-problem`].filter(Boolean).join(' ') || undefined,
    'aria-invalid': problem ? true : undefined,
    spellcheck: !code,
    autocomplete: 'off' as const,
    list: offers.length > 0 ? `${own}-offers` : undefined,
    ...typed,
  }
  return (
    <div class="lz-field">
      <label class="lz-label" for={own}>
        {label}
      </label>
      {hint && <Hint id={`${own}-hint`}>{hint}</Hint>}
      {lines ? <textarea {...shared} rows={lines} /> : <input {...shared} type={type} />}
      {problem && (
        <p class="lz-field__problem" id={`${own}-problem`} role="alert">
          {problem}
        </p>
      )}
      {offers.length > 0 && (
        <datalist id={`${own}-offers`}>
          {offers.map((offer) => (
            <option key={offer} value={offer} />
          ))}
        </datalist>
      )}
    </div>
  )
}

function commit(next: string, before: string, onCommit: (value: string) => void): void {
  if (next !== before) onCommit(next)
}

interface SelectProps extends Labelled {
  readonly id?: string
  readonly value: string
  readonly options: readonly { readonly id: string; readonly name: string }[]
  readonly onCommit: (value: string) => void
}

export function SelectField({ id, label, hint, value, options, onCommit }: SelectProps): VNode {
  const made = useId()
  const own = id ?? made
  return (
    <div class="lz-field">
      <label class="lz-label" for={own}>
        {label}
      </label>
      {hint && <Hint id={`${own}-hint`}>{hint}</Hint>}
      <select
        id={own}
        class="lz-input"
        aria-describedby={hint ? `${own}-hint` : undefined}
        value={value}
        onChange={(event) => onCommit(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  )
}

interface CheckProps {
  readonly label: string
  readonly checked: boolean
  readonly onCommit: (checked: boolean) => void
}

export function CheckField({ label, checked, onCommit }: CheckProps): VNode {
  const own = useId()
  return (
    <div class="lz-check">
      <input id={own} type="checkbox" checked={checked} onChange={(event) => onCommit(event.currentTarget.checked)} />
      <label for={own}>{label}</label>
    </div>
  )
}

interface SpanProps<U extends string> extends Labelled {
  readonly id?: string
  readonly amount: number | null
  readonly unit: U
  readonly units: readonly { readonly id: U; readonly name: string }[]
  readonly after?: string
  readonly onCommit: (amount: number | null, unit: U) => void
}

/** A number and its unit: "5 Tage nach Beginn". An empty number means none. */
export function SpanField<U extends string>({
  id,
  label,
  hint,
  amount,
  unit,
  units,
  after,
  onCommit,
}: SpanProps<U>): VNode {
  const made = useId()
  const own = id ?? made
  const typed = useTyped(String(amount ?? ''), (next) => onCommit(positive(next), unit))
  return (
    <fieldset class="lz-field lz-span" aria-describedby={hint ? `${own}-hint` : undefined}>
      <legend class="lz-label">{label}</legend>
      {hint && <Hint id={`${own}-hint`}>{hint}</Hint>}
      <div class="lz-span__row">
        <input
          id={own}
          class="lz-input lz-span__amount"
          type="number"
          min="1"
          max="9999"
          aria-label={`${label}: Anzahl`}
          {...typed}
        />
        <select
          class="lz-input"
          aria-label={`${label}: Einheit`}
          value={unit}
          onChange={(event) => onCommit(amount, event.currentTarget.value as U)}
        >
          {units.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        {after && <span class="lz-span__after">{after}</span>}
      </div>
    </fieldset>
  )
}

function positive(text: string): number | null {
  const number = Math.floor(Number(text))
  return Number.isFinite(number) && number > 0 ? number : null
}

export const Hint = ({ id, children }: { id?: string; children: ComponentChildren }): VNode => (
  <p class="lz-hint" id={id}>
    {children}
  </p>
)
