/** Routes below `/amt`: the report on the OZG, each service, and the answers of the digitalization manager. */
import { fileURLToPath } from 'node:url'
import { Router, type Request, type RequestHandler } from 'express'
import { criterionById, group, isCriterion, statusChart, type Criterion, type Fact } from '../../analysis/index.ts'
import { guardForms, hasRole, requireRole, staffOf } from '../access/index.ts'
import { localDay, type Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { formOf } from '../http/body.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { officeByKey, officesOfTown } from '../records/offices.ts'
import { readAnswer } from './answer-form.ts'
import { AnswerPage } from './answer-page.tsx'
import { DetailPage } from './detail-page.tsx'
import { csvOf, xlsxOf } from './export.ts'
import { queryOf } from '../pages/list-filter.ts'
import { filtered, readFilter } from './filter.ts'
import { ListPage } from './list-page.tsx'
import { rateAll, rateOne, type RatedEntry } from '../ratings/rate.ts'
import { changesOf } from '../ratings/edit.ts'
import { feesOf, feesOn } from '../ratings/fees.ts'
import { figures, reported, summaryOf } from '../ratings/report.ts'
import { addFact } from '../ratings/store.ts'
import { countedByEngine, volumesOf } from '../ratings/volumes.ts'
import { edits, editScript } from './edit-routes.tsx'
import { changeFees, showFees } from './fee-routes.tsx'
import { imports } from './import/routes.tsx'
import { surveys } from './survey-routes.tsx'
import { tallies } from './tally-routes.tsx'
import { statusWords } from '../ratings/words.ts'

const styles = fileURLToPath(new URL('./ozg.css', import.meta.url))

export function catalogue(context: Context): Router {
  const router = Router()
  const readers = requireRole('lead', 'manager')
  const managers = requireRole('manager')
  router.get('/ozg.css', (_request, response) => response.sendFile(styles))
  router.get('/ozg', readers, list(context))
  router.get('/ozg.csv', readers, csv(context))
  router.get('/ozg.xlsx', readers, xlsx(context))
  router.get('/ozg.json', readers, json(context))
  router.get('/ozg.mmd', readers, mermaid(context))
  router.get('/ozg/tabelle.js', editScript)
  router.use('/ozg/tabelle', managers, edits(context))
  router.use('/ozg/abfrage', managers, surveys(context))
  router.use('/ozg/abgleich', managers, imports(context))
  router.use(tallies(context))
  router.get('/ozg/:id', readers, detail(context))
  router.get('/ozg/:id/gebuehren', readers, showFees(context))
  router.post('/ozg/:id/gebuehren', managers, guardForms, changeFees(context))
  router.get('/ozg/:id/antwort/:criterion', managers, ask(context))
  router.post('/ozg/:id/antwort/:criterion', managers, guardForms, take(context))
  return router
}

const today = ({ clock }: Context): string => localDay(clock.now())

const list =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const [asOf, filter] = [today(context), readFilter(request.query)]
    const all = await rateAll(context, asOf)
    const offices = await officesOfTown(context.db, context.town.id)
    const shown = filtered(all, filter)
    sendPage(
      response,
      <ListPage
        {...frame(context, response, 'staff')}
        asOf={asOf}
        all={all}
        shown={shown}
        filter={filter}
        offices={offices}
        mayEdit={hasRole(staffOf(response), 'manager')}
      />,
    )
  }

const shownIn = async (context: Context, request: Request): Promise<readonly RatedEntry[]> =>
  filtered(await rateAll(context, today(context)), readFilter(request.query))

const csv =
  (context: Context): RequestHandler =>
  async (request, response) => {
    response
      .attachment(`leistungen-${today(context)}.csv`)
      .type('text/csv; charset=utf-8')
      .send(csvOf(await shownIn(context, request)))
  }

const xlsx =
  (context: Context): RequestHandler =>
  async (request, response) => {
    response
      .attachment(`leistungen-${today(context)}.xlsx`)
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .send(await xlsxOf(await shownIn(context, request)))
  }

/** Open data: what `report ozg --json` prints, of the services shown. */
const json =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const shown = await shownIn(context, request)
    response.json({
      asOf: today(context),
      town: context.town.key,
      summary: summaryOf(shown),
      services: shown.map(reported),
    })
  }

const mermaid =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const shown = (await shownIn(context, request)).map(figures)
    const title = `Leistungen der Stadt ${context.town.name}, Stand ${today(context)}`
    response
      .attachment(`leistungen-${today(context)}.mmd`)
      .type('text/plain; charset=utf-8')
      .send(statusChart(title, group(shown), statusWords))
  }

const detail =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const asOf = today(context)
    const entry = await entryOf(context, request, asOf)
    const office = await officeByKey(context.db, context.town.id, entry.service.office)
    sendPage(
      response,
      <DetailPage
        {...frame(context, response, 'staff')}
        asOf={asOf}
        entry={entry}
        office={office?.name ?? entry.service.office}
        query={queryOf(readFilter(request.query))}
        mayAnswer={hasRole(staffOf(response), 'manager')}
        saved={request.query['gespeichert'] !== undefined}
        volumes={await casesOf(context, entry.service.id, asOf)}
        changes={await changesOf(context, entry.service.id)}
        fees={feesOn(await feesOf(context, entry.service.id), asOf)}
      />,
    )
  }

async function casesOf(context: Context, service: string, asOf: string) {
  const year = Number(asOf.slice(0, 4))
  const volumes = (await volumesOf(context, service)).get(service) ?? []
  return { year, volumes, own: await countedByEngine(context, service, year) }
}

const ask =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { entry, criterion } = await questionOf(context, request)
    const latest = entry.facts.filter((fact) => fact.criterion === criterion.id).at(-1)
    const values = { via: entry.service.nationwide?.via ?? 'own', ...latest }
    sendPage(
      response,
      <AnswerPage
        {...frame(context, response, 'staff')}
        service={entry.service}
        criterion={criterion}
        values={values}
        errors={[]}
      />,
    )
  }

const take =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { entry, criterion } = await questionOf(context, request)
    const { service } = entry
    const { fields } = formOf(request)
    const read = readAnswer(criterion, fields, { now: context.clock.now(), today: today(context) })
    if ('errors' in read) {
      const page = {
        ...frame(context, response, 'staff'),
        service,
        criterion,
        values: { ...fields, ...read.values },
        errors: read.errors,
      }
      return sendPage(response, <AnswerPage {...page} />, 422)
    }
    const fact: Fact = {
      criterion: criterion.id,
      ...read.answered,
      at: context.clock.now(),
      author: staffOf(response).name,
    }
    await addFact(context.db, context.town.id, service.id, fact)
    response.redirect(303, `/amt/ozg/${service.id}?gespeichert`)
  }

async function questionOf(context: Context, request: Request): Promise<{ entry: RatedEntry; criterion: Criterion }> {
  const id = String(request.params['criterion'])
  if (!isCriterion(id)) throw new Failure('not-found')
  return { entry: await entryOf(context, request, today(context)), criterion: criterionById(id) }
}

async function entryOf(context: Context, request: Request, asOf: string): Promise<RatedEntry> {
  const entry = await rateOne(context, String(request.params['id']), asOf)
  if (!entry) throw new Failure('unknown-service')
  return entry
}
