/** Names that nobody has to think of: the key of a field from its label, the value of a choice from its words. */
import { plainWords } from '../draft/plainWords.ts'

/** No name is longer, unless its first word is. */
const LONGEST = 40

/** What FEEL reads as its own, and what the program itself writes into every case. */
const reserved: readonly string[] = [
  ...['and', 'between', 'else', 'every', 'external', 'false', 'for', 'function', 'if', 'in', 'instance', 'not', 'null'],
  ...['of', 'or', 'return', 'satisfies', 'some', 'then', 'true', 'vorgang', 'kontakt', 'nachgereicht'],
]

/** `Dauer in Jahren` becomes `dauerInJahren`; `feld` where nothing is left. */
export function keyFrom(label: string): string {
  const [first = '', ...rest] = shortened(plainWords(label))
  const key = first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return key === '' ? 'feld' : /^[0-9]/.test(key) ? `feld${key}` : key
}

/** `Bis 1 Jahr` becomes `bis-1-jahr`. */
export const valueFrom = (label: string): string => shortened(plainWords(label)).join('-') || 'wert'

/** A key for these words that no other field has. */
export const freeKey = (label: string, taken: readonly string[]): string =>
  free(keyFrom(label), [...taken, ...reserved])

/** With a number behind it where that name is taken. */
export function free(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name
  let number = 2
  while (taken.includes(`${name}${number}`)) number++
  return `${name}${number}`
}

/** Whether a name was made from these words, and not by hand. */
export const madeFrom = (name: string, made: string): boolean =>
  name === made || (name.startsWith(made) && /^[0-9]+$/.test(name.slice(made.length)))

/** What the form editor draws by lot: `textfield_1x2y3z`. */
export const drawnByLot = (key: string, type: string): boolean =>
  key.startsWith(`${type}_`) && /^[a-z0-9]{3,8}$/.test(key.slice(type.length + 1))

function shortened(words: readonly string[]): readonly string[] {
  const lengths = words.map((_word, index) => words.slice(0, index + 1).join('').length)
  return words.filter((_word, index) => index === 0 || (lengths[index] ?? 0) <= LONGEST)
}
