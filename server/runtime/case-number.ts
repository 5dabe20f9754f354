/** Numbers of cases: `V-2026-000123-7`, readable aloud, with a check digit as the last group. */

/** The `n`th case of a year (local year of the town). */
export function caseNumber(year: number, n: number): string {
  const counted = String(n).padStart(6, '0')
  return `V-${year}-${counted}-${checkDigit(`${year}${counted}`)}`
}

/**
 * Reads a case number as people write it: lower case, other hyphens, blanks or nothing between the groups.
 * Null when it is none, or when the check digit shows a slip.
 */
export function parseCaseNumber(text: string): string | null {
  const [, year, counted, check] = /^V(\d{4})(\d{6,})(\d)$/i.exec(text.replace(/[\s\-–—.]/g, '')) ?? []
  if (!year || !counted || checkDigit(`${year}${counted}`) !== check) return null
  return `V-${year}-${counted}-${check}`
}

/** ISO 7064, MOD 11,10, as in the German tax number: finds every single wrong digit and nearly every swap of neighbours. */
function checkDigit(digits: string): string {
  let product = 10
  for (const digit of digits) product = (((Number(digit) + product) % 10 || 10) * 2) % 11
  return String((11 - product) % 10)
}
