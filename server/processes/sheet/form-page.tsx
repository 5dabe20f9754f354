import type { VNode } from 'preact'
import { CsrfField, Page, type PageProps } from '../../pages/layout.tsx'
import { Button, EnterButton, LinkButton } from '../../pages/parts.tsx'
import { channelNames } from '../../records/case-row.ts'
import { SelectInput, TextArea, TextInput, type Entered } from '../inputs.tsx'
import { ProblemList } from '../problem-list.tsx'
import { ActionButton } from '../row-buttons.tsx'
import { fieldKeys, fields, sources, sourceWords, type FieldKey, type Shape } from './fields.ts'
import type { TypedSheet, TypedValue } from './read-form.ts'
import { channels } from './store.ts'

interface FormProps extends Omit<PageProps, 'title' | 'children'> {
  readonly process: string
  readonly name: string
  /** Edition that is being changed; 0 when it is the first. */
  readonly seen: number
  readonly typed: TypedSheet
  readonly problems: readonly string[]
}

/** `/amt/prozesse/:key/steckbrief/bearbeiten` */
export const SheetFormPage = ({ process, name, seen, typed, problems, ...page }: FormProps): VNode => (
  <Page {...page} title={`Steckbrief bearbeiten: ${name}`} wide styles={['/amt/prozesse.css']}>
    <h1 class="kern-heading-x-large">Steckbrief bearbeiten</h1>
    <p>
      Lassen Sie leer, was schon aus Modell und Vorgängen abgelesen wird, und alles, was niemand weiß. Bitte nennen Sie
      Stellen, keine Namen von Personen.
    </p>
    <ProblemList problems={problems} />
    <form method="post" class="stack">
      <CsrfField csrf={page.csrf} />
      <EnterButton name="was" value="speichern" />
      <input type="hidden" name="seen" value={seen} />
      {fieldKeys.map((key) => (
        <FieldRows field={key} values={typed[key]} />
      ))}
      <p class="process-actions">
        <Button name="was" value="speichern" label="Steckbrief speichern" />
        <LinkButton kind="tertiary" href={`/amt/prozesse/${process}/steckbrief`} label="Abbrechen" />
      </p>
    </form>
  </Page>
)

const EMPTY: TypedValue = { text: '', source: 'interview', day: '', channel: '' }

/** Of a list one empty row is always there for the next. */
const FieldRows = ({ field, values }: { field: FieldKey; values: readonly TypedValue[] }): VNode => {
  const { title, hint, shape } = fields[field]
  const single = shape === 'text'
  const rows = single && values.length > 0 ? values : [...values, { ...EMPTY, ...sameOrigin(values) }]
  return (
    <fieldset class="process-field" id={`feld-${field}`}>
      <legend class="kern-label">{title}</legend>
      <p class="kern-hint">{hint}</p>
      {rows.map((value, at) => (
        <ValueRow
          {...{ field, value, at, shape }}
          called={single ? title : `${at + 1}. Angabe`}
          removable={!single && at < values.length}
        />
      ))}
      {!single && (
        <ActionButton
          does={`mehr.${field}`}
          label="Weitere Zeile"
          about={title}
          at={`feld-${field}`}
          kind="secondary"
        />
      )}
    </fieldset>
  )
}

/** What is noted one after the other mostly comes from the same place. */
function sameOrigin(values: readonly TypedValue[]): Partial<TypedValue> {
  const last = values.at(-1)
  return last ? { source: last.source, day: last.day } : {}
}

interface RowProps {
  readonly field: FieldKey
  readonly value: TypedValue
  readonly at: number
  readonly shape: Shape
  readonly called: string
  readonly removable: boolean
}

function ValueRow({ field, value, at, shape, called, removable }: RowProps): VNode {
  const own = `${field}.${at}`
  const name = (part: keyof TypedValue): string => `${own}.${part}`
  const parts: (keyof TypedValue)[] = ['text', 'source', 'day', 'channel']
  const values = Object.fromEntries(parts.map((part) => [name(part), value[part]]))
  const entered: Entered = { values, errors: [], proposed: {} }
  return (
    <div class={`process-value process-value--${shape}`}>
      {shape === 'text' ? (
        <TextArea entered={entered} name={name('text')} label={called} rows={2} />
      ) : (
        <TextInput entered={entered} name={name('text')} label={shape === 'counts' ? 'Zahl' : called} />
      )}
      {shape === 'counts' && (
        <SelectInput
          entered={entered}
          name={name('channel')}
          label="Eingangsweg"
          options={[['', 'alle Wege zusammen'], ...channels.map((one) => [one, channelNames[one]] as const)]}
        />
      )}
      <SelectInput
        entered={entered}
        name={name('source')}
        label="Woher"
        options={sources.map((source) => [source, sourceWords[source]])}
      />
      <DayInput name={name('day')} value={value.day} />
      {removable && (
        <ActionButton
          does={`weg.${own}`}
          label="Entfernen"
          about={`${fields[field].title}, ${at + 1}. Angabe`}
          at={`feld-${field}`}
        />
      )}
    </div>
  )
}

const DayInput = ({ name, value }: { name: string; value: string }): VNode => (
  <div class="kern-form-input">
    <label class="kern-label" for={`f-${name}`}>
      Von welchem Tag
    </label>
    <input class="kern-form-input__input" id={`f-${name}`} name={name} type="date" value={value} />
  </div>
)
