/** The word that somebody probably meant. */
import { folded } from './folded.ts'

/**
 * Of these words the one that differs least; null when none is near. Case and umlauts count as spelled alike.
 * @param share how much of the word may differ
 */
export function nearest(meant: string, words: readonly string[], share = 1 / 3): string | null {
  const far = Math.max(1, Math.floor(meant.length * share))
  const [best] = words
    .map((word) => ({ word, apart: apart(folded(meant), folded(word)) }))
    .filter((one) => one.apart <= far)
    .sort((one, other) => one.apart - other.apart)
  return best?.word ?? null
}

/** How many letters must be changed, added or left out (Levenshtein). */
function apart(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1]
    for (const [at, wanted] of [...other].entries())
      next.push(Math.min((row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1, (row[at] ?? 0) + (letter === wanted ? 0 : 1)))
    row = next
  }
  return row.at(-1) ?? 0
}
