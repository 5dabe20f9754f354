/** `laufzettel.letter`: writes a letter or notice, keeps it as a document, and begins its delivery. */
import { makeLinkCode } from '../access/index.ts'
import { localDay } from '../context.ts'
import { addressee, composeLetter, renderLetter, type Letter } from '../documents/index.ts'
import { addDelivery, nextDeliveryNumber } from '../records/deliveries.ts'
import { storeDocument } from '../records/documents.ts'
import { lettersOfCase } from '../records/letters.ts'
import { newsMail, queueMail } from '../records/mails.ts'
import { participantsOf, type Participant } from '../records/participants.ts'
import { serviceOfCase } from '../records/service-of-case.ts'
import type { Also, Job, JobHandler } from '../runtime/contract.ts'
import type { LetterDefinition } from '../services/definition.ts'
import { JobGap, type JobContext } from './context.ts'

interface CaseFacts {
  readonly office: string
}

interface Written {
  readonly letter: Letter
  readonly bytes: Buffer
  readonly number: string
  readonly to: Participant
  /** Address for the mail that says "there is news"; null sends paper. */
  readonly mailTo: string | null
}

/**
 * Header `letter` → `sendung`, `perBrief`. Notices always go by letter: the
 * letter is the delivery, the PDF behind the Abrufcode a copy. Number and code are drawn before the commit; a job that is
 * done again leaves a gap in the numbers and a code that nobody was told.
 */
export const letter =
  (context: JobContext): JobHandler =>
  async (job) => {
    const written = await write(context, job)
    return { variables: { sendung: written.number, perBrief: written.mailTo === null }, also: keep(context, written) }
  }

async function write(context: JobContext, job: Job): Promise<Written> {
  const { db, town, clock } = context
  const { office } = await db('cases').where({ town: town.id, id: job.ref.id }).first<CaseFacts>('office')
  const definition = await definitionOf(context, job)
  const participants = await participantsOf(context, job.ref.id)
  const number = await nextDeliveryNumber(db, context)
  const supplyCode = (await asksForPapers(context, job.ref.id, definition))
    ? await makeLinkCode(db, context, 'supply', { caseId: job.ref.id })
    : null
  const occasion = {
    definition,
    caseNumber: job.ref.number,
    office,
    deliveryNumber: number,
    variables: job.variables,
    participants,
    supplyCode,
  }
  const composed = await composeLetter(context, occasion)
  const bytes = await renderLetter(composed, job.ref.number, clock.now())
  const to = addressee(occasion)
  const mailTo = goesByMail(definition, to.fields.contact) ? to.fields.email : null
  return { letter: composed, bytes, number, to, mailTo }
}

/** Notices never do: the letter is the delivery. */
export const goesByMail = ({ kind }: Pick<LetterDefinition, 'kind'>, contact: unknown): boolean =>
  kind === 'letter' && contact === 'email'

/** A letter that asks for papers, of a service to which they can be sent later, says where to send them. */
const asksForPapers = async (
  context: JobContext,
  caseId: number,
  { supply = false }: LetterDefinition,
): Promise<boolean> => supply && (await serviceOfCase(context, caseId))?.supplyMessage !== undefined

async function definitionOf(context: JobContext, { ref, headers: { letter: id } }: Job): Promise<LetterDefinition> {
  const definition = (await lettersOfCase(context, ref.id)).find((letter) => letter.id === id)
  if (!definition) throw new JobGap(`Den Brief „${id ?? ''}“ gibt es in der Version nicht, auf der der Vorgang läuft.`)
  return definition
}

const keep =
  (context: JobContext, { letter: made, bytes, number, to, mailTo }: Written): Also =>
  async (trx, { id, number: caseNumber }) => {
    const { town, clock, settings } = context
    const document = await storeDocument(trx, context, {
      caseId: id,
      kind: made.kind,
      title: made.title,
      fileName: `${made.title.replace(/[^\p{L}\p{N}]+/gu, '-')}-${caseNumber}.pdf`,
      mediaType: 'application/pdf',
      bytes,
      forCitizen: true,
      createdBy: 'system',
    })
    const channel = mailTo === null ? 'letter' : 'email'
    const delivery = {
      caseId: id,
      documentId: document.id,
      participantId: to.id,
      number,
      what: made.title,
      kind: made.kind,
      channel,
    } as const
    await addDelivery(trx, context, delivery, localDay(clock.now()))
    if (mailTo === null) return
    const mail = newsMail(mailTo, caseNumber, { townName: town.name, publicUrl: settings.publicUrl })
    await queueMail(trx, town, { ...mail, caseId: id }, clock.now())
  }
