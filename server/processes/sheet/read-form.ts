/** Reads a posted fact sheet. */
import { z } from 'zod'
import type { PostedFields } from '../../http/body.ts'
import { commanded, only, rowCommand, rowsOf } from '../rows.ts'
import { fieldKeys, fields, sources, type FieldKey } from './fields.ts'
import { channels, type Data, type Value } from './store.ts'

const LONGEST = 4000
const SourceOf = z.enum(sources)
const Day = z.union([z.literal('').transform(() => null), z.iso.date()])
const ChannelOf = z.union([z.literal('').transform(() => undefined), z.enum(channels)])

/** A value as it was typed. */
export interface TypedValue {
  readonly text: string
  readonly source: string
  readonly day: string
  readonly channel: string
}

export type TypedSheet = Readonly<Record<FieldKey, readonly TypedValue[]>>

export type ReadSheet = { readonly data: Data } | { readonly problems: readonly string[] }

/** What was typed, without the rows that were left empty; a button of a row has done its work. */
export function typedSheet(posted: PostedFields): TypedSheet {
  const button = rowCommand(typeof posted['was'] === 'string' ? posted['was'] : '')
  return sheetOf((key) => {
    const rows = rowsOf(posted, key).map((row) => ({
      text: only(row, 'text'),
      source: only(row, 'source'),
      day: only(row, 'day'),
      channel: only(row, 'channel'),
    }))
    return (button?.rows === key ? commanded(rows, button) : rows).filter(({ text }) => text !== '')
  })
}

/** An edition as it stands in the form. */
export const typedOf = (data: Data): TypedSheet =>
  sheetOf((key) => (data[key] ?? []).map((value) => ({ ...value, day: value.day ?? '', channel: value.channel ?? '' })))

const sheetOf = (of: (key: FieldKey) => readonly TypedValue[]): TypedSheet =>
  Object.fromEntries(fieldKeys.map((key) => [key, of(key)])) as unknown as TypedSheet

/** What was said in an interview needs its day, for figures change. */
export function readSheet(typed: TypedSheet): ReadSheet {
  const read = fieldKeys.map((key) => [key, typed[key].map((value, at) => readValue(key, value, at))] as const)
  const problems = read.flatMap(([, values]) => values.filter((found) => typeof found === 'string'))
  if (problems.length > 0) return { problems }
  return { data: Object.fromEntries(read.filter(([, values]) => values.length > 0)) as Data }
}

function readValue(key: FieldKey, value: TypedValue, at: number): Value | string {
  const { title, shape } = fields[key]
  const where = shape === 'text' ? title : `${title}, ${at + 1}. Angabe`
  const { text } = value
  if (text.length > LONGEST) return `${where}: höchstens ${LONGEST} Zeichen.`
  if (shape === 'counts' && !/^\d{1,9}$/.test(text))
    return `${where}: Bitte geben Sie nur die Zahl ein und wählen Sie daneben den Eingangsweg.`
  const source = SourceOf.safeParse(value.source)
  if (!source.success) return `${where}: Bitte wählen Sie, woher die Angabe kommt.`
  const day = Day.safeParse(value.day)
  if (!day.success) return `${where}: Bitte geben Sie den Tag als Datum an.`
  if (source.data === 'interview' && day.data === null) return `${where}: Bitte nennen Sie den Tag des Gesprächs.`
  const channel = ChannelOf.safeParse(shape === 'counts' ? value.channel : '')
  if (!channel.success) return `${where}: Bitte wählen Sie den Eingangsweg.`
  return { text, source: source.data, day: day.data, ...(channel.data ? { channel: channel.data } : {}) }
}
