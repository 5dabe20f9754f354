/** Numbers that carry their own check. */

/** IBAN by ISO 13616: letters and digits, the length of its country where it is German, remainder 1 by ISO 7064 mod 97-10. */
export function validIban(text: string): boolean {
  const iban = compact(text)
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false
  if (iban.startsWith('DE') && !/^DE\d{20}$/.test(iban)) return false
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}

/** Number of an animal's chip by ISO 11784: three digits of country or maker, twelve of the animal. */
export const validChip = (text: string): boolean => /^\d{15}$/.test(compact(text))

/** Without the blanks and hyphens that people write for readability, in capitals. */
export const compact = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase()
