/** What a service costs, as far as anybody has said: the rule of the process, the fees that it reads, else the catalogue. */
import { germanDay, germanEuro } from '../../pages/format.ts'
import { isFeeKey, type Fee } from '../../records/fees.ts'
import type { SettingEntry } from '../../records/settings.ts'
import type { CatalogueService } from '../../ratings/service.ts'
import type { Result } from '../results.ts'

export interface Paid {
  readonly results: readonly Result[]
  /** Settings that the process reads. */
  readonly rates: readonly string[]
  /** The own fees among them, as they hold today. */
  readonly fees: readonly SettingEntry<Fee>[]
}

/** Text and where it comes from; null where nobody has said. What the process calculates itself goes before what the catalogue says. */
export function costOf(paid: Paid, catalogue: CatalogueService | null): readonly [text: string, from: string] | null {
  const money = paid.results.filter(isMoney)
  const amounts = money.flatMap(({ answers }) => answers).map(Number)
  if (amounts.length > 0 && amounts.every((one) => Number.isFinite(one))) return [eachOf(amounts), 'Regel']
  if (paid.fees.length > 0) return [paid.fees.map(sayFee).join('\n'), 'Gebühren der Stadt']
  const knowsItself = money.length > 0 || paid.rates.some(isFeeKey)
  if (knowsItself || !catalogue?.fee.text) return null
  return [`${catalogue.fee.text}${catalogue.fee.checked ? '' : NOT_CHECKED}`, 'Katalog']
}

const NOT_CHECKED = ' (nicht geprüft)'

/** A number that people call a price. */
const isMoney = ({ expression, label, number }: Result): boolean =>
  number && /geb(ü|ue)hr|kosten|entgelt|preis|beitrag|betrag/i.test(`${expression} ${label}`)

function eachOf(amounts: readonly number[]): string {
  const [last = '', ...others] = [...new Set(amounts)].sort((one, other) => other - one).map(germanEuro)
  return others.length === 0 ? last : `${others.toReversed().join(', ')} oder ${last}, je nach Fall`
}

const sayFee = ({ value: { name, amount, unit }, validFrom, checked }: SettingEntry<Fee>): string =>
  `${name}: ${[germanEuro(amount), unit].filter(Boolean).join(' ')} (seit ${germanDay(validFrom)}${checked ? '' : '; nicht geprüft'})`
