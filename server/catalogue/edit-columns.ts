/** What of a service can be edited in the table: each column as text that is shown, typed and read back. */
import { createHash } from 'node:crypto'
import { responsibles } from '../../analysis/index.ts'
import type { Options } from '../pages/choice.tsx'
import type { Edit } from '../ratings/edit.ts'
import { automationWords, feeKindWords, matchWords, trustWords } from '../ratings/service-fields.ts'
import type { CatalogueService } from '../ratings/service.ts'
import { checkedWord, responsibleWords } from '../ratings/words.ts'

export interface Column {
  readonly id: string
  readonly label: string
  /** Of a choice its values and words; a text has none. */
  readonly options?: Options
  /** Longest text; `lines`: several, one a line. */
  readonly max?: number
  readonly lines?: boolean
  readonly required?: boolean
  /** Never the same for several services. */
  readonly alone?: boolean
  /** What keeps a value from being taken, beyond its length. */
  wrong?(value: string, service: CatalogueService): string | null
  read(service: CatalogueService): string
  edit(service: CatalogueService, value: string): Edit
}

type Key = 'office' | 'responsible' | 'automation' | 'form' | 'appearance' | 'note' | 'name'

const plain = (id: Key, label: string, more: Partial<Column>): Column => ({
  id,
  label,
  ...more,
  read: (service) => service[id],
  edit: (_service, value) => ({ [id]: value }) as Edit,
})

const sourced = (
  group: 'legalBasis' | 'fee',
  field: 'text' | 'source' | 'kind',
  label: string,
  more: Partial<Column>,
): Column => ({
  id: `${group}.${field}`,
  label,
  ...more,
  read: (service) => String((service[group] as Record<string, unknown>)[field]),
  edit: (service, value) => ({ [group]: { ...service[group], [field]: value } }) as Edit,
})

const checked = (group: 'legalBasis' | 'fee'): Column => ({
  id: `${group}.checked`,
  label: 'Geprüft',
  options: [
    ['ja', checkedWord(true)],
    ['nein', checkedWord(false)],
  ],
  read: (service) => (service[group].checked ? 'ja' : 'nein'),
  edit: (service, value) => ({ [group]: { ...service[group], checked: value === 'ja' } }) as Edit,
})

const trust: Column = {
  id: 'trust',
  label: 'Vertrauensniveau',
  options: [['offen', 'offen'], ...Object.entries(trustWords)],
  read: (service) => service.trust ?? 'offen',
  edit: (_service, value) => ({ trust: value === 'offen' ? null : (value as CatalogueService['trust']) }),
}

const match: Column = {
  id: 'leikaMatch',
  label: 'Schlüssel',
  options: Object.entries(matchWords),
  read: (service) => service.leikaMatch,
  edit: (_service, value) => ({ leikaMatch: value as CatalogueService['leikaMatch'] }),
}

const documents: Column = {
  id: 'documents',
  label: 'Unterlagen, je Zeile eine',
  max: 2000,
  lines: true,
  read: (service) => service.documents.join('\n'),
  edit: (_service, value) => ({ documents: linesIn(value) }),
}

const linesIn = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Keys and words of the public list. */
export type PublicList = ReadonlyMap<string, { readonly name: string; readonly type: string }>

const keysColumn = (list: PublicList): Column => ({
  id: 'leika',
  label: 'LeiKa-Schlüssel, je Zeile einer',
  max: 1000,
  lines: true,
  alone: true,
  wrong: (value, { leika }) => {
    const unknown = linesIn(value).find((key) => !list.has(key) && !leika.some((ours) => ours.key === key))
    return unknown ? `„${unknown}“ steht nicht im öffentlichen Katalog.` : null
  },
  read: (service) => service.leika.map(({ key }) => key).join('\n'),
  edit: (service, value) => ({
    leika: [...new Set(linesIn(value))].map((key) => {
      const ours = service.leika.find((one) => one.key === key)
      return ours ?? { key, name: list.get(key)?.name ?? '', type: list.get(key)?.type ?? '' }
    }),
  }),
})

export const views = {
  zustaendigkeit: 'Zuständigkeit',
  recht: 'Recht und Form',
  gebuehr: 'Gebühr',
  texte: 'Name, Unterlagen, Hinweis',
  katalog: 'Katalog',
} as const
export type View = keyof typeof views

/** `offices`: keys and names that may be chosen. */
export function columnsOf(view: View, offices: Options, list: PublicList): readonly Column[] {
  if (view === 'zustaendigkeit')
    return [
      plain('office', 'Amt', { options: offices }),
      plain('responsible', 'Zuständig', { options: responsibles.map((who) => [who, responsibleWords[who]] as const) }),
      plain('automation', 'Automatisierbar', { options: Object.entries(automationWords) }),
      trust,
    ]
  if (view === 'recht')
    return [
      sourced('legalBasis', 'text', 'Rechtsgrundlage', { max: 500 }),
      sourced('legalBasis', 'source', 'Quelle', { max: 500 }),
      checked('legalBasis'),
      plain('form', 'Form', { max: 300 }),
      plain('appearance', 'Erscheinen', { max: 300 }),
    ]
  if (view === 'gebuehr')
    return [
      sourced('fee', 'kind', 'Art', { options: Object.entries(feeKindWords) }),
      sourced('fee', 'text', 'Gebühr', { max: 300 }),
      sourced('fee', 'source', 'Quelle', { max: 500 }),
      checked('fee'),
    ]
  if (view === 'katalog') return [keysColumn(list), match]
  return [
    plain('name', 'Name', { max: 200, required: true, alone: true }),
    documents,
    plain('note', 'Hinweis', { max: 1000 }),
  ]
}

/** Line breaks of a browser are two characters; outer blanks do not count. */
export const tidied = (column: Column, value: string): string =>
  column.lines ? linesIn(value).join('\n') : value.trim()

/** What keeps a value from being taken, or null. */
export function problemOf(column: Column, value: string, service: CatalogueService): string | null {
  const { options, max = 500, required, label } = column
  if (options) return options.some(([key]) => key === value) ? null : `${label}: Bitte wählen Sie einen Wert der Liste.`
  if (required && value === '') return `${label}: Bitte ausfüllen.`
  if (value.length > max) return `${label}: Höchstens ${max} Zeichen.`
  const wrong = column.wrong?.(value, service) ?? null
  return wrong && `${label}: ${wrong}`
}

/** Changes when a column of the service does: so a row that was changed meanwhile is known. */
export const stateOf = (service: CatalogueService, columns: readonly Column[]): string =>
  createHash('sha256')
    .update(JSON.stringify(columns.map((column) => column.read(service))))
    .digest('hex')
    .slice(0, 16)
