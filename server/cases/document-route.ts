import type { Request, Response } from 'express'
import { noteAccess, staffOf } from '../access/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { casesFor } from '../records/case-row.ts'
import { contentOf, type DocumentRow } from '../records/documents.ts'

/** Sends a document of a case that the person may see. Shown in the browser, but as a page of its own without any rights. */
export async function sendDocument(context: Context, request: Request, response: Response): Promise<void> {
  const staff = staffOf(response)
  const document = (await casesFor(context, staff)
    .join('documents as d', (join) => join.on('d.town', 'cases.town').andOn('d.case_id', 'cases.id'))
    .where('d.number', String(request.params['nr']))
    .first('d.*')) as DocumentRow | undefined
  if (!document || document.case_id === null) throw new Failure('unknown-document')
  await noteAccess(context, document.case_id, staff, `Dokument ${document.number}`)
  response.set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
  response.set('x-content-type-options', 'nosniff').set('cache-control', 'private, no-store')
  response
    .type(document.media_type)
    .set('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(document.file_name)}`)
  response.send(await contentOf(context, document))
}
