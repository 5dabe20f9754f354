/** Inputs of the pages on which a process is described in words: each with its hint, its error, and a mark where the text is only proposed. */
import type { ComponentChildren, VNode } from 'preact'
import type { FormError } from '../../engine/index.ts'
import type { Options } from '../pages/choice.tsx'
import { described, InputFrame } from '../pages/parts.tsx'
import { rowsFor } from '../pages/text-rows.ts'

/** How a page with many inputs stands now. */
export interface Entered {
  readonly values: Readonly<Record<string, string>>
  readonly errors: readonly FormError[]
  /** Where a proposed text comes from, by field; what somebody has changed or saved is not proposed. */
  readonly proposed: Readonly<Record<string, string>>
}

interface InputProps {
  readonly entered: Entered
  readonly name: string
  readonly label: string
  readonly hint?: string
}

/** What stands around an input, as the page is now. */
const said = ({ entered, name, label, hint }: InputProps) => ({
  ...{ name, label, hint },
  error: entered.errors.find(({ key }) => key === name)?.message,
  mark: entered.proposed[name] === undefined ? null : <ProposedMark entered={entered} name={name} />,
})

export const ProposedMark = ({ entered, name }: Pick<InputProps, 'entered' | 'name'>): VNode | null =>
  entered.proposed[name] === undefined ? null : (
    <p class="process-proposed" id={`f-${name}-vorschlag`}>{`Vorschlag (${entered.proposed[name]}): bitte lesen`}</p>
  )

export const TextInput = (props: InputProps): VNode => (
  <InputFrame {...said(props)}>
    <input
      class="kern-form-input__input"
      id={`f-${props.name}`}
      name={props.name}
      type="text"
      value={props.entered.values[props.name] ?? ''}
      autocomplete="off"
      {...described(said(props))}
    />
  </InputFrame>
)

export const TextArea = ({ rows = 3, ...props }: InputProps & { rows?: number }): VNode => (
  <InputFrame {...said(props)}>
    <textarea
      class="kern-form-input__input"
      id={`f-${props.name}`}
      name={props.name}
      rows={rowsFor(props.entered.values[props.name] ?? '', rows)}
      {...described(said(props))}
    >
      {props.entered.values[props.name] ?? ''}
    </textarea>
  </InputFrame>
)

export const SelectInput = ({ options, ...props }: InputProps & { options: Options }): VNode => (
  <InputFrame {...said(props)}>
    <div class="kern-form-input__select-wrapper">
      <select class="kern-form-input__select" id={`f-${props.name}`} name={props.name} {...described(said(props))}>
        {options.map(([value, text]) => (
          <option value={value} selected={value === (props.entered.values[props.name] ?? '')}>
            {text}
          </option>
        ))}
      </select>
    </div>
  </InputFrame>
)

/** A part of such a page, with its heading. */
export const Part = ({ id, title, children }: { id: string; title: string; children: ComponentChildren }): VNode => (
  <section class="process-describe" aria-labelledby={id}>
    <h2 class="kern-heading-large" id={id}>
      {title}
    </h2>
    {children}
  </section>
)

interface TickProps {
  readonly id: string
  readonly name: string
  readonly value?: string
  readonly label: ComponentChildren
  readonly checked: boolean
}

export const Tick = ({ id, name, value = 'ja', label, checked }: TickProps): VNode => (
  <div class="kern-form-check">
    <input class="kern-form-check__checkbox" type="checkbox" id={id} name={name} value={value} checked={checked} />
    <label class="kern-label" for={id}>
      {label}
    </label>
  </div>
)
