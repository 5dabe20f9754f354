/** Checks an IBAN (ISO 13616): two letters, two check digits, and the remainder 1 when divided by 97 (ISO 7064). */
const lengths: Readonly<Record<string, number>> = { DE: 22, AT: 20, LU: 20, NL: 18, BE: 16, FR: 27, CH: 21 }

/** `iban` without spaces, in capitals. For countries not in the table only form and check digits are looked at. */
export function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) return false
  const wanted = lengths[iban.slice(0, 2)]
  return (wanted === undefined || iban.length === wanted) && remainder(iban) === 1
}

/** In groups of four, as printed on letters. */
export const readableIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ')

function remainder(iban: string): number {
  const turned = iban.slice(4) + iban.slice(0, 4)
  const digits = [...turned].map((sign) => parseInt(sign, 36).toString()).join('')
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0)
}
