/** "@Ada Steuer, passt das?" tells Ada. */
import type { Colleague } from '../../records/colleagues.ts'

type Named = Pick<Colleague, 'login' | 'name'>

/** Whose name stands behind an @, each once; a longer name goes before a shorter one that it begins with. */
export function mentioned<P extends Named>(text: string, people: readonly P[]): readonly P[] {
  const longest = [...people].sort((one, other) => other.name.length - one.name.length)
  // Within a word it is an address.
  const found = text
    .split(/(?<![\p{L}\p{N}])@/u)
    .slice(1)
    .flatMap((rest) => longest.find(({ name }) => begins(rest, name)) ?? [])
  return people.filter((person) => found.includes(person))
}

const begins = (rest: string, name: string): boolean =>
  rest.toLowerCase().startsWith(name.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length))
