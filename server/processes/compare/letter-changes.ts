/** What differs between two states of a letter, sentence by sentence. */
import { blockText, readLetter } from '../sections.ts'
import { pairs } from './pairs.ts'

export function letterChanges(before: string, now: string): readonly string[] {
  const [old, later] = [sentencesOf(before), sentencesOf(now)]
  if (!old || !later) return ['Der Text ist geändert.']
  const said = pairs(old, later).flatMap(([was, is]) => {
    if (was === is) return []
    if (was === null) return [`neu: „${is}“`]
    return is === null ? [`entfällt: „${was}“`] : [`„${is}“ statt „${was}“`]
  })
  return said.length > 0 ? said : ['Bedingungen oder Zahlungsangaben sind geändert.']
}

function sentencesOf(content: string): readonly string[] | null {
  const letter = readLetter(content)
  if (!letter) return null
  return [letter.title, letter.subject, ...letter.blocks.flatMap((block) => split(blockText(block)))]
}

/** At the end of a sentence, not behind a number or an abbreviation of one letter: "am 3. März", "z. B.". */
const split = (text: string): readonly string[] =>
  text
    .split(/(?<=(?:[^\d\s.]{2}|[»“")}])[.!?:])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter(Boolean)
