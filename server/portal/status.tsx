/** Where the matter stands (S4): opened by case number and Abrufcode, in the town's words, with papers both ways. */
import { Router, type Request, type Response } from 'express'
import { openCode } from '../access/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { field, formOf } from '../http/body.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { askedIn } from '../records/asked.ts'
import { progressOf } from '../records/case-progress.ts'
import { contentOf, documentsOfCase, type DocumentRow } from '../records/documents.ts'
import { officeContact } from '../records/office-contact.ts'
import { serviceOfCase } from '../records/service-of-case.ts'
import { supplyPapers } from '../records/supply.ts'
import { parseCaseNumber } from '../runtime/index.ts'
import { casesOf, rememberCase } from './session.ts'
import { LookUpPage, StatusPage } from './status-page.tsx'

export function status(context: Context): Router {
  const router = Router()

  router.get('/status', (request, response) => {
    const number = typeof request.query['nummer'] === 'string' ? request.query['nummer'] : ''
    sendPage(response, <LookUpPage {...frame(context, response, 'citizen')} number={number} />)
  })

  router.post('/status', async (request, response) => {
    const typed = field(request, 'nummer')
    try {
      const { caseId } = await openCode(context, 'status', parseCaseNumber(typed) ?? typed, field(request, 'code'))
      if (caseId === null) throw new Failure('wrong-code')
      await rememberCase(context, response, caseId)
      const row = await caseRow(context, { id: caseId })
      response.redirect(303, `/status/${row?.number ?? ''}`)
    } catch (error) {
      if (!(error instanceof Failure) || (error.code !== 'wrong-code' && error.code !== 'code-locked')) throw error
      const locked = error.code === 'code-locked'
      sendPage(
        response,
        <LookUpPage {...frame(context, response, 'citizen')} number={typed} wrong={locked ? 'locked' : 'wrong'} />,
        locked ? 429 : 403,
      )
    }
  })

  router.get('/status/:nummer', async (request, response) => {
    const row = await openedCase(context, request, response)
    // Nothing is said about a number before its code: not even whether it exists.
    if (!row) return response.redirect(303, `/status?nummer=${encodeURIComponent(request.params.nummer)}`)
    await show(context, response, row, { received: Number(request.query['erhalten'] ?? 0), problem: null })
  })

  router.post('/status/:nummer/unterlagen', async (request, response) => {
    const row = await openedCase(context, request, response)
    if (!row) throw new Failure('unknown-case')
    const { files } = formOf(request)
    if (files.length === 0)
      return show(context, response, row, { received: 0, problem: 'Bitte wählen Sie mindestens eine Datei aus.' }, 422)
    try {
      const { documents } = await supplyPapers(context, row.id, files)
      response.redirect(303, `/status/${row.number}?erhalten=${documents.length}`)
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'bad-file') throw error
      await show(
        context,
        response,
        row,
        { received: 0, problem: `${error.detail ?? ''} Es wurde nichts hochgeladen.` },
        422,
      )
    }
  })

  router.get('/status/:nummer/dokumente/:dokument', async (request, response) => {
    const row = await openedCase(context, request, response)
    const document =
      row &&
      (await documentsOfCase(context, row.id)).find(
        ({ number, for_citizen }) => number === request.params.dokument && Boolean(for_citizen),
      )
    if (!row || !document) throw new Failure('unknown-document')
    const bytes = await contentOf(context, document)
    await noteRetrieval(context, document)
    response
      .set({
        'content-type': document.media_type,
        'content-disposition': disposition(document),
        'cache-control': 'no-store',
      })
      .send(bytes)
  })

  return router
}

export interface CaseRow {
  readonly id: number
  readonly number: string
  readonly process: string
  readonly office: string
  readonly title: string
  readonly received_at: string
  readonly ended_at: string | null
}

const caseRow = ({ db, town }: Context, by: { id: number } | { number: string }): Promise<CaseRow | undefined> =>
  db('cases')
    .where({ town: town.id, ...by })
    .first<CaseRow | undefined>('id', 'number', 'process', 'office', 'title', 'received_at', 'ended_at')

async function openedCase(context: Context, request: Request, response: Response): Promise<CaseRow | null> {
  const row = await caseRow(context, { number: String(request.params['nummer']) })
  return row && casesOf(response).includes(row.id) ? row : null
}

interface Outcome {
  /** Papers that have just arrived. */
  readonly received: number
  readonly problem: string | null
}

async function show(context: Context, response: Response, row: CaseRow, outcome: Outcome, status = 200): Promise<void> {
  const service = await serviceOfCase(context, row.id)
  if (!service) throw new Failure('unknown-service')
  const documents = await documentsOfCase(context, row.id)
  const progress = await progressOf(context, row.id, service)
  const asked = progress.yourTurn ? await askedIn(context, row.id, row.office, documents) : null
  const office = await officeContact(context, row.office)
  response.set('cache-control', 'no-store')
  sendPage(
    response,
    <StatusPage {...frame(context, response, 'citizen')} {...{ row, progress, asked, documents, office, outcome }} />,
    status,
  )
}

/** The first opening of a letter or notice is part of its delivery's proof. */
async function noteRetrieval({ db, town, clock }: Context, document: DocumentRow): Promise<void> {
  await db('deliveries')
    .where({ town: town.id, document_id: document.id, retrieved_at: null })
    .update({ retrieved_at: clock.now() })
}

const disposition = ({ file_name }: DocumentRow): string => `inline; filename*=UTF-8''${encodeURIComponent(file_name)}`
