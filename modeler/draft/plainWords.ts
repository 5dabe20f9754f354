/** The words of a text in plain small letters: `Straße & Ort` is `strasse`, `ort`. */
export function plainWords(text: string): readonly string[] {
  const plain = text.toLowerCase().replace(/[äöüß]/g, (sign) => umlauts[sign] ?? sign)
  const bare = plain.normalize('NFD').replace(/\p{M}/gu, '')
  return bare.split(/[^a-z0-9]+/).filter(Boolean)
}

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }
