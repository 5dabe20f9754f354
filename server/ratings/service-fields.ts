/** What the fields of a service are called, and how a change of one reads. */
import type { CatalogueService } from './service.ts'
import { checkedWord, responsibleWords } from './words.ts'

export const automationWords: Readonly<Record<CatalogueService['automation'], string>> = {
  full: 'voll',
  partial: 'teilweise',
  low: 'gering',
}

export const trustWords: Readonly<Record<NonNullable<CatalogueService['trust']>, string>> = {
  none: 'keines nötig',
  low: 'niedrig',
  substantial: 'substanziell',
  high: 'hoch',
}

export const feeKindWords: Readonly<Record<CatalogueService['fee']['kind'], string>> = {
  none: 'keine',
  fee: 'Gebühr',
  tax: 'Steuer',
  unknown: 'unbekannt',
}

export const matchWords: Readonly<Record<CatalogueService['leikaMatch'], string>> = {
  close: 'passt',
  partial: 'passt teilweise',
  none: 'kein Schlüssel',
}

type Said = readonly (readonly [label: string, says: (service: CatalogueService) => string])[]

const said: Said = [
  ['Name', ({ name }) => name],
  ['Amt', ({ office }) => office],
  ['Zuständig', ({ responsible }) => responsibleWords[responsible]],
  ['Automatisierbarkeit', ({ automation }) => automationWords[automation]],
  ['Vertrauensniveau', ({ trust }) => (trust === null ? 'offen' : trustWords[trust])],
  ['Rechtsgrundlage', ({ legalBasis }) => `${legalBasis.text} (${checkedWord(legalBasis.checked)})`],
  ['Quelle der Rechtsgrundlage', ({ legalBasis }) => legalBasis.source],
  ['Form', ({ form }) => form],
  ['Erscheinen', ({ appearance }) => appearance],
  ['Unterlagen', ({ documents }) => documents.join(', ')],
  ['Gebühr', ({ fee }) => `${fee.text}, ${feeKindWords[fee.kind]} (${checkedWord(fee.checked)})`],
  ['LeiKa', ({ leika }) => leika.map(({ key, name, type }) => `${key} ${name} [${type}]`).join(', ') || 'keiner'],
  ['Schlüssel', ({ leikaMatch }) => matchWords[leikaMatch]],
  ['OZG', ({ ozgBundle }) => (ozgBundle ? `${ozgBundle.name} (${ozgBundle.id})` : 'keine')],
  ['Nachnutzen', ({ nationwide }) => nationwide?.name ?? 'nichts'],
  ['Hinweis', ({ note }) => note],
]

/** A sentence for each field that differs: `Amt: standesamt → buergerbuero`. */
export const differences = (before: CatalogueService, after: CatalogueService): readonly string[] => {
  const named = said
    .filter(([, says]) => says(before) !== says(after))
    .map(([label, says]) => `${label}: ${says(before) || 'leer'} → ${says(after) || 'leer'}`)
  return named.length === 0 && JSON.stringify(before) !== JSON.stringify(after) ? ['weitere Angaben'] : named
}
