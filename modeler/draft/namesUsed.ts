/** Names that something refers to already: whoever changed them now would break it. */
import type { SavedFile } from '../api/process.ts'

/** All words in the expressions of a diagram, of rules and of forms. */
export function namesUsed(xml: string, files: readonly Pick<SavedFile, 'kind' | 'content'>[]): ReadonlySet<string> {
  const inFiles = files.flatMap(({ kind, content }) => (kind === 'dmn' ? textsOf(content) : expressionsIn(content)))
  const inDrawing = [...expressionsIn(xml), ...textsOf(xml).filter((text) => text.trimStart().startsWith('='))]
  return new Set([...inDrawing, ...inFiles].flatMap(wordsOf))
}

/** What stands in an attribute or a value of JSON behind `=`. */
const expressionsIn = (text: string): readonly string[] =>
  [...text.matchAll(/"\s*=((?:[^"\\]|\\.)*)"/g)].map(([, expression = '']) => expression.replaceAll('\\"', '"'))

/** What stands between tags. */
const textsOf = (xml: string): readonly string[] => [...xml.matchAll(/>([^<]+)</g)].map(([, text = '']) => text)

/** Names, and texts in quotes as a whole. */
function wordsOf(expression: string): readonly string[] {
  const plain = expression.replaceAll('&quot;', '"').replaceAll('&#34;', '"')
  const quoted = [...plain.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text)
  return [...quoted, ...(plain.replace(/"[^"]*"/g, ' ').match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [])]
}
