/** German for bpmn-js and its extensions: the community's translation, and what it does not hold. */
import translations from 'bpmn-js-i18n/translations/de.js'
import { expertWords } from './expertWords.ts'

const ours: Readonly<Record<string, string>> = {
  'Open minimap': 'Übersicht öffnen',
  'Close minimap': 'Übersicht schließen',
  'Activate hand tool': 'Verschieben: das Bild mit der Maus bewegen',
  'Activate lasso tool': 'Mehreres auswählen',
  'Activate create/remove space tool': 'Platz schaffen oder wegnehmen',
  'Activate global connect tool': 'Verbinden',
  'Create start event': 'Beginn erstellen',
  'Create intermediate/boundary event': 'Zwischenereignis oder Ereignis am Schritt erstellen',
  'Create end event': 'Ende erstellen',
  'Create gateway': 'Entscheidung erstellen',
  'Create expanded sub-process': 'Teilprozess erstellen',
  'Create data object reference': 'Datenobjekt erstellen',
  'Create data store reference': 'Datenspeicher erstellen',
  'Create pool/participant': 'Pool erstellen',
  'Create group': 'Gruppe erstellen',
  'Append user task': 'Aufgabe anhängen',
  'Create user task': 'Aufgabe erstellen',
  'Append task': 'Aufgabe anhängen',
  'Append element': 'Anderes Element anhängen',
  'Create element': 'Anderes Element erstellen',
  'Set color': 'Farbe wählen',
  'User task': 'Aufgabe',
  'Business rule task': 'Geschäftsregelaufgabe',
  'Service task': 'Serviceaufgabe',
  'Send task': 'Sendeaufgabe',
  'Receive task': 'Empfangsaufgabe',
  'Script task': 'Skriptaufgabe',
  'Sub-process (collapsed)': 'Teilprozess (zugeklappt)',
  'Change element': 'Art ändern',
  'Search in diagram': 'Im Diagramm suchen',
  'Ad-hoc sub-process': 'Ad-hoc-Teilprozess',
  'Align elements ': 'Ausrichten ',
  'Boundary event': 'Angeheftetes Ereignis',
  Collection: 'Sammlung',
  Default: 'Standard',
  Blue: 'Blau',
  Green: 'Grün',
  Orange: 'Orange',
  Purple: 'Lila',
  Red: 'Rot',
  'Event based instantiating Gateway': 'Startendes ereignisbasiertes Gateway',
  'Parallel Event based instantiating Gateway': 'Startendes paralleles ereignisbasiertes Gateway',
  'Expanded pool/participant': 'Aufgeklappter Pool',
  Templates: 'Vorlagen',
}

/** Puts the words for `{name}` into a translated text. */
export function translate(text: string, replacements: Readonly<Record<string, string>> = {}): string {
  const german = ours[text] ?? (translations as Readonly<Record<string, string>>)[text] ?? expertWords[text] ?? text
  return german.replace(/\{([^}]+)\}/g, (whole, key: string) => replacements[key] ?? whole)
}

export const germanModule = { translate: ['value', translate] }
