/** What the types of form-js are called for people: those that this program runs, and those that other editors have. */
import { componentSchemas } from './schema.ts'

export const typeNames = {
  textfield: 'Textfeld',
  textarea: 'Mehrzeiliger Text',
  number: 'Zahl',
  datetime: 'Datum oder Uhrzeit',
  checkbox: 'Ankreuzfeld',
  checklist: 'Mehrere zum Ankreuzen',
  radio: 'Eine von mehreren',
  select: 'Auswahlliste',
  filepicker: 'Datei',
  text: 'Text',
  separator: 'Trennlinie',
  spacer: 'Abstand',
  group: 'Gruppe (Schritt)',
  button: 'Schaltfläche',
  documentPreview: 'Dokument',
  dynamiclist: 'Wiederholte Gruppe',
  expression: 'Ausdruck',
  html: 'HTML',
  iframe: 'Eingebettete Seite',
  image: 'Bild',
  table: 'Tabelle',
  taglist: 'Schlagwörter',
} as const

/** Whether the pages can show a field of this type. */
export const isShownType = (type: string): boolean => type === 'group' || Object.hasOwn(componentSchemas, type)

/** As it is written, where it has no name. */
export const typeName = (type: string): string => (typeNames as Readonly<Record<string, string>>)[type] ?? type

export const shownTypeNames = (): readonly string[] => Object.keys(typeNames).filter(isShownType).map(typeName)
