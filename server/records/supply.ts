/** Papers that a person sends after the application. The documents and the message to the case are one commit. */
import type { Context } from '../context.ts'
import type { Trx } from '../db/connect.ts'
import type { UploadedFile } from '../http/body.ts'
import { SUPPLIED } from '../services/supplied.ts'
import { serviceOfCase } from './service-of-case.ts'
import { refOf } from './submit.ts'
import { storeUpload } from './documents.ts'

const KEPT_MS = 30 * 24 * 60 * 60 * 1000

export interface Supplied {
  /** Numbers of the documents. */
  readonly documents: readonly string[]
}

/**
 * Stores the papers in the case and, when it waits for papers, tells it. Throws `bad-file`; then nothing is stored.
 * Papers that nobody asked for are in the case too, but move nothing.
 */
export async function supplyPapers(
  context: Context,
  caseId: number,
  files: readonly UploadedFile[],
): Promise<Supplied> {
  const ref = await refOf(context, caseId)
  const name = (await serviceOfCase(context, caseId))?.supplyMessage ?? null
  const { documents, waits } = await context.db.transaction(async (trx) => {
    const documents: string[] = []
    for (const file of files)
      documents.push((await storeUpload(trx, context, file, { caseId, kind: 'supply', createdBy: 'citizen' })).number)
    const waits = name !== null && (await isAwaited(trx, context, caseId, name))
    if (waits) await keepMessage(trx, context, name, ref.number, documents)
    return { documents, waits }
  })
  // The row is there already, so this only brings it to the case at once; after a crash the runtime's loop does.
  if (waits && name !== null) await context.runtime.publish(message(name, ref.number, documents), 'citizen')
  return { documents }
}

async function isAwaited(trx: Trx, { town }: Context, caseId: number, name: string): Promise<boolean> {
  return (await trx('waits').where({ town: town.id, case_id: caseId, kind: 'message', name }).first('id')) !== undefined
}

const message = (name: string, key: string, documents: readonly string[]) => ({
  name,
  key,
  variables: { [SUPPLIED]: documents },
  messageId: `supply-${documents.join('-')}`.slice(0, 200),
})

async function keepMessage(
  trx: Trx,
  { town, clock }: Context,
  name: string,
  key: string,
  documents: readonly string[],
): Promise<void> {
  const { messageId, variables } = message(name, key, documents)
  const now = clock.now()
  await trx('messages').insert({
    town: town.id,
    name,
    correlation: key,
    message_id: messageId,
    variables: JSON.stringify(variables),
    published_at: now,
    published_by: 'citizen',
    expires_at: new Date(Date.parse(now) + KEPT_MS).toISOString(),
  })
}
