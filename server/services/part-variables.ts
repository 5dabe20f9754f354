/** Which variables of a case its service brings and its letters read. */
import type { ProcessFiles } from '../../engine/index.ts'
import { expressionsIn } from './letter-expressions.ts'
import { draftedLetter, draftedService, letterFile, letterId, type ServiceFiles, type Written } from './read.ts'
import { SUPPLIED } from './supplied.ts'

/** What of a letter or service is not filled in yet brings and reads nothing. */
export const partVariables = ({ service, letters }: ServiceFiles): Pick<ProcessFiles, 'letters' | 'messages'> => ({
  letters: letters.map(readBy),
  messages: service ? supplyOf(service) : {},
})

function readBy(file: Written): ProcessFiles['letters'][number] {
  const letter = draftedLetter(file)
  return { id: letterId(file), file: letterFile(file), expressions: letter ? expressionsIn(letter) : [] }
}

/** The message with which people supply papers brings their documents, and nothing else. */
function supplyOf(file: Written): NonNullable<ProcessFiles['messages']> {
  const name = draftedService(file)?.supplyMessage
  return name ? { [name]: [SUPPLIED] } : {}
}
