/** Figures as they stand in reports. */

/** `1.234,5`, with so many digits behind the comma. */
export const decimal = (value: number, digits: number): string =>
  new Intl.NumberFormat('de-DE', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    Math.abs(value) < 1e-9 ? 0 : value,
  )
