/** What the office must know of a field beside its looks: why it is asked, by which norm, and what its answer is for. */
import type { VNode } from 'preact'
import { CheckField, SelectField, TextField } from '../panel/fields.tsx'
import type { FormDesk } from './createEditor.ts'
import { choices, flags, type Choice } from './ownProperties.ts'
import type { Placed } from './places.ts'

interface Props {
  readonly desk: FormDesk
  readonly application: boolean
}

export function FieldFacts({ desk, application }: Props): VNode {
  const field = desk.selected()
  return (
    <section aria-labelledby="lz-field-facts">
      <h3 id="lz-field-facts">{field?.key ? (field.label ?? field.key) : 'Zweck eines Feldes'}</h3>
      {field?.key ? (
        <Facts desk={desk} application={application} field={field} />
      ) : (
        <p class="lz-hint">Wählen Sie ein Feld, um zu sagen, wozu es gefragt wird.</p>
      )}
    </section>
  )
}

function Facts({ desk, application, field }: Props & { readonly field: Placed }): VNode {
  const now = (name: string): string => field.properties?.[name] ?? ''
  const commit = (name: string) => (value: string) => desk.setProperty(field, name, value)
  return (
    <>
      <TextField label="Wozu wird das gefragt?" value={now('lz:purpose')} onCommit={commit('lz:purpose')} />
      <TextField label="Norm" value={now('lz:norm')} onCommit={commit('lz:norm')} />
      {choices
        .filter(({ name, fits }) => now(name) || fits(field, application))
        .map((choice) => (
          <SelectField
            key={choice.name}
            label={choice.label}
            value={now(choice.name)}
            options={optionsWith(choice, now(choice.name))}
            onCommit={commit(choice.name)}
          />
        ))}
      {flags
        .filter(({ name, fits }) => now(name) || fits(field, application))
        .map(({ name, label, value }) => (
          <CheckField
            key={name}
            label={label}
            checked={now(name) === value}
            onCommit={(checked) => desk.setProperty(field, name, checked ? value : '')}
          />
        ))}
    </>
  )
}

/** What a file names beside these stays. */
const optionsWith = ({ options }: Choice, value: string): Choice['options'] =>
  options.some(({ id }) => id === value) ? options : [...options, { id: value, name: value }]
