/** Fields that offices ask again and again: with checks that hold, a purpose to begin with, and the place where data of people belong. */

/** A component as form-js writes it. */
export interface Part {
  readonly type: string
  readonly key?: string
  readonly label?: string
  readonly [attribute: string]: unknown
}

export interface LibraryEntry {
  readonly id: string
  readonly name: string
  /** What is checked, in a few words. */
  readonly says: string
  readonly parts: readonly Part[]
}

const person = (field: string, purpose: string): Readonly<Record<string, string>> => ({
  'lz:participant': `applicant.${field}`,
  'lz:purpose': purpose,
})
const purpose = (why: string): Readonly<Record<string, string>> => ({ 'lz:purpose': why })

const required = { required: true }
const who = 'Feststellen, wer den Antrag stellt'
const where = 'Bescheid zustellen'
const belongs = 'Die Angabe dem richtigen Vorgang zuordnen'

export const library: readonly LibraryEntry[] = [
  {
    id: 'name',
    name: 'Name',
    says: 'Vorname und Nachname',
    parts: [
      {
        type: 'textfield',
        key: 'vorname',
        label: 'Vorname',
        validate: { ...required, maxLength: 100 },
        properties: person('givenName', who),
      },
      {
        type: 'textfield',
        key: 'nachname',
        label: 'Nachname',
        validate: { ...required, maxLength: 100 },
        properties: person('familyName', who),
      },
    ],
  },
  {
    id: 'anschrift',
    name: 'Anschrift',
    says: 'Straße, Postleitzahl mit fünf Ziffern, Ort',
    parts: [
      {
        type: 'textfield',
        key: 'strasse',
        label: 'Straße und Hausnummer',
        validate: { ...required, maxLength: 150 },
        properties: person('street', where),
      },
      {
        type: 'textfield',
        key: 'plz',
        label: 'Postleitzahl',
        validate: { ...required, pattern: '^[0-9]{5}$' },
        properties: person('postalCode', where),
      },
      {
        type: 'textfield',
        key: 'ort',
        label: 'Ort',
        validate: { ...required, maxLength: 100 },
        properties: person('city', where),
      },
    ],
  },
  {
    id: 'geburtsdatum',
    name: 'Geburtsdatum',
    says: 'nicht in der Zukunft',
    parts: [
      {
        type: 'datetime',
        subtype: 'date',
        key: 'geburtsdatum',
        dateLabel: 'Geburtsdatum',
        validate: required,
        properties: { ...person('birthDate', 'Personen gleichen Namens unterscheiden'), 'lz:notFuture': 'true' },
      },
    ],
  },
  {
    id: 'email',
    name: 'E-Mail',
    says: 'Form der Adresse',
    parts: [
      {
        type: 'textfield',
        key: 'email',
        label: 'E-Mail-Adresse',
        validate: { validationType: 'email' },
        properties: person('email', 'Benachrichtigen, wenn es etwas Neues gibt'),
      },
    ],
  },
  {
    id: 'telefon',
    name: 'Telefon',
    says: 'Ziffern, freiwillig',
    parts: [
      {
        type: 'textfield',
        key: 'telefon',
        label: 'Telefonnummer',
        validate: { validationType: 'phone' },
        properties: person('phone', 'Rückfragen, freiwillig'),
      },
    ],
  },
  {
    id: 'iban',
    name: 'IBAN',
    says: 'Länge und Prüfziffer',
    parts: [
      {
        type: 'textfield',
        key: 'iban',
        label: 'IBAN',
        validate: required,
        properties: { ...purpose('Betrag auszahlen oder einziehen'), 'lz:iban': 'true' },
      },
    ],
  },
  {
    id: 'aktenzeichen',
    name: 'Aktenzeichen',
    says: 'Buchstaben, Ziffern, Punkt, Schrägstrich und Strich',
    parts: [
      {
        type: 'textfield',
        key: 'aktenzeichen',
        label: 'Aktenzeichen',
        validate: { maxLength: 40, pattern: '^[A-Za-zÄÖÜäöüß0-9][A-Za-zÄÖÜäöüß0-9 ./-]*$' },
        properties: purpose(belongs),
      },
    ],
  },
  {
    id: 'kennzeichen',
    name: 'Kfz-Kennzeichen',
    says: 'wie WIL-AB 123',
    parts: [
      {
        type: 'textfield',
        key: 'kennzeichen',
        label: 'Amtliches Kennzeichen',
        validate: { ...required, pattern: '^[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?[0-9]{1,4}[EH]?$' },
        properties: purpose('Fahrzeug bestimmen'),
      },
    ],
  },
  {
    id: 'datum',
    name: 'Datum',
    says: 'ein Tag, den es gibt',
    parts: [
      {
        type: 'datetime',
        subtype: 'date',
        key: 'datum',
        dateLabel: 'Datum',
        validate: required,
        properties: purpose('Zeitpunkt feststellen'),
      },
    ],
  },
  {
    id: 'betrag',
    name: 'Betrag',
    says: 'Euro mit zwei Stellen, nicht unter null',
    parts: [
      {
        type: 'number',
        key: 'betrag',
        label: 'Betrag',
        decimalDigits: 2,
        appearance: { suffixAdorner: 'EUR' },
        validate: { ...required, min: 0 },
        properties: purpose('Höhe berechnen'),
      },
    ],
  },
  {
    id: 'ja-nein',
    name: 'Ja oder nein',
    says: 'muss beantwortet werden',
    parts: [
      {
        type: 'radio',
        key: 'antwort',
        label: 'Trifft das zu?',
        values: [
          { label: 'Ja', value: 'ja' },
          { label: 'Nein', value: 'nein' },
        ],
        validate: required,
        properties: purpose('Voraussetzung prüfen'),
      },
    ],
  },
  {
    id: 'erklaerung',
    name: 'Erklärung',
    says: 'muss angekreuzt werden',
    parts: [
      {
        type: 'checkbox',
        key: 'erklaerung',
        label: 'Ich versichere, dass meine Angaben richtig sind.',
        validate: required,
        properties: purpose('Versicherung der Richtigkeit'),
      },
    ],
  },
  {
    id: 'nachweis',
    name: 'Nachweis',
    says: 'PDF oder Bild, mehrere möglich',
    parts: [
      {
        type: 'filepicker',
        key: 'nachweise',
        label: 'Nachweise',
        multiple: true,
        accept: '.pdf,.jpg,.jpeg,.png',
        validate: { required: false },
        properties: purpose('Angaben belegen'),
      },
    ],
  },
  {
    id: 'ergebnis',
    name: 'Ergebnis der Aufgabe',
    says: 'wird zu den Schaltflächen',
    parts: [
      {
        type: 'radio',
        key: 'ergebnis',
        label: 'Ergebnis',
        values: [
          { label: 'Genehmigen', value: 'genehmigt' },
          { label: 'Ablehnen', value: 'abgelehnt' },
        ],
        validate: required,
        properties: { 'lz:outcome': 'true' },
      },
    ],
  },
  {
    id: 'abgesendet',
    name: 'Abgesendet am',
    says: 'hält fest, wann der Brief zur Post ging',
    parts: [
      {
        type: 'datetime',
        subtype: 'date',
        key: 'abgesendetAm',
        dateLabel: 'Abgesendet am',
        validate: required,
        properties: { 'lz:delivery': 'sentOn', 'lz:notFuture': 'true' },
      },
    ],
  },
]

/** The parts of an entry with keys that are free in this form. */
export function partsFor({ parts }: LibraryEntry, taken: readonly string[]): readonly Part[] {
  return parts.map((part) => {
    const key = part.key ?? part.type
    let free = key
    for (let number = 2; taken.includes(free); number++) free = `${key}${number}`
    return { ...part, key: free }
  })
}
