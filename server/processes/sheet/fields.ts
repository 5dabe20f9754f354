/** What a fact sheet asks, in its order. */
export const fieldKeys = [
  'purpose',
  'trigger',
  'result',
  'norms',
  'volumes',
  'roles',
  'systems',
  'documents',
  'retention',
  'categories',
  'persons',
  'recipients',
  'transfers',
  'measures',
  'risks',
] as const
export type FieldKey = (typeof fieldKeys)[number]

interface Field {
  readonly title: string
  readonly hint: string
}

export const fields: Readonly<Record<FieldKey, Field>> = {
  purpose: { title: 'Zweck', hint: 'Wozu gibt es das Verfahren?' },
  trigger: { title: 'Auslöser', hint: 'Womit beginnt es?' },
  result: { title: 'Ergebnis', hint: 'Was liegt am Ende vor, und bei wem?' },
  norms: { title: 'Rechtsgrundlagen', hint: 'Gesetz, Satzung, Dienstanweisung' },
  volumes: { title: 'Fälle im Jahr, je Eingangsweg', hint: 'zum Beispiel 300 am Schalter, 40 mit der Post' },
  roles: { title: 'Beteiligte Stellen', hint: 'Stellen, keine Namen' },
  systems: { title: 'Programme', hint: 'Fachverfahren, Register, Ablagen' },
  documents: { title: 'Schreiben und Vorlagen', hint: 'Formulare, Bescheide, Nachweise' },
  retention: { title: 'Aufbewahrung', hint: 'Wie lange, und nach welcher Regel?' },
  categories: { title: 'Arten der Daten', hint: 'zum Beispiel Name, Anschrift, Bankverbindung' },
  persons: { title: 'Betroffene Personen', hint: 'zum Beispiel Antragstellende, Vertretung, Nachbarn' },
  recipients: { title: 'Empfänger', hint: 'Wer bekommt Daten daraus?' },
  transfers: { title: 'Übermittlung in andere Länder', hint: 'Außerhalb der EU; sonst: keine' },
  measures: { title: 'Schutzmaßnahmen', hint: 'zum Beispiel Rechte je Amt, Verschlüsselung, Löschung' },
  risks: { title: 'Risiken', hint: 'Was kann schiefgehen, und was geschieht dann?' },
}

/** Where a value comes from. */
export const sources = ['measured', 'estimate', 'interview', 'document'] as const
export type Source = (typeof sources)[number]

export const sourceWords: Readonly<Record<Source, string>> = {
  measured: 'gemessen',
  estimate: 'geschätzt',
  interview: 'Gespräch',
  document: 'nachgelesen',
}
