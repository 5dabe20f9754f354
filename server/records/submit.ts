/** Sends an application: the case, its documents, its code and the mark on the draft are one commit. */
import { splitParticipants } from '../../engine/index.ts'
import { makeCode, revokeCodes } from '../access/index.ts'
import type { Context } from '../context.ts'
import type { Trx } from '../db/connect.ts'
import type { Actor, CaseRef, NewCase } from '../runtime/contract.ts'
import type { Application } from './application.ts'
import { moveToCase } from './documents.ts'
import { markSent } from './drafts.ts'
import { queueMail, receivedMail } from './mails.ts'
import { onPaperVariable } from './on-paper.ts'

export interface Sent {
  readonly ref: CaseRef
  /** The Abrufcode, to be shown once; null when the application had been sent before. */
  readonly code: string | null
}

/** The draft became a case in the meantime: the whole commit is given up. */
class SentBefore extends Error {}

/**
 * Starts the case. Sending twice gives the same case.
 *
 * @param enteredBy login of the clerk; null when the person did it
 */
export async function submitApplication(
  context: Context,
  application: Application,
  enteredBy: Actor | null,
): Promise<Sent> {
  const { draft } = application
  if (draft.caseId !== null) return { ref: await refOf(context, draft.caseId), code: null }
  let code: string | null = null
  const also = async (trx: Trx, ref: CaseRef): Promise<void> => {
    if (!(await markSent(trx, context, draft, ref.id))) throw new SentBefore()
    await moveToCase(trx, context, draft.id, ref.id)
    await trx('codes').where({ town: context.town.id, draft_id: draft.id }).delete()
    code = await makeCode(trx, context, 'status', ref.number, { caseId: ref.id })
    await confirmByMail(trx, context, application, ref)
  }
  try {
    return { ref: await context.runtime.start(newCase(application, enteredBy), enteredBy ?? 'citizen', also), code }
  } catch (error) {
    if (!(error instanceof SentBefore)) throw error
    return { ref: await refOfDraft(context, draft.id), code: null }
  }
}

function newCase({ draft, service, form, values }: Application, enteredBy: Actor | null): NewCase {
  const { variables, participants } = splitParticipants(form, values)
  return {
    process: service.process,
    service: service.id,
    office: service.office,
    domain: service.domain,
    title: service.title,
    variables: { ...variables, ...onPaperVariable(draft.data.paper, values) },
    participants: participants as NewCase['participants'],
    channel: draft.channel,
    enteredBy,
    ...(draft.data.received ? { received: draft.data.received } : {}),
  }
}

async function confirmByMail(trx: Trx, context: Context, { form, values }: Application, ref: CaseRef): Promise<void> {
  const { town, settings, clock } = context
  const applicant = splitParticipants(form, values).participants['applicant'] ?? {}
  if (applicant['contact'] !== 'email' || !applicant['email']) return
  const mail = receivedMail(applicant['email'], ref.number, { townName: town.name, publicUrl: settings.publicUrl })
  await queueMail(trx, town, { ...mail, caseId: ref.id }, clock.now())
}

/** A new Abrufcode for a case; the old one stops working. For a person who sent the application in this session and did not see it. */
export function replaceCode(context: Context, ref: CaseRef): Promise<string> {
  return context.db.transaction(async (trx) => {
    await revokeCodes(trx, context, 'status', { case_id: ref.id })
    return makeCode(trx, context, 'status', ref.number, { caseId: ref.id })
  })
}

export async function refOf({ db, town }: Context, caseId: number): Promise<CaseRef> {
  const row = await db('cases').where({ town: town.id, id: caseId }).first<{ number: string }>('number')
  return { id: caseId, number: row.number }
}

async function refOfDraft(context: Context, draftId: number): Promise<CaseRef> {
  const row = await context
    .db('drafts')
    .where({ town: context.town.id, id: draftId })
    .first<{ case_id: number }>('case_id')
  return refOf(context, row.case_id)
}
