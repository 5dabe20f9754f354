/** What Laufzettel reads of a field beside form-js, as a person who makes a form would say it. */
import type { Placed } from './places.ts'

interface Own {
  readonly name: string
  readonly label: string
  readonly fits: (field: Placed, application: boolean) => boolean
}

/** Yes or no: `value` stands for yes. */
export interface Flag extends Own {
  readonly value: string
}

export interface Choice extends Own {
  readonly options: readonly { readonly id: string; readonly name: string }[]
}

const isDate = ({ type, subtype }: Placed): boolean => type === 'datetime' && subtype !== 'time'
const isText = ({ type }: Placed): boolean => type === 'textfield'
/** A name or a place is no number that could be wrong. */
const isNumbered = (field: Placed): boolean => isText(field) && !field.properties?.['lz:participant']
const isChoice = ({ type }: Placed): boolean => type === 'radio' || type === 'select'

export const choices: readonly Choice[] = [
  {
    name: 'lz:participant',
    label: 'Angabe zur Person, die den Antrag stellt',
    fits: (field, application) => application && (isText(field) || isDate(field) || isChoice(field)),
    options: [
      { id: '', name: 'Nein, zum Vorgang' },
      { id: 'applicant.givenName', name: 'Vorname' },
      { id: 'applicant.familyName', name: 'Nachname' },
      { id: 'applicant.birthDate', name: 'Geburtsdatum' },
      { id: 'applicant.street', name: 'Straße und Hausnummer' },
      { id: 'applicant.postalCode', name: 'Postleitzahl' },
      { id: 'applicant.city', name: 'Ort' },
      { id: 'applicant.email', name: 'E-Mail-Adresse' },
      { id: 'applicant.phone', name: 'Telefonnummer' },
      { id: 'applicant.contact', name: 'Bescheid per Brief oder E-Mail' },
    ],
  },
]

export const flags: readonly Flag[] = [
  {
    name: 'lz:outcome',
    value: 'true',
    label: 'Die Möglichkeiten sind die Schaltflächen, mit denen die Aufgabe endet',
    fits: (field, application) => !application && isChoice(field),
  },
  {
    name: 'lz:delivery',
    value: 'sentOn',
    label: 'An diesem Tag wurde der Brief abgeschickt',
    fits: (field, application) => !application && isDate(field),
  },
  { name: 'lz:notFuture', value: 'true', label: 'Kein Tag in der Zukunft', fits: isDate },
  { name: 'lz:iban', value: 'true', label: 'Muss eine gültige IBAN sein', fits: isNumbered },
  { name: 'lz:chip', value: 'true', label: 'Muss eine gültige Chipnummer sein', fits: isNumbered },
]

/** They have fields of their own: nobody needs their keys. */
export const ownNames: readonly string[] = [...[...choices, ...flags].map(({ name }) => name), 'lz:purpose', 'lz:norm']
