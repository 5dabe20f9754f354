/** Names behind an @: those that are begun, and those that would tell nobody. */
import type { Named } from '../api/process.ts'

/** What stands behind the last @, as long as it may still become a name. */
export const begunName = (text: string): string | null =>
  /(?:^|[^\p{L}\p{N}])@([\p{L}\- ]{0,40})$/u.exec(text)?.[1] ?? null

/** Who may be meant; a name that is complete is not offered again. */
export function offeredNames(begun: string | null, people: readonly Named[]): readonly Named[] {
  if (begun === null) return []
  const fits = ({ name }: Named): boolean => begins(name, begun) && name.length > begun.trimEnd().length
  return people.filter(fits).slice(0, 6)
}

/** The first word behind an @ with which nobody's whole name begins: "@Mi". Within a word an @ is an address. */
export function unknownName(text: string, people: readonly Named[]): string | null {
  const rests = text.split(/(?<![\p{L}\p{N}])@/u).slice(1)
  const lost = rests.find((rest) => !people.some(({ name }) => begins(rest, name)))
  return lost === undefined ? null : (/^[\p{L}\p{N}-]+/u.exec(lost)?.[0] ?? null)
}

const begins = (text: string, start: string): boolean => text.toLowerCase().startsWith(start.toLowerCase())
