/** What a caseworker can do with a case beside its tasks: note, put off, correct, add papers, end it another way. */
import type { Request, Response, Router } from 'express'
import { visible, type Form, type FormError, type Variables } from '../../engine/index.ts'
import { noteAccess, staffOf } from '../access/index.ts'
import { ZONE, type Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { field, formOf } from '../http/body.ts'
import { fromParticipants } from '../pages/form.tsx'
import { frame, sendPage } from '../pages/layout.tsx'
import { caseFile, type CaseFile } from '../records/case-file.ts'
import { findCase } from '../records/case-row.ts'
import { storeUpload } from '../records/documents.ts'
import { addNote } from '../records/notes.ts'
import { followUpAt } from '../records/follow-up.ts'
import { participantValues } from '../records/participants.ts'
import { SUPPLIED } from '../services/supplied.ts'
import { CancelPage } from './cancel-page.tsx'
import { CorrectPage } from './correct-page.tsx'
import { correct, notCorrected } from './correct.ts'
import { caseHref, type Tab } from './parts.tsx'

export function changes(context: Context, router: Router): void {
  router.post('/vorgaenge/:nr/vermerk', (request, response) => note(context, request, response))
  router.post('/vorgaenge/:nr/wiedervorlage', (request, response) => putOff(context, request, response))
  router.post('/vorgaenge/:nr/stoerung', (request, response) => retry(context, request, response))
  router.post('/vorgaenge/:nr/eingetroffen', (request, response) => arrived(context, request, response))
  router.post('/vorgaenge/:nr/dokumente', (request, response) => upload(context, request, response))
  router.get('/vorgaenge/:nr/berichtigen', (request, response) => showCorrect(context, request, response))
  router.post('/vorgaenge/:nr/berichtigen', (request, response) => postCorrect(context, request, response))
  router.get('/vorgaenge/:nr/anders-erledigt', (request, response) => showCancel(context, request, response, null))
  router.post('/vorgaenge/:nr/anders-erledigt', (request, response) => cancel(context, request, response))
}

async function opened(context: Context, request: Request, response: Response, purpose: string): Promise<CaseFile> {
  const staff = staffOf(response)
  const row = await findCase(context, staff, String(request.params['nr']))
  await noteAccess(context, row.id, staff, purpose)
  return caseFile(context, row)
}

const back = (response: Response, number: string, said: string, tab: Tab = 'uebersicht'): void =>
  response.redirect(303, `${caseHref(number, tab)}?getan=${said}`)

async function note(context: Context, request: Request, response: Response): Promise<void> {
  const staff = staffOf(response)
  const row = await findCase(context, staff, String(request.params['nr']))
  const text = field(request, 'text')
  if (text === '' || text.length > 4000) throw new Failure('bad-input', 'Ein Vermerk hat 1 bis 4.000 Zeichen.')
  await addNote(context.db, context, row.id, staff.login, text)
  back(response, row.number, 'vermerk')
}

/** Puts off every open task of the case that the person has or could take. */
async function putOff(context: Context, request: Request, response: Response): Promise<void> {
  const staff = staffOf(response)
  const row = await findCase(context, staff, String(request.params['nr']))
  const followUp = followUpAt(context, field(request, 'tag'))
  const { case: state } = await context.runtime.load(row.id)
  const tasks = Object.values(state.waits).filter(
    ({ until }) => until.kind === 'task' && (until.assignee === null || until.assignee === staff.login),
  )
  if (tasks.length === 0) throw new Failure('bad-input', 'Es gibt keine Aufgabe, die Sie zurücklegen können.')
  for (const { id } of tasks)
    await context.runtime.send(row.id, { type: 'plan', wait: id, followUp, by: staff.login }, staff.login)
  back(response, row.number, 'wiedervorlage')
}

/** Lets the case go on where it stopped, after what was missing is there. */
async function retry(context: Context, request: Request, response: Response): Promise<void> {
  const staff = staffOf(response)
  const row = await findCase(context, staff, String(request.params['nr']))
  const { case: state } = await context.runtime.load(row.id)
  const wait = state.waits[Number(field(request, 'stelle'))]
  if (wait?.until.kind !== 'incident') throw new Failure('bad-input', 'Diese Störung gibt es nicht mehr.')
  const command = { type: 'resume', wait: wait.id, variables: {}, by: staff.login } as const
  await context.runtime.send(row.id, command, staff.login)
  back(response, row.number, 'weiter')
}

/** What the case waits for came by telephone, by post or at the counter. Papers that were put into the case meanwhile come with it. */
async function arrived(context: Context, request: Request, response: Response): Promise<void> {
  const staff = staffOf(response)
  const { row, service, documents, case: state } = await opened(context, request, response, 'Nachricht eingetroffen')
  const wait = state.waits[Number(field(request, 'stelle'))]
  if (wait?.until.kind !== 'message') throw new Failure('bad-input', 'Darauf wartet der Vorgang nicht mehr.')
  const papers = documents.filter((paper) => paper.kind === 'upload' && paper.field === null)
  const supplied = wait.until.name === service?.supplyMessage
  const variables = supplied ? { [SUPPLIED]: papers.map(({ number }) => number) } : {}
  await context.runtime.send(row.id, { type: 'resume', wait: wait.id, variables, by: staff.login }, staff.login)
  back(response, row.number, 'eingetroffen')
}

async function upload(context: Context, request: Request, response: Response): Promise<void> {
  const staff = staffOf(response)
  const row = await findCase(context, staff, String(request.params['nr']))
  const { files } = formOf(request)
  if (files.length === 0) throw new Failure('bad-input', 'Bitte wählen Sie eine Datei aus.')
  await context.db.transaction(async (trx) => {
    for (const file of files)
      await storeUpload(trx, context, file, { caseId: row.id, kind: 'upload', createdBy: staff.login })
  })
  back(response, row.number, 'hochgeladen', 'dokumente')
}

async function showCorrect(context: Context, request: Request, response: Response): Promise<void> {
  const file = await opened(context, request, response, 'Angaben berichtigen')
  const form = formOfCase(file)
  const values = { ...file.variables, ...fromParticipants(form, participantValues(file.participants)) }
  sendCorrect(context, response, file, form, values, [], '')
}

async function postCorrect(context: Context, request: Request, response: Response): Promise<void> {
  const file = await opened(context, request, response, 'Angaben berichtigen')
  const form = formOfCase(file)
  const { fields } = formOf(request)
  const reason = field(request, 'grund')
  const errors = await correct(context, staffOf(response), file, form, fields, reason)
  if (errors.length > 0) return sendCorrect(context, response, file, form, fields, errors, reason)
  back(response, file.row.number, 'berichtigt', 'daten')
}

function formOfCase({ startForm }: CaseFile): Form {
  if (!startForm) throw new Failure('not-found', 'Dieser Vorgang begann ohne Formular.')
  return startForm
}

function sendCorrect(
  context: Context,
  response: Response,
  file: CaseFile,
  form: Form,
  values: Readonly<Record<string, unknown>>,
  errors: readonly FormError[],
  reason: string,
): void {
  const shown = visible(form, { ...file.variables, ...values } as Variables, { now: context.clock.now(), zone: ZONE })
  const props = { file, form, values, shown, skip: notCorrected(form, file), errors, reason }
  sendPage(
    response,
    <CorrectPage {...frame(context, response, 'staff')} title="Angaben berichtigen" {...props} />,
    errors.length > 0 ? 422 : 200,
  )
}

async function showCancel(context: Context, request: Request, response: Response, error: string | null): Promise<void> {
  const file = await opened(context, request, response, 'Anders erledigt')
  const props = { file, reason: field(request, 'grund'), error }
  sendPage(
    response,
    <CancelPage {...frame(context, response, 'staff')} title="Anders erledigt" {...props} />,
    error ? 422 : 200,
  )
}

async function cancel(context: Context, request: Request, response: Response): Promise<void> {
  const staff = staffOf(response)
  const row = await findCase(context, staff, String(request.params['nr']))
  const reason = field(request, 'grund')
  if (reason === '') return showCancel(context, request, response, 'Bitte geben Sie an, warum der Vorgang so endet.')
  await context.runtime.send(row.id, { type: 'cancel', by: staff.login, reason }, staff.login)
  back(response, row.number, 'erledigt')
}
