/** A setting's value as people read it. */
import type { VNode } from 'preact'
import { readableIban } from '../records/iban.ts'
import { isFeeKey, type Fee } from '../records/fees.ts'
import type { SettingKey, SettingValue } from '../records/settings.ts'
import type { PageKey, PageValue } from './forms.ts'

type Rows = readonly (readonly [label: string, text: string])[]

const money = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' })

const rowsOf: { readonly [K in SettingKey]: (value: SettingValue<K>) => Rows } = {
  'hundesteuer.saetze': ({ first, second, further, listed }) => [
    ['Erster Hund', money.format(first)],
    ['Zweiter Hund', money.format(second)],
    ['Jeder weitere Hund', money.format(further)],
    ['Gelisteter Hund', money.format(listed)],
  ],
  rechtsbehelf: ({ text, payment }) => [
    ['Text', text],
    ['Nur wenn etwas zu zahlen ist', payment || 'nicht angegeben'],
  ],
  konto: ({ name, iban, bic }) => [
    ['Inhaberin oder Inhaber', name],
    ['IBAN', readableIban(iban)],
    ['BIC', bic || 'nicht angegeben'],
  ],
  briefkopf: ({ sender, street, postalCode, city, phone, email, web }) => [
    ['Absender', sender],
    ['Anschrift', `${street}, ${postalCode} ${city}`],
    ['Telefon', phone || 'nicht angegeben'],
    ['E-Mail', email || 'nicht angegeben'],
    ['Internet', web || 'nicht angegeben'],
  ],
  vieraugen: ({ needed }) => [['Zweite Person', needed ? 'nötig' : 'nicht nötig']],
}

const feeRows = ({ name, amount, unit }: Fee): Rows => [
  ['Name', name],
  ['Betrag', [money.format(amount), unit].filter(Boolean).join(' ')],
]

/** The key says which of the values it is. */
const rowsFor = (setting: PageKey, value: PageValue): Rows =>
  isFeeKey(setting) ? feeRows(value as Fee) : (rowsOf[setting] as (value: PageValue) => Rows)(value)

export const ValueView = ({ setting, value }: { setting: PageKey; value: PageValue }): VNode => (
  <dl class="kern-description-list">
    {rowsFor(setting, value).map(([label, text]) => (
      <div class="kern-description-list-item">
        <dt class="kern-description-list-item__key">{label}</dt>
        <dd class="kern-description-list-item__value town-text">{text}</dd>
      </div>
    ))}
  </dl>
)
