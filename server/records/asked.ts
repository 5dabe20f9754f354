/** What the last letter to a citizen asked for, to be read on the status page. */
import type { Context } from '../context.ts'
import { composeLetter, type Letter } from '../documents/index.ts'
import type { LetterDefinition } from '../services/definition.ts'
import type { DocumentRow } from './documents.ts'
import { participantsOf } from './participants.ts'

/**
 * The texts of the newest letter (not notice) of a case, made from its definition and today's data. Null when there is none
 * or it cannot be made again; the letter itself is a document all the same.
 */
export async function askedIn(
  context: Context,
  caseId: number,
  office: string,
  documents: readonly DocumentRow[],
): Promise<Letter['blocks'] | null> {
  const last = documents.filter(({ kind, for_citizen }) => kind === 'letter' && Boolean(for_citizen)).at(-1)
  if (!last) return null
  const { case: state, model, ref } = await context.runtime.load(caseId)
  const definition = lettersOf(context, model).find(({ title }) => title === last.title)
  const root = Object.values(state.tokens).find(({ scope }) => scope === null)
  if (!definition || !root) return null
  const occasion = {
    definition,
    caseNumber: ref.number,
    office,
    deliveryNumber: '',
    variables: root.variables,
    participants: await participantsOf(context, caseId),
    supplyCode: null,
  }
  return composeLetter(context, occasion).then(
    ({ blocks }) => blocks,
    () => null,
  )
}

type LoadedModel = Awaited<ReturnType<Context['runtime']['load']>>['model']

const lettersOf = ({ services }: Context, model: LoadedModel): readonly LetterDefinition[] =>
  Object.values(model.elements).flatMap(({ job }) => services.letter(model.process, job?.headers['letter'] ?? '') ?? [])
