/** `/amt/vorgaenge` and `/amt/dokumente`: finding, reading and steering cases. */
import { Router, type Request, type Response } from 'express'
import { guardForms, noteAccess, requireRole, staffOf } from '../access/index.ts'
import { localDay, type Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { bundle } from '../pages/bundle.ts'
import { caseFile, type CaseFile } from '../records/case-file.ts'
import { findCase } from '../records/case-row.ts'
import { bpmnOf } from '../runtime/resources.ts'
import { accessRowsOf } from './access-rows.ts'
import { changes } from './change-routes.tsx'
import { sendDocument } from './document-route.ts'
import { CaseListPage } from './list-page.tsx'
import { OverviewPage } from './overview-page.tsx'
import { tabs, type Tab } from './parts.tsx'
import { caseFilters, searchCases, type CaseFilter } from './search.ts'
import { CoursePage, DataPage, DiagramPage, DocumentsPage } from './tab-pages.tsx'
import { taskIdsOf } from './task-ids.ts'

/** Routes below `/amt`; all need the role of a caseworker. */
export function cases(context: Context): Router {
  const router = Router()
  router.use(['/vorgaenge', '/dokumente'], requireRole('caseworker'), guardForms)
  router.get('/vorgaenge', (request, response) => showList(context, request, response))
  changes(context, router)
  router.get('/vorgaenge/:nr/modell.bpmn', (request, response) => sendModel(context, request, response))
  router.get(['/vorgaenge/:nr', '/vorgaenge/:nr/:tab'], (request, response) => showCase(context, request, response))
  router.get('/dokumente/:nr', (request, response) => sendDocument(context, request, response))
  return router
}

async function showList(context: Context, request: Request, response: Response): Promise<void> {
  const text = (name: string): string =>
    typeof request.query[name] === 'string' ? (request.query[name] as string).trim().slice(0, 200) : ''
  const status = text('status')
  const filter = Object.hasOwn(caseFilters, status) ? (status as CaseFilter) : text('q') ? 'alle' : 'laufend'
  const search = { text: text('q'), filter, page: Math.max(1, Number.parseInt(text('seite'), 10) || 1) }
  const found = await searchCases(context, staffOf(response), search)
  const today = localDay(context.clock.now())
  sendPage(
    response,
    <CaseListPage {...frame(context, response, 'staff')} title="Vorgänge" search={search} {...found} today={today} />,
  )
}

const saids: Readonly<Record<string, string>> = {
  vermerk: 'Der Vermerk ist eingetragen.',
  wiedervorlage: 'Die offenen Aufgaben sind zurückgelegt.',
  weiter: 'Der Vorgang versucht es noch einmal.',
  eingetroffen: 'Es ist eingetragen, der Vorgang geht weiter.',
  berichtigt: 'Die Berichtigung ist eingetragen.',
  hochgeladen: 'Die Dokumente sind beim Vorgang.',
  erledigt: 'Der Vorgang ist beendet.',
}

async function showCase(context: Context, request: Request, response: Response): Promise<void> {
  const staff = staffOf(response)
  const tab = String(request.params['tab'] ?? 'uebersicht')
  if (!Object.hasOwn(tabs, tab)) throw new Failure('not-found')
  const row = await findCase(context, staff, String(request.params['nr']))
  await noteAccess(context, row.id, staff, `Vorgang: ${tabs[tab as Tab]}`)
  const file = await caseFile(context, row)
  const said = saids[String(request.query['getan'] ?? '')] ?? null
  await show(context, response, file, tab as Tab, said)
}

async function show(
  context: Context,
  response: Response,
  file: CaseFile,
  tab: Tab,
  said: string | null,
): Promise<void> {
  const props = { ...frame(context, response, 'staff'), title: '', file, tab, said }
  switch (tab) {
    case 'uebersicht':
      return sendPage(
        response,
        <OverviewPage {...props} taskIds={await taskIdsOf(context, staffOf(response), file.row.id)} />,
      )
    case 'daten':
      return sendPage(response, <DataPage {...props} />)
    case 'dokumente':
      return sendPage(response, <DocumentsPage {...props} />)
    case 'verlauf':
      return sendPage(response, <CoursePage {...props} access={await accessRowsOf(context, file.row.id)} />)
    case 'diagramm':
      return sendPage(response, <DiagramPage {...props} {...((await bundle('viewer')) ?? {})} />)
  }
}

async function sendModel(context: Context, request: Request, response: Response): Promise<void> {
  const row = await findCase(context, staffOf(response), String(request.params['nr']))
  const xml = await bpmnOf(context.db, context.town, row.deployment_id)
  if (xml === null) throw new Failure('not-found')
  response.type('application/xml').send(xml)
}
