/** The forms in which people write a verb: "prüfen", "prüft", "geprüft"; "nachfordern", "nachgefordert", "nachzufordern". */

/** Forms that no ending explains. */
const irregular: Readonly<Record<string, readonly string[]>> = {
  empfangen: ['empfängt'],
  beraten: ['berät'],
  entscheiden: ['entschieden'],
  unterschreiben: ['unterschrieben'],
  bescheiden: ['beschieden'],
  versenden: ['versandt'],
  schreiben: ['geschrieben'],
  senden: ['gesandt'],
  finden: ['gefunden'],
  erkennen: ['erkannt'],
  laden: ['lädt'],
  nachsehen: ['nachgesehen'],
  übergeben: ['übergibt'],
}

export function formsOf(name: string): RegExp {
  const [, before = '', stem = ''] = /^(nach|an|ab|mit|zu|weiter)?(.+?)e?n$/.exec(name) ?? []
  const others = (irregular[name] ?? []).join('|')
  return new RegExp(`^(?:${before}(?:ge|zu)?${stem}(?:e?n|e?t|e?te)${others && `|${others}`})$`)
}

export const wordsOf = (text: string): readonly string[] => text.toLowerCase().split(/[\s,.;]+/)
