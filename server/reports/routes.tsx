/** Routes below `/amt/berichte`: figures for leadership, and reports that are frozen. */
import { fileURLToPath } from 'node:url'
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { guardForms, hasRole, requireRole, staffOf } from '../access/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { field } from '../http/body.ts'
import { chartScripts } from '../pages/bundle.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { effortReport, USUAL_ONLINE_SHARE } from '../ratings/effort-report.ts'
import { drawCouncil, type Frozen } from './council/draw.ts'
import { showBehind, showBehindReport } from './behind/routes.tsx'
import { addRemark, freeze, reportByName, reportsOf } from './council/store.ts'
import { EffortPage } from './effort-page.tsx'
import { ListPage } from './list-page.tsx'
import { BenchmarkPage, benchmarkRows } from './benchmark-page.tsx'
import { plans } from './plan-routes.tsx'
import { priorities } from './priority-routes.tsx'
import { REMARK_LENGTH, ReportPage } from './report-page.tsx'

const styles = fileURLToPath(new URL('./berichte.css', import.meta.url))

export function reports(context: Context): Router {
  const router = Router()
  const readers = requireRole('lead', 'manager')
  router.get('/berichte.css', (_request, response) => response.sendFile(styles))
  router.get('/berichte', readers, list(context))
  router.post('/berichte', readers, guardForms, make(context))
  router.get('/berichte/aufwand', readers, effort(context))
  router.get('/berichte/aufwand/daten.json', readers, async (request, response) =>
    response.json(await effortFor(context, request)),
  )
  router.get('/berichte/vergleich', readers, compare(context))
  router.use('/berichte/plan', readers, plans(context))
  router.use('/berichte/prioritaet', readers, priorities(context))
  router.get('/berichte/vorgaenge', readers, showBehind(context))
  router.get('/berichte/:number/vorgaenge', readers, showBehindReport(context))
  router.get('/berichte/:number.pdf', readers, pdf(context))
  router.get('/berichte/:number.json', readers, json(context))
  router.get('/berichte/:number', readers, show(context))
  router.post('/berichte/:number/anmerkung', requireRole('lead'), guardForms, remark(context))
  return router
}

const list =
  (context: Context): RequestHandler =>
  async (_request, response) =>
    sendPage(response, <ListPage {...frame(context, response, 'staff')} reports={await reportsOf(context)} />)

const make =
  (context: Context): RequestHandler =>
  async (_request, response) =>
    response.redirect(303, `/amt/berichte/${await freeze(context, context.clock.now(), staffOf(response).name)}`)

function effortFor(context: Context, { query }: Request): ReturnType<typeof effortReport> {
  const asked = Number(query['online'] ?? NaN)
  const onlineShare = asked >= 0 && asked <= 100 ? asked / 100 : USUAL_ONLINE_SHARE
  const basis = query['zahlen'] === 'messung' ? 'cases' : 'estimate'
  return effortReport(context, context.clock.now(), { onlineShare, basis })
}

const effort =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const report = await effortFor(context, request)
    sendPage(response, <EffortPage {...frame(context, response, 'staff')} {...await chartScripts()} report={report} />)
  }

const compare =
  (context: Context): RequestHandler =>
  async (_request, response) => {
    const rows = await benchmarkRows(context, context.clock.now())
    sendPage(response, <BenchmarkPage {...frame(context, response, 'staff')} rows={rows} />)
  }

async function reportOf(context: Context, request: Request): Promise<Frozen & { readonly id: number }> {
  const report = await reportByName(context, String(request.params['number']))
  if (!report) throw new Failure('not-found')
  return report
}

const pdf =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const report = await reportOf(context, request)
    response.type('application/pdf').setHeader('Content-Disposition', `inline; filename="${report.number}.pdf"`)
    response.send(await drawCouncil(report))
  }

const json =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { number, data, hash, at, author, remarks } = await reportOf(context, request)
    response.json({ number, at, author, hash, data, remarks })
  }

const show =
  (context: Context): RequestHandler =>
  async (request, response) =>
    sendReport(context, response, await reportOf(context, request), null)

async function sendReport(context: Context, response: Response, report: Frozen, error: string | null): Promise<void> {
  const page = { ...frame(context, response, 'staff'), ...(await chartScripts()) }
  const mayRemark = hasRole(staffOf(response), 'lead')
  sendPage(response, <ReportPage {...page} report={report} mayRemark={mayRemark} error={error} />, error ? 422 : 200)
}

const remark =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const report = await reportOf(context, request)
    const text = field(request, 'text').trim()
    if (text === '' || text.length > REMARK_LENGTH)
      return sendReport(
        context,
        response,
        report,
        `Bitte schreiben Sie eine Anmerkung mit höchstens ${REMARK_LENGTH} Zeichen.`,
      )
    const { name, login } = staffOf(response)
    await addRemark(context, report.id, { text, at: context.clock.now(), author: name, login })
    response.redirect(303, `/amt/berichte/${report.number}`)
  }
