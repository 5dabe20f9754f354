/** What a person reads when an entry cannot be taken: in plain German, saying what to do. */
import type { Field } from './form.ts'

const plain = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 20 })
/** Numbers inside sentences, with the German comma. */
const number = (value: number) => plain.format(value)
const at = (field: Field) => `„${field.label}“`

export const messages = {
  missing: (field: Field): string => {
    if (field.type === 'checkbox') return `Bitte bestätigen Sie ${at(field)}.`
    if (field.type === 'filepicker') return `Bitte fügen Sie bei ${at(field)} eine Datei hinzu.`
    if (field.type === 'checklist') return `Bitte wählen Sie bei ${at(field)} mindestens eine Möglichkeit aus.`
    if ('options' in field) return `Bitte wählen Sie bei ${at(field)} eine Möglichkeit aus.`
    return `Bitte geben Sie ${at(field)} ein.`
  },
  notOffered: (field: Field) => `Bitte wählen Sie bei ${at(field)} nur aus den angebotenen Möglichkeiten aus.`,
  single: (field: Field) => `Bitte geben Sie bei ${at(field)} nur einen Wert ein.`,
  tooShort: (field: Field, min: number) => `Bitte geben Sie bei ${at(field)} mindestens ${min} Zeichen ein.`,
  tooLong: (field: Field, max: number, now: number) =>
    `Bitte kürzen Sie ${at(field)} auf höchstens ${number(max)} Zeichen. Jetzt sind es ${number(now)}.`,
  pattern: (field: Field) =>
    field.description
      ? `Bitte prüfen Sie ${at(field)}. Hinweis: ${field.description}`
      : `Bitte prüfen Sie ${at(field)}. Die Schreibweise passt nicht.`,
  email: (field: Field) => `Bitte geben Sie bei ${at(field)} eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.`,
  phone: (field: Field) => `Bitte geben Sie bei ${at(field)} eine Telefonnummer ein, zum Beispiel 06571 171-0.`,
  iban: (field: Field) =>
    `Bitte prüfen Sie ${at(field)}. Die IBAN stimmt nicht: Vielleicht ist eine Ziffer vertauscht.`,
  chip: (field: Field) =>
    `Bitte geben Sie bei ${at(field)} die 15 Ziffern des Chips ein. Sie stehen im Heimtierausweis.`,
  notNumber: (field: Field) => `Bitte geben Sie bei ${at(field)} eine Zahl ein, zum Beispiel 12 oder 12,50.`,
  ambiguous: (field: Field) =>
    `Bitte schreiben Sie die Zahl bei ${at(field)} ohne Punkt: Tausender zusammen, Nachkommastellen nach einem Komma.`,
  digits: (field: Field, digits: number) =>
    digits === 0
      ? `Bitte geben Sie bei ${at(field)} eine ganze Zahl ein.`
      : `Bitte geben Sie bei ${at(field)} höchstens ${digits} Stellen nach dem Komma ein.`,
  tooSmall: (field: Field, min: number) => `Bitte geben Sie bei ${at(field)} mindestens ${number(min)} ein.`,
  tooLarge: (field: Field, max: number) => `Bitte geben Sie bei ${at(field)} höchstens ${number(max)} ein.`,
  notDate: (field: Field) => `Bitte geben Sie bei ${at(field)} ein Datum ein, zum Beispiel 31.12.2026.`,
  notTime: (field: Field) => `Bitte geben Sie bei ${at(field)} eine Uhrzeit ein, zum Beispiel 14:30.`,
  future: (field: Field) => `Bitte prüfen Sie ${at(field)}. Das Datum darf nicht in der Zukunft liegen.`,
  past: (field: Field) => `Bitte prüfen Sie ${at(field)}. Das Datum darf nicht in der Vergangenheit liegen.`,
}
