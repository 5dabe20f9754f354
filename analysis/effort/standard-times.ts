/**
 * Minutes of administrative standard activities, for steps that nobody has measured or estimated. Source: Zeitwerttabelle
 * Verwaltung, Leitfaden Erfüllungsaufwand (Statistisches Bundesamt, 2025), annex 7, from a transcription, not compared with
 * the print. What comes from here is a default and is labelled so.
 */
import type { Range } from './range.ts'

export interface StandardTime {
  readonly activity: string
  /** Minutes by difficulty; null where the table has none. */
  readonly simple: number
  readonly medium: number
  readonly hard: number | null
  /** Words of a step's name that speak for this activity. An own assignment, not the table's. */
  readonly words: RegExp
}

const row = (
  activity: string,
  [simple, medium, hard]: readonly [number, number, number | null],
  words: RegExp,
): StandardTime => ({ activity, simple, medium, hard, words })

/** In the order in which names are matched: the more special word first. */
export const standardTimes: readonly StandardTime[] = [
  row('Bescheid erstellen', [5, 60, 480], /bescheid.*(schreib|erstell|fertig)|bescheiden/i),
  row('Ergebnisse prüfen und korrigieren', [4, 30, 1170], /gegenles|mitzeichn|zeichnen|unterschr|freigeb|vier-augen/i),
  row('Zahlungen anweisen, annehmen, überwachen', [1, 5, 18], /zahl|kassier|mandat|überweis|gebühr.*(annehm|einnehm)/i),
  row('Berechnungen', [9, 120, null], /berechn|ermitteln.*betrag|festsetz/i),
  row(
    'Eingang bestätigen, fehlende Daten einholen',
    [5, 10, 22],
    /nachforder|anforder|eingang bestätig|erinner|anmahn/i,
  ),
  row('Beraten', [3, 30, 460], /berat|auskunft geb|anhör/i),
  row('Inhaltliche Prüfung, Daten erfassen', [8, 60, 480], /erfass|abtipp|eingeb|eintrag|inhaltlich.*prüf|übernehm/i),
  row('Formelle Prüfung, Daten sichten', [5, 30, 110], /prüf|sicht|lesen|nachseh|kontroll/i),
  row(
    'Daten übermitteln und veröffentlichen',
    [1, 10, 60],
    /übermittel|veröffentlich|senden|weiterleit|zustell|frankier/i,
  ),
  row('Kopieren, archivieren, verteilen', [2, 10, 20], /kopier|archiv|ableg|verteil|kuvert|scan|druck|ausgeb/i),
  row('Interne Sitzungen', [2, 60, 2120], /sitzung|besprech|abstimm/i),
  row('Einarbeiten', [2, 13, 413], /einarbeit/i),
]

/** The row that a step's name speaks for, or null. */
export const standardTimeFor = (name: string): StandardTime | null =>
  standardTimes.find(({ words }) => words.test(name)) ?? null

/** "Einfach" as the least and the usual, "mittel" as the most. */
export const rangeOf = ({ simple, medium }: StandardTime): Range => ({ min: simple, usual: simple, max: medium })
