/** A form as this program understands it: form-js JSON read once, so that pages, validation and rehearsal share one model. */

export interface Form {
  readonly id: string
  readonly components: readonly Component[]
}

export type Component = Field | Shown | Group

/** What every component has. */
interface Common {
  readonly id: string
  /** FEEL without the leading `=`: true hides the component. */
  readonly hide: string | null
  /** Custom properties, ours named `lz:*`. */
  readonly properties: Readonly<Record<string, string>>
}

interface FieldBase extends Common {
  /** Name of the value. */
  readonly key: string
  readonly label: string
  readonly description: string | null
  readonly required: boolean
  /** Shown, never taken from a post. */
  readonly readonly: boolean
}

export type Field = TextField | NumberField | DateTimeField | Checkbox | ChoiceField | Checklist | FilePicker

export interface TextField extends FieldBase {
  readonly type: 'textfield' | 'textarea'
  readonly minLength: number | null
  readonly maxLength: number | null
  readonly pattern: string | null
  readonly validationType: 'email' | 'phone' | null
  readonly defaultValue: string | null
}

export interface NumberField extends FieldBase {
  readonly type: 'number'
  readonly min: number | null
  readonly max: number | null
  readonly decimalDigits: number | null
  /** The value is decimal text instead of a number. */
  readonly asText: boolean
  /** Unit behind the input, such as `EUR`. */
  readonly suffix: string | null
  readonly defaultValue: number | null
}

export interface DateTimeField extends FieldBase {
  readonly type: 'datetime'
  readonly subtype: 'date' | 'time'
  readonly notPast: boolean
}

export interface Checkbox extends FieldBase {
  readonly type: 'checkbox'
  readonly defaultValue: boolean
}

export interface Option {
  readonly label: string
  readonly value: string
}

export interface ChoiceField extends FieldBase {
  readonly type: 'radio' | 'select'
  readonly options: readonly Option[]
  readonly defaultValue: string | null
}

export interface Checklist extends FieldBase {
  readonly type: 'checklist'
  readonly options: readonly Option[]
  readonly defaultValue: readonly string[]
}

export interface FilePicker extends FieldBase {
  readonly type: 'filepicker'
  readonly multiple: boolean
  /** As in HTML: `.pdf,image/*`. */
  readonly accept: string | null
}

export type Shown =
  | (Common & { readonly type: 'text'; readonly text: string })
  | (Common & { readonly type: 'separator' })
  | (Common & { readonly type: 'spacer'; readonly height: number })

export interface Group extends Common {
  readonly type: 'group'
  readonly label: string
  readonly components: readonly Component[]
}

/** Why a form cannot be used: which component, and what to do instead. */
export interface FormProblem {
  /** Key or id of the component; the form's id when the form as a whole is meant. */
  readonly element: string
  readonly reason: string
}

/** True for components that take a value. */
export const isField = (component: Component): component is Field => 'key' in component

/** All fields in reading order, those inside groups too. */
export const fieldsOf = (components: readonly Component[]): readonly Field[] =>
  components.flatMap((component) =>
    component.type === 'group' ? fieldsOf(component.components) : isField(component) ? [component] : [],
  )
