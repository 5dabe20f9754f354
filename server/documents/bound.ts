/**
 * Keeps together what a line break would tear: paragraph signs and their numbers, amounts and EUR, postal code and town,
 * and the parts of a date written out.
 */
export const bound = (text: string): string =>
  text
    .replace(/(§§?|Absatz|Abs\.|Nr\.|Satz) (?=\d)/g, '$1\u00a0')
    .replace(/(\d) (?=(EUR|€|Uhr)(?!\p{L}))/gu, '$1\u00a0')
    .replace(/(?<!\d)(\d{5}) (?=\p{Lu})/gu, '$1\u00a0')
    .replace(
      /(?<!\d)(\d{1,2}\.) (?=(Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember))/g,
      '$1\u00a0',
    )
