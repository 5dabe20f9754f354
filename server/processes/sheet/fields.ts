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

/** One text; several values, each with its own source; figures, each of one channel. */
export type Shape = 'text' | 'list' | 'counts'

interface Field {
  readonly title: string
  readonly hint: string
  readonly shape: Shape
}

export const fields: Readonly<Record<FieldKey, Field>> = {
  purpose: { title: 'Zweck', hint: 'Wozu gibt es das Verfahren?', shape: 'text' },
  trigger: { title: 'Auslöser', hint: 'Womit beginnt es?', shape: 'list' },
  result: { title: 'Ergebnis', hint: 'Was liegt am Ende vor, und bei wem?', shape: 'list' },
  norms: { title: 'Rechtsgrundlagen', hint: 'Gesetz, Satzung, Dienstanweisung', shape: 'list' },
  volumes: {
    title: 'Fälle im Jahr, je Eingangsweg',
    hint: 'Zahl und Weg, zum Beispiel 300 am Schalter',
    shape: 'counts',
  },
  roles: { title: 'Beteiligte Stellen', hint: 'Stellen, keine Namen', shape: 'list' },
  systems: { title: 'Programme', hint: 'Fachverfahren, Register, Ablagen', shape: 'list' },
  documents: { title: 'Schreiben und Vorlagen', hint: 'Formulare, Bescheide, Nachweise', shape: 'list' },
  retention: { title: 'Aufbewahrung', hint: 'Wie lange, und nach welcher Regel?', shape: 'text' },
  categories: { title: 'Arten der Daten', hint: 'zum Beispiel Name, Anschrift, Bankverbindung', shape: 'list' },
  persons: { title: 'Betroffene Personen', hint: 'zum Beispiel Antragstellende, Vertretung, Nachbarn', shape: 'list' },
  recipients: { title: 'Empfänger', hint: 'Wer bekommt Daten daraus?', shape: 'list' },
  transfers: { title: 'Übermittlung in andere Länder', hint: 'Außerhalb der EU; sonst: keine', shape: 'list' },
  measures: { title: 'Schutzmaßnahmen', hint: 'zum Beispiel Rechte je Amt, Verschlüsselung, Löschung', shape: 'list' },
  risks: { title: 'Risiken', hint: 'Was kann schiefgehen, und was geschieht dann?', shape: 'list' },
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
