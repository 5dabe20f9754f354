/** Documents: rows that point to content by its hash. They belong to a draft of a citizen or to a case. */
import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import type { Context } from '../context.ts'
import type { Trx } from '../db/connect.ts'
import { Failure } from '../errors.ts'
import type { UploadedFile } from '../http/body.ts'
import { homeOf } from '../runtime/task-queue.ts'
import { fileTypeOf, safeName, whyRefused } from './file-type.ts'
import { nextValue, numbered } from './numbers.ts'

type Place = Pick<Context, 'town' | 'clock'>

export interface DocumentRow {
  readonly id: number
  readonly case_id: number | null
  readonly draft_id: number | null
  readonly number: string
  /** `upload`, `supply`, `letter`, `notice` … */
  readonly kind: string
  readonly title: string
  readonly file_name: string
  readonly media_type: string
  readonly size: number
  readonly hash: string
  /** Key of the form field it was uploaded for. */
  readonly field: string | null
  readonly for_citizen: boolean
  readonly created_at: string
  readonly created_by: string
}

export interface NewDocument {
  readonly caseId?: number
  readonly draftId?: number
  readonly kind: string
  readonly title: string
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Buffer
  readonly field?: string
  readonly forCitizen?: boolean
  readonly createdBy: string
}

/** Stores content and row. Returns the document's id and number (`D-000017`). */
export async function storeDocument(
  trx: Knex,
  { town, clock }: Place,
  document: NewDocument,
): Promise<{ id: number; number: string }> {
  const hash = createHash('sha256').update(document.bytes).digest('hex')
  await trx('contents').insert({ town: town.id, hash, bytes: document.bytes }).onConflict(['town', 'hash']).ignore()
  const number = numbered('D', await nextValue(trx, town, 'document'))
  const [row] = await trx('documents')
    .insert({
      town: town.id,
      case_id: document.caseId ?? null,
      draft_id: document.draftId ?? null,
      number,
      kind: document.kind,
      title: document.title,
      file_name: document.fileName,
      media_type: document.mediaType,
      size: document.bytes.length,
      hash,
      field: document.field ?? null,
      for_citizen: document.forCitizen ?? false,
      created_at: clock.now(),
      created_by: document.createdBy,
      post_of: await postOf(trx, town.id, document),
    })
    .returning<{ id: number }[]>('id')
  return { id: row?.id ?? 0, number }
}

/** In whose new post it lies: what a citizen sends to a case comes unasked; the papers of an application come with it. */
async function postOf(trx: Knex, town: number, { caseId, createdBy }: NewDocument): Promise<string | null> {
  if (caseId === undefined || createdBy !== 'citizen') return null
  const of = await trx('cases')
    .where({ town, id: caseId })
    .first<{ office: string; domain: string } | undefined>('office', 'domain')
  return of ? homeOf(of.office, of.domain) : null
}

/** A file that a person sent, checked by its content. Throws `bad-file` for anything but PDF, JPG and PNG that is not too large. */
export async function storeUpload(
  trx: Trx,
  place: Place,
  file: Pick<UploadedFile, 'name' | 'bytes' | 'tooLarge'>,
  rest: Pick<NewDocument, 'caseId' | 'draftId' | 'kind' | 'field' | 'createdBy'>,
): Promise<{ id: number; number: string }> {
  const type = fileTypeOf(file.bytes)
  if (!type) throw new Failure('bad-file', whyRefused(file))
  const fileName = safeName(file.name, type)
  return storeDocument(trx, place, { ...rest, title: fileName, fileName, mediaType: type.mediaType, bytes: file.bytes })
}

export const documentsOfDraft = async (
  { db, town }: Pick<Context, 'db' | 'town'>,
  draftId: number,
): Promise<readonly DocumentRow[]> =>
  db('documents').where({ town: town.id, draft_id: draftId }).orderBy('id').select<DocumentRow[]>()

export const documentsOfCase = async (
  { db, town }: Pick<Context, 'db' | 'town'>,
  caseId: number,
): Promise<readonly DocumentRow[]> =>
  db('documents').where({ town: town.id, case_id: caseId }).orderBy('id').select<DocumentRow[]>()

/** The bytes of a document. Throws `unknown-document` when they are gone. */
export async function contentOf(
  { db, town }: Pick<Context, 'db' | 'town'>,
  document: Pick<DocumentRow, 'hash'>,
): Promise<Buffer> {
  const row = await db('contents')
    .where({ town: town.id, hash: document.hash })
    .first<{ bytes: Buffer } | undefined>('bytes')
  if (!row) throw new Failure('unknown-document')
  return row.bytes
}

/** What was uploaded to a draft becomes part of the case. */
export async function moveToCase(trx: Trx, { town }: Place, draftId: number, caseId: number): Promise<void> {
  await trx('documents').where({ town: town.id, draft_id: draftId }).update({ case_id: caseId, draft_id: null })
}

/** Removes documents of a draft, and their content where nothing else points to it. */
export async function removeFromDraft(
  trx: Trx,
  { town }: Pick<Context, 'town'>,
  draftId: number,
  number?: string,
): Promise<void> {
  const mine = trx('documents').where({ town: town.id, draft_id: draftId, ...(number ? { number } : {}) })
  const hashes = (await mine.clone().select<{ hash: string }[]>('hash')).map((row) => row.hash)
  await mine.delete()
  await trx('contents')
    .where({ town: town.id })
    .whereIn('hash', hashes)
    .whereNotIn('hash', trx('documents').where({ town: town.id }).select('hash'))
    .delete()
}
