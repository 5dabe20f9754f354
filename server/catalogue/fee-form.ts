/** The form in which a fee is entered or corrected, and what a posted one says. */
import { parseForm, validateForm, type Form, type FormError, type Variables } from '../../engine/index.ts'
import type { Fee, FeeKind, FeeTerms } from '../ratings/fees.ts'

const field = (type: string, key: string, label: string, more: object = {}) => ({
  ...{ type, key, label, id: `Feld_${key}` },
  ...more,
})
const euro = (key: string, label: string, description: string) =>
  field('number', key, label, {
    ...{ description, decimalDigits: 2, appearance: { suffixAdorner: 'EUR' }, validate: { min: 0, max: 100_000 } },
  })
const day = (key: string, label: string, description: string, required: boolean) => ({
  ...field('datetime', key, '', { subtype: 'date', dateLabel: label, description, validate: { required } }),
})

export const feeForm: Form = parseForm({
  type: 'default',
  schemaVersion: 16,
  id: 'gebuehr',
  components: [
    field('textfield', 'title', 'Wofür', {
      description: 'zum Beispiel „je Ausweis“ oder „ermäßigt“; Einträge mit demselben Namen lösen einander ab',
      validate: { required: true, maxLength: 120 },
    }),
    field('radio', 'kind', 'Art', {
      values: [
        { value: 'fixed', label: 'fester Betrag' },
        { value: 'range', label: 'Rahmen (von … bis …)' },
        { value: 'formula', label: 'nach einer Berechnung' },
        { value: 'free', label: 'gebührenfrei' },
      ],
      validate: { required: true },
    }),
    euro('amount', 'Betrag', 'Beim Rahmen der kleinste'),
    euro('amountTo', 'Höchster Betrag', 'Nur beim Rahmen'),
    field('textfield', 'formula', 'Berechnung', {
      description: 'zum Beispiel „1,50 EUR je Quadratmeter und Woche, mindestens 20 EUR“',
      validate: { maxLength: 300 },
    }),
    field('textfield', 'norm', 'Rechtsgrundlage', {
      description: 'zum Beispiel Verwaltungsgebührensatzung vom 12.11.2026, Nr. 4',
      validate: { required: true, maxLength: 200 },
    }),
    field('checkbox', 'checked', 'Der Eintrag ist mit der Rechtsgrundlage verglichen (geprüft).'),
    day('validFrom', 'Gilt ab', 'Erster Tag', true),
    day('validTo', 'Gilt bis', 'Letzter Tag; ohne Angabe bis zum nächsten Eintrag', false),
    field('textfield', 'reason', 'Grund', {
      description: 'Nötig, wenn sich ändert, was schon galt',
      validate: { maxLength: 300 },
    }),
  ],
}).form

export type ReadFee =
  | { readonly terms: FeeTerms; readonly reason: string }
  | { readonly errors: readonly FormError[]; readonly values: Variables }

export function readFee(posted: unknown, now: string): ReadFee {
  const { values, errors } = validateForm(feeForm, posted, { now })
  if (errors.length > 0) return { errors, values }
  const text = (key: string): string => String(values[key] ?? '').trim()
  const cents = (key: string): number | null =>
    typeof values[key] === 'number' ? Math.round((values[key] as number) * 100) : null
  const terms: FeeTerms = {
    ...{ title: text('title'), kind: text('kind') as FeeKind, norm: text('norm'), checked: values['checked'] === true },
    ...{ amount: cents('amount'), amountTo: cents('amountTo'), formula: text('formula') || null },
    ...{ validFrom: text('validFrom'), validTo: text('validTo') || null },
  }
  const wrong = wrongTerms(terms)
  return wrong.length > 0 ? { errors: wrong, values } : { terms, reason: text('reason') }
}

/** Each kind has what belongs to it and nothing else: an amount beside "gebührenfrei" would be a contradiction. */
function wrongTerms({ kind, amount, amountTo, formula }: FeeTerms): readonly FormError[] {
  const has = { amount: amount !== null, amountTo: amountTo !== null, formula: formula !== null }
  const wants = {
    amount: kind === 'fixed' || kind === 'range',
    amountTo: kind === 'range',
    formula: kind === 'formula',
  }
  const missing = {
    amount: 'Bitte nennen Sie den Betrag.',
    amountTo: 'Bitte nennen Sie den höchsten Betrag.',
    formula: 'Bitte nennen Sie die Berechnung.',
  }
  const keys = ['amount', 'amountTo', 'formula'] as const
  const wrong = keys
    .filter((key) => has[key] !== wants[key])
    .map((key) => ({ key, message: wants[key] ? missing[key] : 'Passt nicht zur gewählten Art: Bitte leer lassen.' }))
  return wrong.length === 0 && kind === 'range' && (amountTo ?? 0) <= (amount ?? 0)
    ? [{ key: 'amountTo', message: 'Der höchste Betrag muss größer sein als der kleinste.' }]
    : wrong
}

/** A fee as the form shows it. */
export const filledFee = (fee: Fee): Readonly<Record<string, unknown>> => ({
  ...{ title: fee.title, kind: fee.kind, formula: fee.formula ?? '', norm: fee.norm, checked: fee.checked },
  amount: fee.amount === null ? undefined : fee.amount / 100,
  amountTo: fee.amountTo === null ? undefined : fee.amountTo / 100,
  ...{ validFrom: fee.validFrom, validTo: fee.validTo ?? '' },
})
