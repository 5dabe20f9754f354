/** What the fields of a service and of a letter are called for people. */
export const fieldWords: Readonly<Record<string, string>> = {
  id: 'Kennung',
  process: 'Prozess',
  slug: 'Adresse',
  kind: 'Art',
  title: 'Name',
  office: 'Amt',
  domain: 'Bereich',
  leika: 'Leistungsschlüssel (LeiKa)',
  summary: 'Kurz gesagt',
  who: 'Für wen',
  needed: 'Was man braucht',
  cost: 'Kosten',
  deadline: 'Frist',
  norms: 'Rechtsgrundlagen',
  norm: 'Fundstelle',
  says: 'Aussage',
  checked: 'geprüft',
  source: 'Quelle',
  submit: 'Knopf zum Absenden',
  next: 'Wie es weitergeht',
  supplyMessage: 'Nachricht für nachgereichte Unterlagen',
  privacy: 'Datenschutz',
  purpose: 'Zweck',
  basis: 'Rechtsgrundlage',
  recipients: 'Empfänger',
  retention: 'Aufbewahrung',
  categories: 'Kategorien von Daten',
  rights: 'Rechte',
  milestones: 'Was der Bürger vom Stand sieht',
  yourTurn: 'Sie sind dran',
  label: 'Bezeichnung',
  elements: 'Schritte',
  subject: 'Betreff',
  blocks: 'Text',
  type: 'Art',
  if: 'Bedingung',
  text: 'Text',
  block: 'Textbaustein',
  items: 'Aufzählung',
  rows: 'Tabelle',
  giro: 'Zahlung',
  amount: 'Betrag',
  reference: 'Kassenzeichen',
  supply: 'fordert Unterlagen an',
}

/** „Rechtsgrundlagen 2, Fundstelle“. */
export function sayPath(path: readonly PropertyKey[]): string {
  const said: string[] = []
  for (const step of path) {
    if (typeof step === 'number') said.push(`${said.pop() ?? ''} ${step + 1}`.trim())
    else said.push(fieldWords[String(step)] ?? String(step))
  }
  return said.join(', ')
}
