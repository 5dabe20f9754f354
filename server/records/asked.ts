/** What the last letter to a citizen asked for, to be read on the status page. */
import type { Variables } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { composeLetter, type Letter } from '../documents/index.ts'
import type { DocumentRow } from './documents.ts'
import { lettersOfCase } from './letters.ts'
import { participantsOf } from './participants.ts'
import { trailOf } from './trail.ts'

/**
 * The texts of the newest letter of a case that asks for papers, made again from its definition and the data of its day. Null when
 * there is none or it cannot be made again; the letter itself is a document all the same.
 */
export async function askedIn(
  context: Context,
  caseId: number,
  office: string,
  documents: readonly DocumentRow[],
): Promise<Letter['blocks'] | null> {
  const { model, ref } = await context.runtime.load(caseId)
  const written = Object.values(model.elements).map(({ job }) => job?.headers['letter'])
  const asking = (await lettersOfCase(context, caseId)).filter(({ id, supply }) => supply && written.includes(id))
  const last = documents
    .filter(({ kind, for_citizen }) => kind === 'letter' && Boolean(for_citizen))
    .findLast(({ title }) => asking.some((letter) => letter.title === title))
  const definition = asking.find(({ title }) => title === last?.title)
  if (!last || !definition) return null
  const occasion = {
    definition,
    caseNumber: ref.number,
    office,
    deliveryNumber: '',
    variables: await variablesAt(context, caseId, last.created_at),
    participants: await participantsOf(context, caseId),
    supplyCode: null,
  }
  return composeLetter(context, occasion).then(
    ({ blocks }) => blocks,
    () => null,
  )
}

/** What the case knew at a moment, values of subprocesses that are over among them: a letter is written inside of one. */
async function variablesAt(context: Context, caseId: number, at: string): Promise<Variables> {
  const events = (await trailOf(context, caseId)).flatMap((step) => step.events)
  return Object.assign(
    {},
    ...events.map((event) => (event.type === 'set' && event.at <= at ? event.variables : {})),
  ) as Variables
}
