/** Numbers as people write them in German: comma for decimals, points between thousands. */

const grouped = /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/
const comma = /^[+-]?\d+,\d+$/
const plain = /^[+-]?\d+(\.\d+)?$/

/**
 * Reads a number without guessing.
 *
 * @param digits decimals the field allows; null when it does not say
 * @returns decimal text with a point; `ambiguous` for `1.234` where both readings are possible; null when it is no number
 */
export function readNumber(text: string, digits: number | null): { decimal: string } | 'ambiguous' | null {
  const compact = text.replace(/[\s\u00a0\u202f]/g, '').replace(/^\u2212/, '-')
  if (grouped.test(compact)) {
    const both = plain.test(compact) && (digits === null || digits > 2)
    return both ? 'ambiguous' : { decimal: tidy(compact.replaceAll('.', '').replace(',', '.')) }
  }
  if (comma.test(compact)) return { decimal: tidy(compact.replace(',', '.')) }
  return plain.test(compact) ? { decimal: tidy(compact) } : null
}

const tidy = (decimal: string): string => decimal.replace(/^\+/, '').replace(/^(-?)0+(?=\d)/, '$1')

/** How many digits stand behind the point. */
export const decimalsOf = (decimal: string): number => decimal.split('.')[1]?.replace(/0+$/, '').length ?? 0
