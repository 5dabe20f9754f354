/** What a job of this program would answer to a case that is only rehearsed: nothing is looked up in other cases, written or sent. */
import { DUPLICATES_TOPIC, HANDOVER_TOPIC, LETTER_TOPIC, RATES_TOPIC, type Variables } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { composeLetter, LetterGap, type Letter } from '../documents/index.ts'
import { goesByMail, JobGap, rates, receiver, type Given } from '../jobs/index.ts'
import { numbered } from '../records/numbers.ts'
import { draftedLetter } from '../services/read.ts'
import { NUMBER, samplePeople } from './letter-pages/sample.ts'
import { partsOf } from './parts.ts'
import { entryOf } from './register/entry.ts'
import { describedIn } from './service-page/described.ts'

export interface RehearsedJob {
  readonly variables: Variables
  /** Why it could not answer like this in operation. */
  readonly problem: string | null
  readonly letter: RehearsedLetter | null
}

interface RehearsedLetter extends Pick<Letter, 'subject' | 'blocks'> {
  /** What it names and the case does not have: there a real case would stop. */
  readonly missing: readonly string[]
}

type Answers = (context: Context, process: string, given: Given) => Promise<Partial<RehearsedJob>>

const answers: Readonly<Record<string, Answers>> = {
  [LETTER_TOPIC]: letter,
  [RATES_TOPIC]: (context, _process, given) => rates(context)(given),
  [DUPLICATES_TOPIC]: () => Promise.resolve({ variables: { dubletten: [] } }),
  [HANDOVER_TOPIC]: async (_context, _process, { headers }) => {
    receiver(headers)
    return { variables: { uebergabe: true } }
  },
}

/** Of another program's work nothing is known. */
export async function rehearsedJob(
  context: Context,
  process: string,
  { topic, ...given }: Given & { readonly topic: string },
): Promise<RehearsedJob> {
  const nothing = { variables: {}, problem: null, letter: null }
  const answer = Object.hasOwn(answers, topic) ? answers[topic] : undefined
  try {
    const { variables = {}, letter = null } = (await answer?.(context, process, given)) ?? {}
    return { ...nothing, variables, letter }
  } catch (error) {
    if (error instanceof JobGap || error instanceof LetterGap) return { ...nothing, problem: error.message }
    throw error
  }
}

/** As the draft has it, with the values of the case, to an invented person: people are no variables. */
async function letter(
  context: Context,
  process: string,
  { headers, variables }: Given,
): Promise<Partial<RehearsedJob>> {
  const files = await partsOf(context, process)
  const definition = files
    .flatMap((file) => (file.kind === 'letter' ? (draftedLetter(file) ?? []) : []))
    .find(({ id }) => id === headers['letter'])
  if (!definition) throw new JobGap('Der Brief dieses Schritts fehlt.')
  const missing = new Set<string>()
  const number = nextAfter(variables['sendung'])
  const { subject, blocks } = await composeLetter(context, {
    ...{ definition, caseNumber: NUMBER, deliveryNumber: number, variables, participants: samplePeople },
    office: describedIn(files).service?.office || (await entryOf(context, process)).office || '',
    supplyCode: null,
    gap: (expression) => `[${missing.add(expression) && expression}]`,
  })
  const perBrief = !goesByMail(definition, variables['kontakt'])
  return { variables: { sendung: number, perBrief }, letter: { subject, blocks, missing: [...missing] } }
}

/** Deliveries of a rehearsal count from one. */
const nextAfter = (sent: unknown): string =>
  numbered('S', typeof sent === 'string' ? Number(sent.replace(/\D/g, '')) + 1 : 1)
