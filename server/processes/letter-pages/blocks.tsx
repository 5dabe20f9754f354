/** The parts of a letter, one under the other. */
import type { VNode } from 'preact'
import type { Options } from '../../pages/choice.tsx'
import { SelectInput, TextArea, TextInput, Tick, type Entered } from '../inputs.tsx'
import { ActionButton, RowButtons } from '../row-buttons.tsx'
import { blockTypes, type TypedBlock } from './typed.ts'
import { insertsOf, type ValueGroup } from './values.ts'
import { blockWords } from './words.ts'

interface Props {
  readonly entered: Entered
  readonly blocks: readonly TypedBlock[]
  readonly values: readonly ValueGroup[]
  /** Text blocks of the town: id and title. */
  readonly texts: Options
}

export const Blocks = ({ blocks, ...props }: Props): VNode => (
  <>
    {blocks.map((block, at) => (
      <BlockRow {...props} block={block} at={at} last={blocks.length - 1} />
    ))}
    <p class="process-actions" id="f-neu">
      <span>Hinzufügen:</span>
      {blockTypes.map((type) => (
        <ActionButton kind="secondary" does={`neu.${type}`} label={blockWords[type]} about="Hinzufügen" at="f-neu" />
      ))}
    </p>
  </>
)

type RowProps = Omit<Props, 'blocks'> & { readonly block: TypedBlock; readonly at: number; readonly last: number }

function BlockRow({ entered, block, at, last, values, texts }: RowProps): VNode {
  const own = `blocks.${at}`
  const here: Entered = {
    ...entered,
    values: { [`${own}.text`]: block.text, [`${own}.if`]: block.when, [`${own}.block`]: block.block },
  }
  const called = `${at + 1}. ${blockWords[block.type]}`
  return (
    <fieldset class="process-row" id={`zeile-${own}`}>
      <legend class="kern-label">{called}</legend>
      <input type="hidden" name={`${own}.type`} value={block.type} />
      <Body entered={here} own={own} block={block} texts={texts} />
      <Insert at={at} own={own} values={values} called={called} />
      <details open={block.when !== ''}>
        <summary>Nur manchmal drucken</summary>
        <TextInput
          entered={here}
          name={`${own}.if`}
          label="Nur wenn"
          hint='Bedingung wie an den Wegen im Modell, zum Beispiel ergebnis = "genehmigt"; leer: immer'
        />
      </details>
      <RowButtons rows="blocks" at={at} last={last} called={called} />
    </fieldset>
  )
}

interface BodyProps {
  readonly entered: Entered
  readonly own: string
  readonly block: TypedBlock
  readonly texts: Options
}

function Body({ entered, own, block, texts }: BodyProps): VNode {
  if (block.type === 'heading') return <TextInput entered={entered} name={`${own}.text`} label="Text" />
  if (block.type === 'text') return <TextArea entered={entered} name={`${own}.text`} label="Text" rows={4} />
  if (block.type === 'table') return <TableRows entered={entered} own={own} block={block} />
  if (block.type === 'block')
    return (
      <>
        <SelectInput
          entered={entered}
          name={`${own}.block`}
          label="Textbaustein"
          hint="Ihn formuliert die Stadt unter „Stadt, Textbausteine“."
          options={textOptions(texts, block.block)}
        />
        <TextArea entered={entered} name={`${own}.text`} label="Text, solange die Stadt keinen eigenen hat" rows={3} />
      </>
    )
  return (
    <>
      <TextArea entered={entered} name={`${own}.text`} label="Punkte" hint="Je Zeile einer" rows={4} />
      <Tick
        id={`f-${own}.named`}
        name={`${own}.named`}
        checked={block.named}
        label="Die Punkte kommen aus dem Vorgang: Oben steht nur der Name einer Liste, zum Beispiel {{ fehlend }}"
      />
    </>
  )
}

const textOptions = (texts: Options, chosen: string): Options => [
  ['', 'Bitte wählen'],
  ...texts,
  ...(chosen !== '' && !texts.some(([id]) => id === chosen) ? [[chosen, chosen] as const] : []),
]

/** One empty row is always there for the next. */
const TableRows = ({ entered, own, block }: Omit<BodyProps, 'texts'>): VNode => (
  <>
    {[...block.rows, ['', ''] as const].map(([left, right], at) => {
      const name = `${own}.rows.${at}`
      const row = { ...entered, values: { [`${name}.left`]: left, [`${name}.right`]: right } }
      return (
        <div class="process-cells">
          <TextInput entered={row} name={`${name}.left`} label={`${at + 1}. Zeile: Bezeichnung`} />
          <TextInput entered={row} name={`${name}.right`} label={`${at + 1}. Zeile: Wert`} />
        </div>
      )
    })}
  </>
)

interface InsertProps {
  readonly at: number
  readonly own: string
  readonly values: readonly ValueGroup[]
  readonly called: string
}

/** Puts a value of the case where the cursor was; without JavaScript behind the text. */
const Insert = ({ at, own, values, called }: InsertProps): VNode => (
  <div class="process-insert" data-inserts={own}>
    <label class="kern-label" for={`f-${own}.value`}>
      Wert aus dem Vorgang einsetzen
    </label>
    <div class="kern-form-input__select-wrapper">
      <select class="kern-form-input__select" id={`f-${own}.value`} name={`${own}.value`}>
        <option value="">Bitte wählen</option>
        {values.map((group) => (
          <optgroup label={group.title}>
            {group.values.flatMap(insertsOf).map(([text, label]) => (
              <option value={text}>{label}</option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
    <ActionButton kind="secondary" does={`wert.${at}`} label="Einsetzen" about={called} at={`zeile-${own}`} />
  </div>
)
