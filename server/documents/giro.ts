/** GiroCode: the text that banking apps read (EPC069-12, version 002, UTF-8, SEPA credit transfer). */

export interface Payment {
  readonly holder: string
  readonly iban: string
  readonly bic: string | null
  /** EUR. */
  readonly amount: number
  /** Remittance text; for a town the Kassenzeichen. */
  readonly reference: string
}

/** The payload of at most 331 bytes. Throws when the amount is outside of what the standard allows. */
export function giroPayload({ holder, iban, bic, amount, reference }: Payment): string {
  if (!(amount >= 0.01 && amount <= 999_999_999.99))
    throw new Error(`An amount of ${amount} EUR cannot stand in a GiroCode.`)
  const lines = [
    'BCD',
    '002',
    '1',
    'SCT',
    bic ?? '',
    holder.slice(0, 70),
    compact(iban),
    `EUR${amount.toFixed(2)}`,
    '',
    '',
    reference.slice(0, 140),
  ]
  return lines.join('\n')
}

/** In groups of four, as people compare it. */
export const groupedIban = (iban: string): string =>
  compact(iban)
    .match(/.{1,4}/g)
    ?.join(' ') ?? iban

const compact = (iban: string): string => iban.replace(/\s/g, '').toUpperCase()
