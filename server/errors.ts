/** The server's catalogue of errors: a stable code, a status, a sentence for the person who meets it, and what to do next. */
export interface ErrorEntry {
  readonly status: number
  readonly says: string
  readonly next: string
  /** After how many seconds it is worth trying again. */
  readonly retryAfter?: number
}

export const errors = {
  'not-found': {
    status: 404,
    says: 'Diese Seite gibt es nicht.',
    next: 'Prüfen Sie die Adresse oder gehen Sie zurück zur Startseite.',
  },
  'unknown-case': {
    status: 404,
    says: 'Diesen Vorgang gibt es nicht oder Sie dürfen ihn nicht sehen.',
    next: 'Prüfen Sie das Aktenzeichen.',
  },
  'unknown-task': {
    status: 404,
    says: 'Diese Aufgabe gibt es nicht mehr.',
    next: 'Sie wurde vermutlich schon erledigt. Gehen Sie zurück zur Liste der Aufgaben.',
  },
  'unknown-service': {
    status: 404,
    says: 'Diese Leistung gibt es hier nicht.',
    next: 'Suchen Sie in der Liste der Leistungen.',
  },
  'unknown-draft': {
    status: 404,
    says: 'Dieser Entwurf ist nicht mehr da.',
    next: 'Entwürfe werden nach 30 Tagen gelöscht. Bitte beginnen Sie neu.',
  },
  'unknown-document': {
    status: 404,
    says: 'Dieses Dokument gibt es nicht oder Sie dürfen es nicht sehen.',
    next: 'Öffnen Sie es über den Vorgang.',
  },
  'unknown-process': {
    status: 404,
    says: 'Diesen Prozess gibt es nicht.',
    next: 'Gehen Sie zurück zur Liste der Prozesse.',
  },
  'unknown-job': {
    status: 404,
    says: 'Dieser Auftrag wartet nicht mehr.',
    next: 'Er wurde schon beantwortet, oder der Vorgang ist ohne ihn weitergegangen. Holen Sie den nächsten.',
  },
  'job-taken': {
    status: 409,
    says: 'Diesen Auftrag hat inzwischen ein anderes Programm.',
    next: 'Die Reservierung war abgelaufen. Verwerfen Sie das Ergebnis, und holen Sie den nächsten Auftrag.',
  },
  'not-signed-in': { status: 401, says: 'Bitte melden Sie sich an.', next: 'Danach geht es an dieser Stelle weiter.' },
  'bad-token': {
    status: 401,
    says: 'Dieses Token gilt nicht oder nicht mehr.',
    next: 'Lassen Sie sich von der Administration ein neues ausstellen (laufzettel token create).',
  },
  forbidden: {
    status: 403,
    says: 'Dafür fehlt Ihnen das Recht.',
    next: 'Bitten Sie Ihre Administration um die passende Rolle.',
  },
  'bad-csrf': {
    status: 403,
    says: 'Die Seite war zu alt oder kam nicht von uns.',
    next: 'Laden Sie die Seite neu und senden Sie noch einmal ab.',
  },
  'wrong-code': {
    status: 403,
    says: 'Aktenzeichen und Abrufcode passen nicht zusammen.',
    next: 'Prüfen Sie beides. Nach fünf Fehlversuchen wird der Zugang für eine Stunde gesperrt.',
  },
  'code-locked': {
    status: 429,
    says: 'Zu viele Fehlversuche.',
    next: 'Bitte versuchen Sie es in einer Stunde noch einmal oder rufen Sie uns an.',
    retryAfter: 3600,
  },
  'taken-by-other': {
    status: 409,
    says: 'Diese Aufgabe bearbeitet gerade jemand anderes.',
    next: 'Sprechen Sie sich ab oder übernehmen Sie die Aufgabe ausdrücklich.',
  },
  'stale-draft': {
    status: 409,
    says: 'Der Entwurf wurde inzwischen an anderer Stelle geändert.',
    next: 'Laden Sie die Seite neu. Ihre Fassung liegt noch in diesem Browser.',
  },
  'edited-by-other': {
    status: 409,
    says: 'Diesen Prozess bearbeitet gerade jemand anderes.',
    next: 'Lesen und kommentieren Sie ihn, oder übernehmen Sie im Modellierer die Bearbeitung.',
  },
  'four-eyes': {
    status: 403,
    says: 'Das geht nur mit einer zweiten Person.',
    next: 'Bitten Sie jemanden bereitzustellen, der seit der letzten Version nichts geändert hat, oder holen Sie die Zustimmung des Amts ein.',
  },
  'bad-input': {
    status: 422,
    says: 'Die Angaben sind so nicht verwendbar.',
    next: 'Bitte prüfen Sie die markierten Felder.',
  },
  'refused-model': {
    status: 422,
    says: 'Dieses Modell kann so nicht laufen.',
    next: 'Beheben Sie die genannten Punkte und stellen Sie es dann bereit.',
  },
  'too-large': {
    status: 413,
    says: 'Die Datei oder Anfrage ist zu groß.',
    next: 'Erlaubt sind 10 MB je Datei, 20 Dateien und 50 MB zusammen.',
  },
  'bad-file': { status: 422, says: 'Diese Art von Datei nehmen wir nicht an.', next: 'Möglich sind PDF, JPG und PNG.' },
  busy: {
    status: 429,
    says: 'Der Server ist gerade ausgelastet.',
    next: 'Bitte versuchen Sie es gleich noch einmal.',
    retryAfter: 2,
  },
  'variable-too-large': {
    status: 413,
    says: 'Eine Angabe ist zu groß für den Vorgang.',
    next: 'Kürzen Sie den Text, oder fügen Sie ihn als Datei bei.',
  },
  'case-too-large': {
    status: 413,
    says: 'Dieser Vorgang ist zu groß geworden.',
    next: 'Es wurde nichts geändert. Teilen Sie den Vorgang auf, oder wenden Sie sich an Ihre Administration.',
  },
  'database-lost': {
    status: 503,
    says: 'Die Datenbank ist gerade nicht erreichbar.',
    next: 'Bitte versuchen Sie es in einigen Minuten noch einmal, und sehen Sie vorher nach, ob Ihre letzte Eingabe schon gespeichert ist.',
    retryAfter: 30,
  },
  'database-full': {
    status: 503,
    says: 'Der Speicherplatz der Datenbank ist voll.',
    next: 'Es wurde nichts gespeichert. Bitte versuchen Sie es später noch einmal; die Administration muss Platz schaffen.',
    retryAfter: 30,
  },
  'database-read-only': {
    status: 503,
    says: 'Die Datenbank lässt sich gerade nur lesen.',
    next: 'Es wurde nichts gespeichert. Bitte versuchen Sie es später noch einmal; die Administration muss das Schreiben erlauben.',
    retryAfter: 30,
  },
  'database-broken': {
    status: 503,
    says: 'Die Datenbank meldet einen Schaden.',
    next: 'Es wurde nichts gespeichert. Bitte wenden Sie sich an die Administration.',
    retryAfter: 30,
  },
  internal: {
    status: 500,
    says: 'Da ist etwas schiefgegangen.',
    next: 'Ihre Angaben sind gespeichert, soweit sie bestätigt wurden. Nennen Sie uns bitte die Fehlernummer.',
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errors

/** An error of the catalogue; `detail` adds what only this occasion knows. */
export class Failure extends Error {
  readonly code: ErrorCode
  readonly detail: string | null
  /** Facts for programs, beside the sentences. */
  readonly facts: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, detail: string | null = null, facts: Readonly<Record<string, unknown>> = {}) {
    super(detail ? `${code}: ${detail}` : code)
    this.code = code
    this.detail = detail
    this.facts = facts
  }
}
