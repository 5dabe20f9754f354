/** form-js JSON, component by component: what is read, and how it becomes our model. */
import { z } from 'zod'
import { syntaxError } from '../feel/compile.ts'
import type {
  Checkbox,
  Checklist,
  ChoiceField,
  DateTimeField,
  FilePicker,
  NumberField,
  Shown,
  TextField,
} from './form.ts'

const template = 'Formeln und {{ }} in Texten gibt es hier nicht. Bitte schreiben Sie festen Text.'
/** A text for people. form-js would evaluate a leading `=` and `{{ }}`; showing them raw would be wrong. */
const words = z.string().refine((text) => !text.startsWith('=') && !text.includes('{{'), template)
const count = z.number().int().nonnegative()
const orNull = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null)

const condition = z
  .object({
    hide: z
      .string()
      .startsWith('=', 'Die Bedingung, unter der das Feld fehlt, muss mit „=“ beginnen.')
      .refine(
        (feel) => !feel.startsWith('=') || !syntaxError(feel.slice(1) || 'null'),
        'Die Bedingung, unter der das Feld fehlt, ist nicht lesbar.',
      )
      .optional(),
  })
  .nullish()
  .transform((value) => value?.hide?.slice(1).trim() || null)

const common = {
  id: z.string().min(1),
  conditional: condition,
  properties: z
    .record(z.string(), z.coerce.string())
    .nullish()
    .transform((value) => value ?? {}),
}

const key = z
  .string()
  .regex(
    /^[\p{L}][\p{L}\p{N}_]*$/u,
    'Der Schlüssel darf nur Buchstaben, Ziffern und Unterstriche enthalten und beginnt mit einem Buchstaben.',
  )
const flag = z
  .literal([true, false], 'Nur ja oder nein ist möglich, keine Formel.')
  .nullish()
  .transform((value) => value ?? false)

const field = { ...common, key, label: words.default(''), description: orNull(words), readonly: flag, disabled: flag }
const required = z.boolean().default(false)
const validate = <T extends z.ZodRawShape>(shape: T) => z.object({ required, ...shape }).prefault({} as never)

interface RawCommon {
  id: string
  conditional: string | null
  properties: Record<string, string>
}
interface RawField extends RawCommon {
  key: string
  label: string
  description: string | null
  readonly: boolean
  disabled: boolean
  validate: { required: boolean }
}

const commonOf = (raw: RawCommon) => ({ id: raw.id, hide: raw.conditional, properties: raw.properties })
const fieldOf = (raw: RawField) => ({
  ...commonOf(raw),
  key: raw.key,
  label: raw.label || raw.key,
  description: raw.description || null,
  required: raw.validate.required,
  readonly: raw.readonly || raw.disabled,
})

const regex = z.string().refine(compiles, 'Das Muster ist kein gültiger regulärer Ausdruck.')
function compiles(source: string): boolean {
  try {
    return Boolean(new RegExp(source, 'u'))
  } catch {
    return false
  }
}

const textual = z
  .object({
    ...field,
    type: z.literal(['textfield', 'textarea']),
    defaultValue: orNull(z.string()),
    validate: validate({
      minLength: orNull(count),
      maxLength: orNull(count),
      pattern: orNull(regex),
      validationType: z
        .enum(['email', 'phone', 'custom', ''])
        .nullish()
        .transform((value) => (value === 'email' || value === 'phone' ? value : null)),
    }),
  })
  .transform((raw): TextField => {
    const { minLength, maxLength, pattern, validationType } = raw.validate
    return {
      ...fieldOf(raw),
      type: raw.type,
      minLength,
      maxLength,
      pattern: pattern || null,
      validationType,
      defaultValue: raw.defaultValue,
    }
  })

const number = z
  .object({
    ...field,
    type: z.literal('number'),
    decimalDigits: orNull(count),
    serializeToString: flag,
    appearance: z.object({ suffixAdorner: orNull(words) }).nullish(),
    defaultValue: orNull(z.number()),
    validate: validate({ min: orNull(z.number()), max: orNull(z.number()) }),
  })
  .transform((raw): NumberField => ({
    ...fieldOf(raw),
    type: 'number',
    min: raw.validate.min,
    max: raw.validate.max,
    decimalDigits: raw.decimalDigits,
    asText: raw.serializeToString,
    suffix: raw.appearance?.suffixAdorner ?? null,
    defaultValue: raw.defaultValue,
  }))

const datetime = z
  .object({
    ...field,
    type: z.literal('datetime'),
    subtype: z.enum(['date', 'time'], 'Datum und Uhrzeit in einem Feld gibt es nicht. Bitte nehmen Sie zwei Felder.'),
    label: words.optional(),
    dateLabel: words.optional(),
    timeLabel: words.optional(),
    disallowPassedDates: flag,
    validate: validate({}),
  })
  .transform((raw): DateTimeField => ({
    ...fieldOf({ ...raw, label: (raw.subtype === 'date' ? raw.dateLabel : raw.timeLabel) ?? raw.label ?? '' }),
    type: 'datetime',
    subtype: raw.subtype,
    notPast: raw.disallowPassedDates,
  }))

const checkbox = z
  .object({ ...field, type: z.literal('checkbox'), defaultValue: flag, validate: validate({}) })
  .transform((raw): Checkbox => ({ ...fieldOf(raw), type: 'checkbox', defaultValue: raw.defaultValue }))

const fixedOnly = 'Möglichkeiten aus Daten oder Formeln gibt es nicht. Bitte zählen Sie die Möglichkeiten auf.'
const options = {
  values: z.array(z.object({ label: words, value: z.string().min(1) }), fixedOnly).min(1, fixedOnly),
}

const choice = z
  .object({
    ...field,
    ...options,
    type: z.literal(['radio', 'select']),
    defaultValue: orNull(z.string()),
    validate: validate({}),
  })
  .transform((raw): ChoiceField => ({
    ...fieldOf(raw),
    type: raw.type,
    options: raw.values,
    defaultValue: raw.defaultValue,
  }))

const checklist = z
  .object({
    ...field,
    ...options,
    type: z.literal('checklist'),
    defaultValue: z.array(z.string()).default([]),
    validate: validate({}),
  })
  .transform((raw): Checklist => ({
    ...fieldOf(raw),
    type: 'checklist',
    options: raw.values,
    defaultValue: raw.defaultValue,
  }))

const filepicker = z
  .object({ ...field, type: z.literal('filepicker'), multiple: flag, accept: orNull(words), validate: validate({}) })
  .transform((raw): FilePicker => ({
    ...fieldOf(raw),
    type: 'filepicker',
    multiple: raw.multiple,
    accept: raw.accept || null,
  }))

const text = z
  .object({ ...common, type: z.literal('text'), text: words.default('') })
  .transform((raw): Shown => ({ ...commonOf(raw), type: 'text', text: raw.text }))
const separator = z
  .object({ ...common, type: z.literal('separator') })
  .transform((raw): Shown => ({ ...commonOf(raw), type: 'separator' }))
const spacer = z
  .object({ ...common, type: z.literal('spacer'), height: z.number().default(0) })
  .transform((raw): Shown => ({ ...commonOf(raw), type: 'spacer', height: raw.height }))

/** A group's own part; its components are read one by one, so that each problem names its component. */
export const groupSchema = z
  .object({
    ...common,
    label: words.default(''),
    path: z.literal('', 'Gruppen mit eigenem Pfad gibt es nicht. Bitte lassen Sie den Pfad leer.').nullish(),
    components: z.array(z.unknown()).default([]),
  })
  .transform((raw) => ({ ...commonOf(raw), label: raw.label, components: raw.components }))

/** Every component type that this program runs, but `group`. */
export const componentSchemas = {
  textfield: textual,
  textarea: textual,
  number,
  datetime,
  checkbox,
  checklist,
  radio: choice,
  select: choice,
  filepicker,
  text,
  separator,
  spacer,
} as const

export const formSchema = z.object({
  id: z.string().min(1),
  type: z.literal('default').default('default'),
  schemaVersion: z
    .number()
    .min(9, 'Die Formularversion ist zu alt. Bitte öffnen und speichern Sie das Formular im Formulareditor neu.'),
  components: z.array(z.unknown()),
})
