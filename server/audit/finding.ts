/** What `verify` can find, and how it says so. */
export type What =
  | 'payload'
  | 'header'
  | 'link'
  | 'end'
  | 'state'
  | 'unreadable'
  | 'record'
  | 'model'
  | 'row-without-case'
  | 'number-missing'
  | 'case-missing'
  | 'head-missing'
  | 'checkpoint-missing'
  | 'checkpoint-changed'
  | 'checkpoint-heads'
  | 'checkpoint-key'

export interface Finding {
  readonly what: What
  /** Number of the case, or its id where nobody knows the number any more. */
  readonly case: string | null
  /** Last event of the step. */
  readonly seq: number | null
  readonly checkpoint: number | null
  /** The row, where one can be named. */
  readonly detail: string | null
}

export const finding = (what: What, more: Partial<Omit<Finding, 'what'>> = {}): Finding => ({
  what,
  ...{ case: null, seq: null, checkpoint: null, detail: null },
  ...more,
})

const sentences: Readonly<Record<What, (found: Finding) => string>> = {
  payload: ({ seq }) => `Der Inhalt des Schritts bei Ereignis ${seq} wurde geändert.`,
  header: ({ seq }) => `Am Schritt bei Ereignis ${seq} wurde geändert, wer ihn wann womit getan hat.`,
  link: ({ seq }) => `Vor dem Schritt bei Ereignis ${seq} fehlt einer, oder er wurde vertauscht.`,
  end: () => 'Der letzte Schritt fehlt, oder der Vorgang zeigt auf einen anderen.',
  state: ({ detail }) => `Der gespeicherte Stand passt nicht zu den Schritten: ${detail}.`,
  unreadable: ({ detail }) => `Die Schritte lassen sich nicht nachspielen: ${detail}.`,
  record: ({ detail }) => `Die Unterlagen passen nicht zu den Schritten: ${detail}.`,
  model: ({ detail }) => `Das Modell ${detail}, wurde geändert, nachdem es veröffentlicht war.`,
  'row-without-case': ({ detail }) => `Zeilen ohne Vorgang oder Aufgabe: ${detail}.`,
  'number-missing': ({ detail }) => `Die Nummer ${detail} wurde vergeben, und ihre Zeile fehlt.`,
  'case-missing': ({ detail }) => `Der Vorgang fehlt${detail === null ? '' : `; von ihm ist noch da: ${detail}`}.`,
  'head-missing': ({ seq, checkpoint }) =>
    `Der Schritt bei Ereignis ${seq}, den Prüfpunkt ${checkpoint} bezeugt, ist nicht mehr da.`,
  'checkpoint-missing': ({ checkpoint }) => `Prüfpunkt ${checkpoint} fehlt.`,
  'checkpoint-changed': ({ checkpoint }) => `Prüfpunkt ${checkpoint} wurde geändert oder ausgetauscht.`,
  'checkpoint-heads': ({ checkpoint }) => `Die Liste der Vorgänge von Prüfpunkt ${checkpoint} wurde geändert.`,
  'checkpoint-key': ({ checkpoint, detail }) =>
    `Prüfpunkt ${checkpoint} ist mit einem Schlüssel unterschrieben, der hier nicht bekannt ist (${detail?.slice(0, 16)}…).`,
}

export const sentenceOf = (found: Finding): string =>
  `${found.case === null ? '' : `${found.case}: `}${sentences[found.what](found)}`
