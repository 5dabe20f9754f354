/** Reads a posted fact sheet. */
import { z } from 'zod'
import type { PostedFields } from '../../http/body.ts'
import { fieldKeys, fields, sources, type FieldKey } from './fields.ts'
import type { Data, Value } from './store.ts'

const LONGEST = 4000
const SourceOf = z.enum(sources)
const Day = z.union([z.literal('').transform(() => null), z.iso.date()])

export type ReadSheet = { readonly data: Data } | { readonly problems: readonly string[] }

/** Empty fields are left out. What was said in an interview needs its day, for figures change. */
export function readSheet(posted: PostedFields): ReadSheet {
  const read = fieldKeys.map((key) => [key, readField(key, posted)] as const)
  const problems = read.flatMap(([, found]) => (typeof found === 'string' ? [found] : []))
  if (problems.length > 0) return { problems }
  return { data: Object.fromEntries(read.filter(([, found]) => found !== null)) as Data }
}

function readField(key: FieldKey, posted: PostedFields): Value | string | null {
  const one = (name: string): string => {
    const value = posted[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const text = one(key).replaceAll('\r\n', '\n')
  if (text === '') return null
  const { title } = fields[key]
  if (text.length > LONGEST) return `${title}: höchstens ${LONGEST} Zeichen.`
  const source = SourceOf.safeParse(one(`${key}.source`))
  if (!source.success) return `${title}: Bitte wählen Sie, woher die Angabe kommt.`
  const day = Day.safeParse(one(`${key}.day`))
  if (!day.success) return `${title}: Bitte geben Sie den Tag als Datum an.`
  if (source.data === 'interview' && day.data === null) return `${title}: Bitte nennen Sie den Tag des Gesprächs.`
  return { text, source: source.data, day: day.data }
}

/** An edition as it stands in the form. */
export function typedOf(data: Data): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fieldKeys.flatMap((key) => {
      const value = data[key]
      return value
        ? [
            [key, value.text],
            [`${key}.source`, value.source],
            [`${key}.day`, value.day ?? ''],
          ]
        : []
    }),
  )
}
