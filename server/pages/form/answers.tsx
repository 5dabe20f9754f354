/** What a person answered, to read: on the check page, the copy, and beside a caseworker's task. */
import type { ComponentChildren, VNode } from 'preact'
import {
  fieldsOf,
  stepsOf,
  type Component,
  type Field,
  type Form,
  type FormStep,
  type ParticipantValues,
} from '../../../engine/index.ts'
import { germanNumber } from '../format.ts'
import { chosenOf, dayText, isTicked } from './view.ts'

type Values = Readonly<Record<string, unknown>>

/** How a document number is shown; without it the number itself. */
export type ShowDocument = (number: string) => ComponentChildren

interface ListProps {
  readonly fields: readonly Field[]
  readonly values: Values
  readonly showDocument?: ShowDocument | undefined
  /** What stands in place of an empty answer, by key: "wird auf Papier nachgereicht". */
  readonly instead?: Readonly<Record<string, string>> | undefined
}

export const AnswerList = ({ fields, values, showDocument, instead = {} }: ListProps): VNode => (
  <dl class="kern-description-list">
    {fields.map((field) => (
      <div class="kern-description-list-item" key={field.key}>
        <dt class="kern-description-list-item__key">{field.label}</dt>
        <dd class="kern-description-list-item__value">
          {answer(field, values[field.key], showDocument) ?? instead[field.key] ?? (
            <span class="muted">Nicht angegeben</span>
          )}
        </dd>
      </div>
    ))}
  </dl>
)

interface AnswersProps {
  readonly form: Form
  readonly values: Values
  /** Rows of people; put back to the fields they came from. */
  readonly participants?: ParticipantValues | undefined
  /** Ids of visible components; what was never asked is left out. */
  readonly shown?: ReadonlySet<string> | undefined
  readonly showDocument?: ShowDocument | undefined
  readonly instead?: Readonly<Record<string, string>> | undefined
  /** Added behind a step's heading, for example a link to change it. */
  readonly action?: ((step: FormStep) => ComponentChildren) | undefined
}

/** All answers of a form, one section a step. */
export function Answers({
  form,
  values,
  participants = {},
  shown,
  showDocument,
  instead,
  action,
}: AnswersProps): VNode {
  const all = { ...values, ...fromParticipants(form, participants) }
  const steps = stepsOf(form).filter((step) => askedIn(step.components, shown).length > 0)
  return (
    <div class="answers">
      {steps.map((step) => (
        <section class="kern-summary" key={step.id} aria-labelledby={`antworten-${step.id}`}>
          <div class="kern-summary__header">
            <h2 class="kern-title" id={`antworten-${step.id}`}>
              {step.label}
            </h2>
            {action?.(step)}
          </div>
          <div class="kern-summary__body">
            <AnswerList
              fields={askedIn(step.components, shown)}
              values={all}
              showDocument={showDocument}
              instead={instead}
            />
          </div>
        </section>
      ))}
    </div>
  )
}

/** The fields of these components that the person could see. */
export function askedIn(components: readonly Component[], shown?: ReadonlySet<string>): readonly Field[] {
  const hidden = (component: Component): boolean => shown !== undefined && !shown.has(component.id)
  return components.flatMap((component) => {
    if (hidden(component)) return []
    return component.type === 'group' ? askedIn(component.components, shown) : fieldsOf([component])
  })
}

/** Values of the fields that became participants (`lz:participant`), by key of the field. */
export function fromParticipants(form: Form, participants: ParticipantValues): Values {
  return Object.fromEntries(
    fieldsOf(form.components).flatMap((field) => {
      const [role = '', name = ''] = (field.properties['lz:participant'] ?? '').split('.')
      const value = participants[role]?.[name]
      return value === undefined || value === null ? [] : [[field.key, value]]
    }),
  )
}

/** One answer as people read it; null when there is none. */
export function answer(
  field: Field,
  value: unknown,
  showDocument: ShowDocument = (number) => number,
): ComponentChildren | null {
  if (field.type === 'checkbox') return isTicked(value) ? 'Ja' : 'Nein'
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null
  if (field.type === 'filepicker') return list(chosenOf(value).map(showDocument))
  if (field.type === 'checklist') return list(chosenOf(value).map((one) => labelOf(field.options, one)))
  if (field.type === 'radio' || field.type === 'select') return labelOf(field.options, String(value))
  if (field.type === 'number')
    return `${typeof value === 'number' ? germanNumber(value) : String(value).replace('.', ',')}${field.suffix ? ` ${field.suffix}` : ''}`
  if (field.type === 'datetime')
    return field.subtype === 'date' ? dayText(String(value)) : `${String(value).slice(0, 5)} Uhr`
  if (field.properties['lz:iban'] === 'true') return String(value).replace(/(.{4})(?=.)/g, '$1 ')
  return field.type === 'textarea' ? <span class="pre-line">{String(value)}</span> : String(value)
}

const labelOf = (options: readonly { label: string; value: string }[], value: string): string =>
  options.find((option) => option.value === value)?.label ?? value

const list = (entries: readonly ComponentChildren[]): ComponentChildren =>
  entries.length === 1 ? (
    entries[0]
  ) : (
    <ul>
      {entries.map((entry) => (
        <li>{entry}</li>
      ))}
    </ul>
  )
