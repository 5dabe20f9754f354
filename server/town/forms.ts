/** The forms in which a setting of the town is changed, and what a valid change is. */
import { z } from 'zod'
import { parseForm, validateForm, type Form, type FormError, type Json, type Variables } from '../../engine/index.ts'
import { settingSchemas, type NewSetting, type SettingKey } from '../records/settings.ts'

export interface SettingPage {
  readonly key: SettingKey
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
  rechtsbehelf: [{ type: 'textarea', key: 'text', label: 'Text', validate: { required: true, maxLength: 4000 } }],
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

const always = [
  {
    type: 'datetime',
    subtype: 'date',
    key: 'validFrom',
    dateLabel: 'Gilt ab',
    description: 'Bis dahin gilt der bisherige Wert weiter',
    validate: needed,
  },
  line('source', 'Quelle', { required: true, maxLength: 200 }, 'zum Beispiel Satzung vom 12.11.2026, § 5'),
  { type: 'checkbox', key: 'checked', label: 'Ich habe den Wert mit der Quelle verglichen (geprüft).' },
]

export function settingForm(key: SettingKey): Form {
  const components = [...fields[key], ...always].map((field) => ({ ...field, id: `Feld_${field.key}` }))
  return parseForm({ type: 'default', schemaVersion: 16, id: key, components }).form
}

const Frame = z.object({ validFrom: z.iso.date(), source: z.string(), checked: z.boolean() })

export type ReadSetting<K extends SettingKey> =
  | { readonly setting: Pick<NewSetting<K>, 'value' | 'validFrom' | 'source' | 'checked'> }
  | { readonly errors: readonly FormError[]; readonly values: Variables }

/** Reads a posted change: first as a form, then by the setting's own rules. */
export function readSetting<K extends SettingKey>(key: K, posted: unknown, now: string): ReadSetting<K> {
  const { values, errors } = validateForm(settingForm(key), posted, { now })
  if (errors.length > 0) return { errors, values }
  const entries = fields[key].map((field): [string, Json] => [
    field.key,
    values[field.key] ?? (field['type'] === 'checkbox' ? false : ''),
  ])
  const parsed = settingSchemas[key].safeParse(Object.fromEntries(entries))
  if (parsed.success) return { setting: { value: parsed.data as NewSetting<K>['value'], ...Frame.parse(values) } }
  return { values, errors: parsed.error.issues.map(({ path, message }) => ({ key: String(path[0] ?? ''), message })) }
}
