/** The forms in which a setting of the town is changed, and what a valid change is. */
import { z } from 'zod'
import { parseForm, validateForm, type Form, type FormError, type Json, type Variables } from '../../engine/index.ts'
import type { SettingChange } from '../records/setting-changes.ts'
import { Fee, feeId, isFeeKey, type FeeKey } from '../records/fees.ts'
import { settingSchemas, type SettingKey, type SettingValue } from '../records/settings.ts'

/** What has a page of its own below the town's settings. */
export type PageKey = SettingKey | FeeKey
export type PageValue<K extends PageKey = PageKey> = K extends SettingKey ? SettingValue<K> : Fee

export interface SettingPage {
  readonly key: PageKey
  /** Last part of the page's address. */
  readonly slug: string
  readonly title: string
  readonly says: string
}

export const settingPages: readonly SettingPage[] = [
  {
    key: 'hundesteuer.saetze',
    slug: 'hundesteuer',
    title: 'Hundesteuersätze',
    says: 'Betrag in EUR für ein ganzes Jahr. Die Sätze stehen in der Hundesteuersatzung.',
  },
  {
    key: 'rechtsbehelf',
    slug: 'rechtsbehelf',
    title: 'Rechtsbehelfsbelehrung',
    says: 'Steht am Ende jedes Bescheids. Fehlt sie oder ist sie falsch, gilt eine Frist von einem Jahr (§ 58 VwGO).',
  },
  { key: 'konto', slug: 'konto', title: 'Bankverbindung', says: 'Steht auf Bescheiden und im GiroCode.' },
  { key: 'briefkopf', slug: 'briefkopf', title: 'Briefkopf', says: 'Absender auf Briefen und Bescheiden.' },
  {
    key: 'vieraugen',
    slug: 'vieraugen',
    title: 'Vier Augen bei Prozessen',
    says: 'Wer einen Prozess zuletzt gezeichnet hat, stellt ihn dann nicht allein bereit: Jemand anderes stellt bereit oder hat zugestimmt.',
  },
]

export const aboutFee = (key: FeeKey, name: string): SettingPage => ({
  key,
  slug: `gebuehr-${feeId(key)}`,
  title: `Gebühr ${name}`,
  says: 'Betrag in EUR. Prozesse lesen ihn mit dem Schritt „Gebührensätze holen“; in einer Regel schreiben Sie danach für den Betrag „saetze.amount“.',
})

/** What a value must be. */
export const schemaOf = (key: PageKey): z.ZodType<PageValue> => (isFeeKey(key) ? Fee : settingSchemas[key])

const needed = { required: true }
const euro = (key: string, label: string) => ({
  type: 'number',
  key,
  label,
  decimalDigits: 2,
  appearance: { suffixAdorner: 'EUR' },
  validate: { required: true, min: 0 },
})
const line = (key: string, label: string, validate: object = needed, description = '') => ({
  type: 'textfield',
  key,
  label,
  validate,
  description,
})

type FieldJson = Readonly<Record<string, unknown>> & { readonly key: string }

const fields: Readonly<Record<SettingKey, readonly FieldJson[]>> = {
  'hundesteuer.saetze': [
    euro('first', 'Erster Hund'),
    euro('second', 'Zweiter Hund'),
    euro('further', 'Jeder weitere Hund'),
    euro('listed', 'Gelisteter Hund'),
  ],
  rechtsbehelf: [
    { type: 'textarea', key: 'text', label: 'Text', validate: { required: true, maxLength: 4000 } },
    {
      type: 'textarea',
      key: 'payment',
      label: 'Nur wenn etwas zu zahlen ist',
      description:
        'Steht als letzter Absatz auf Bescheiden, mit denen etwas zu zahlen ist. Steht der Satz zur Zahlung noch oben im Text, dann nehmen Sie ihn dort heraus: Was oben steht, steht auf jedem Bescheid.',
      validate: { maxLength: 1000 },
    },
  ],
  konto: [
    line('name', 'Kontoinhaberin oder Kontoinhaber'),
    line('iban', 'IBAN', needed, 'zum Beispiel DE12 3456 7890 1234 5678 90'),
    line('bic', 'BIC', {}, 'Bei Konten in Deutschland nicht nötig'),
  ],
  briefkopf: [
    line('sender', 'Absender'),
    line('street', 'Straße und Hausnummer'),
    line('postalCode', 'Postleitzahl', { required: true, maxLength: 5 }),
    line('city', 'Ort'),
    line('phone', 'Telefon', {}),
    line('email', 'E-Mail', {}),
    line('web', 'Internetadresse', {}),
  ],
  vieraugen: [{ type: 'checkbox', key: 'needed', label: 'Eine zweite Person ist nötig' }],
}

const validFrom = {
  type: 'datetime',
  subtype: 'date',
  key: 'validFrom',
  dateLabel: 'Gilt ab',
  description: 'Bis dahin gilt der bisherige Wert weiter',
  validate: needed,
}
const always = [
  line('source', 'Quelle', { required: true, maxLength: 200 }, 'zum Beispiel Satzung vom 12.11.2026, § 5'),
  { type: 'checkbox', key: 'checked', label: 'Der Wert ist mit der Quelle verglichen (geprüft).' },
  line('checkedBy', 'Geprüft von', { maxLength: 120 }, 'Name oder Stelle; ohne Angabe Sie selbst'),
  { type: 'datetime', subtype: 'date', key: 'checkedOn', dateLabel: 'Geprüft am', description: 'Ohne Angabe heute' },
]
const reason = line(
  'reason',
  'Grund',
  { maxLength: 300 },
  'Nötig, wenn sich ändert, was schon galt; zum Beispiel „Tippfehler, Satzung § 5 nennt 75 EUR“',
)

const blockFields: readonly FieldJson[] = [
  line('title', 'Titel', { required: true, maxLength: 120 }),
  {
    type: 'textarea',
    key: 'text',
    label: 'Text',
    description:
      'Absätze trennt eine leere Zeile. Werte des Vorgangs stehen in doppelten geschweiften Klammern: vorgang.nummer',
    validate: { required: true, maxLength: 4000 },
  },
]

const feeFields: readonly FieldJson[] = [
  line('name', 'Name', { required: true, maxLength: 120 }, 'zum Beispiel Bewohnerparkausweis'),
  euro('amount', 'Betrag'),
  line('unit', 'Wofür er gilt', { maxLength: 60 }, 'zum Beispiel im Jahr, je Ausweis'),
]

/** A setting's own fields, or those of a fee or a block of text. */
const fieldsOf = (key: PageKey | 'textbaustein'): readonly FieldJson[] =>
  key === 'textbaustein' ? blockFields : isFeeKey(key) ? feeFields : fields[key]

/** `correcting`: the day is given, and the value that begins on it is corrected. */
export function settingForm(key: PageKey | 'textbaustein', correcting = false): Form {
  const all = [...fieldsOf(key), ...(correcting ? [] : [validFrom]), ...always, reason]
  const components = all.map((field) => ({ ...field, id: `Feld_${field.key}` }))
  return parseForm({ type: 'default', schemaVersion: 16, id: key, components }).form
}

const Frame = z.object({
  validFrom: z.iso.date(),
  source: z.string(),
  checked: z.boolean(),
  checkedBy: z.string().nullish(),
  checkedOn: z.iso.date().nullish(),
  reason: z.string().nullish(),
})

export interface Posted {
  readonly posted: unknown
  readonly corrects: string | null
  readonly now: string
  readonly today: string
  /** Who checked it, where nobody else is named. */
  readonly by: string
}

export type ReadSetting<V> =
  | { readonly change: Omit<SettingChange<V>, 'at' | 'by'> }
  | { readonly errors: readonly FormError[]; readonly values: Variables }

/** Reads a posted change: first as a form, then by the setting's own rules. */
export function readSetting<V>(
  key: PageKey | 'textbaustein',
  schema: z.ZodType<V>,
  { posted, corrects, now, today, by }: Posted,
): ReadSetting<V> {
  const { values, errors } = validateForm(settingForm(key, corrects !== null), posted, { now })
  if (errors.length > 0) return { errors, values }
  const entries = fieldsOf(key).map((field): [string, Json] => [
    field.key,
    values[field.key] ?? (field['type'] === 'checkbox' ? false : ''),
  ])
  const parsed = schema.safeParse(Object.fromEntries(entries))
  if (!parsed.success)
    return { values, errors: parsed.error.issues.map(({ path, message }) => ({ key: String(path[0] ?? ''), message })) }
  const frame = Frame.parse({ ...values, ...(corrects === null ? {} : { validFrom: corrects }) })
  const wrong = wronglyChecked(frame, today)
  if (wrong) return { values, errors: [wrong] }
  const { checked, checkedBy, checkedOn } = frame
  return {
    change: {
      ...frame,
      corrects,
      value: parsed.data,
      reason: frame.reason || null,
      checkedBy: checked ? checkedBy || by : null,
      checkedOn: checked ? checkedOn || today : null,
    },
  }
}

function wronglyChecked({ checked, checkedBy, checkedOn }: z.output<typeof Frame>, today: string): FormError | null {
  if (!checked && (checkedBy || checkedOn))
    return {
      key: 'checked',
      message: 'Bitte bestätigen Sie, dass der Wert geprüft ist, oder lassen Sie „Geprüft von“ und „Geprüft am“ leer.',
    }
  return checkedOn && checkedOn > today
    ? { key: 'checkedOn', message: 'Die Prüfung kann nicht in der Zukunft liegen.' }
    : null
}
