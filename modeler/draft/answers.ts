/** What the forms of a process can answer, as conditions: `ergebnis = "genehmigt"`. */
import type { DraftFile } from '../api/process.ts'
import { askedIn, type Asked } from './asked.ts'

/** Names that FEEL reads as one name without quotes. */
const plain = /^[A-Za-zÄÖÜäöüß_][\wÄÖÜäöüß]*$/

/** @param first the forms whose answers come first, in their order */
export const answersIn = (files: readonly DraftFile[], first: readonly string[] = []): readonly string[] => {
  const near = first.flatMap((id) => files.filter(({ kind, name }) => kind === 'form' && name === id))
  return [...new Set(askedIn([...near, ...files]).flatMap(answersOf))]
}

function answersOf({ type, key, values }: Asked): readonly string[] {
  if (!key || !plain.test(key)) return []
  if (type === 'checkbox') return [`${key} = true`]
  if (type !== 'radio' && type !== 'select') return []
  return (values ?? []).map(({ value }) => `${key} = ${JSON.stringify(value)}`)
}
