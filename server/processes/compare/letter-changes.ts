/** What differs between two states of a letter, sentence by sentence. */
import type { LetterDefinition } from '../../services/definition.ts'
import { draftedLetter } from '../../services/read.ts'
import { blockText } from '../sections.ts'
import { pairs } from './pairs.ts'

export function letterChanges(before: string, now: string): readonly string[] {
  const [was, is] = [draftedLetter({ content: before }), draftedLetter({ content: now })]
  if (!was || !is) return ['Der Text ist geändert.']
  // Two files may say the same with other line breaks.
  if (JSON.stringify(was) === JSON.stringify(is)) return []
  const [old, later] = [sentencesOf(was), sentencesOf(is)]
  const said = pairs(old, later).flatMap(([was, is]) => {
    if (was === is) return []
    if (was === null) return [`neu: „${is}“`]
    return is === null ? [`entfällt: „${was}“`] : [`„${is}“ statt „${was}“`]
  })
  return said.length > 0 ? said : ['Bedingungen oder Zahlungsangaben sind geändert.']
}

const sentencesOf = ({ title, subject, blocks }: LetterDefinition): readonly string[] => [
  title,
  subject,
  ...blocks.flatMap((block) => split(blockText(block))),
]

/** At the end of a sentence, not behind a number or an abbreviation of one letter: "am 3. März", "z. B.". */
const split = (text: string): readonly string[] =>
  text
    .split(/(?<=(?:[^\d\s.]{2}|[»“")}])[.!?:])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter(Boolean)
