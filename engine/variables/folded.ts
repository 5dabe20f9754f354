const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** A text in small plain letters, as it is compared and searched for: umlauts written out, other accents dropped. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[äöüß]/g, (sign) => umlauts[sign] ?? sign)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
