/** Names that are one word: only others change how an expression is parsed. */

const LIMIT = 10_000
const PLAIN = /^[\p{L}_$][\p{L}\p{N}_$]*$/u
const plain = new Map<string, boolean>()

export function isPlain(name: string): boolean {
  const found = plain.get(name)
  if (found !== undefined) return found
  if (plain.size >= LIMIT) plain.clear()
  const is = PLAIN.test(name)
  plain.set(name, is)
  return is
}
