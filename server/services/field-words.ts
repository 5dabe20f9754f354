/** What the fields of a service and of a letter are called for people, as on the page of the service. */
export const fieldWords = {
  id: 'Kennung',
  process: 'Prozess',
  slug: 'Anschrift im Portal',
  kind: 'Art',
  title: 'Titel',
  office: 'Zuständiges Amt',
  domain: 'Geheimnis',
  leika: 'LeiKa-Schlüssel',
  summary: 'Kurz gesagt',
  who: 'Wer darf',
  needed: 'Was man braucht',
  cost: 'Kosten',
  deadline: 'Frist',
  norms: 'Rechtsgrundlage',
  norm: 'Norm',
  says: 'Was sie regelt',
  checked: 'geprüft',
  source: 'Quelle',
  submit: 'Knopf zum Absenden',
  next: 'Was danach geschieht',
  supplyMessage: 'Unterlagen nachreichen',
  privacy: 'Datenschutz',
  purpose: 'Wofür',
  basis: 'Rechtsgrundlage der Verarbeitung',
  recipients: 'Wer sie bekommt',
  retention: 'Wie lange',
  categories: 'Welche Daten',
  rights: 'Rechte der Betroffenen',
  milestones: 'Stand',
  yourTurn: 'Sie sind dran',
  label: 'Was sie lesen',
  elements: 'Schritte',
  subject: 'Betreff',
  blocks: 'Absatz',
  type: 'Art',
  if: 'Bedingung',
  text: 'Text',
  block: 'Textbaustein',
  items: 'Aufzählung',
  rows: 'Zeile',
  giro: 'Zahlung',
  amount: 'Betrag',
  reference: 'Kassenzeichen',
  supply: 'fordert Unterlagen an',
} as const

const wordFor = (field: string): string => (fieldWords as Readonly<Record<string, string>>)[field] ?? field

/** „Rechtsgrundlage 2, Norm“. */
export function sayPath(path: readonly PropertyKey[]): string {
  const said: string[] = []
  for (const step of path) {
    if (typeof step === 'number') said.push(`${said.pop() ?? ''} ${step + 1}`.trim())
    else said.push(wordFor(String(step)))
  }
  return said.join(', ')
}
