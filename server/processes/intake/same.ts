/** Whether two files say the same, however they are written. */
import type { Kind } from './look.ts'
import { readXml } from './xml-file.ts'

export function sayTheSame(kind: Kind, one: string, other: string): boolean {
  return one === other || essence(kind, one) === essence(kind, other)
}

const json: ReadonlySet<Kind> = new Set<Kind>(['form', 'story', 'letter', 'service'])

function essence(kind: Kind, content: string): string {
  if (!json.has(kind)) return readXml(content).same || content
  try {
    return JSON.stringify(sorted(JSON.parse(content)))
  } catch {
    return content
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, sorted(inner)] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )
}
