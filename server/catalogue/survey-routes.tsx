/** Asking offices for volumes, and taking their answers through the link they were sent. */
import { fileURLToPath } from 'node:url'
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { citizenDoor, guardForms, staffOf } from '../access/index.ts'
import { localDay, type Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { field, formOf } from '../http/body.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import type { CatalogueService } from '../ratings/service.ts'
import { servicesOf } from '../ratings/store.ts'
import { answered, ask, surveyByKey, surveysOf, type Survey } from '../ratings/surveys.ts'
import { addVolumes, channels, type Volume } from '../ratings/volumes.ts'
import { officeByKey, officesOfTown } from '../records/offices.ts'
import { readDay } from '../records/read-day.ts'
import { AskPage, SurveyPage } from './survey-page.tsx'

type Shown = Partial<Pick<Parameters<typeof AskPage>[0], 'link' | 'error'>>

export function surveys(context: Context): Router {
  const router = Router()
  router.get('/', (_request, response) => sendAsk(context, response))
  router.post('/', guardForms, begin(context))
  return router
}

async function sendAsk(context: Context, response: Response, { link = null, error = null }: Shown = {}): Promise<void> {
  const year = Number(localDay(context.clock.now()).slice(0, 4)) - 1
  const [offices, asked] = [await officesOfTown(context.db, context.town.id), await surveysOf(context)]
  const page = { ...frame(context, response, 'staff'), path: '/amt/ozg' }
  sendPage(
    response,
    <AskPage {...page} offices={offices} surveys={asked} year={year} link={link} error={error} />,
    error ? 422 : 200,
  )
}

const begin =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const office = await officeByKey(context.db, context.town.id, field(request, 'office'))
    const [year, due] = [Number(field(request, 'year')), readDay(field(request, 'due'))]
    const email = field(request, 'email') || (office?.email ?? null)
    const today = localDay(context.clock.now())
    if (!office || !Number.isInteger(year) || year < 2000 || year > 2100)
      return sendAsk(context, response, { error: 'Bitte wählen Sie ein Amt und ein Jahr.' })
    if (due === null || due < today)
      return sendAsk(context, response, {
        error: 'Bitte geben Sie einen Tag in der Zukunft an, zum Beispiel 31.3.2027.',
      })
    if (email !== null && (email.length > 250 || !/^\S+@\S+\.\S+$/.test(email)))
      return sendAsk(context, response, { error: 'Bitte prüfen Sie die E-Mail-Adresse.' })
    const survey = { office: office.key, officeName: office.name, year, email, due }
    const url = await ask(context, survey, context.clock.now(), staffOf(response).login)
    await sendAsk(context, response, { link: { url, mailed: email !== null } })
  }

/** `/abfrage/:key`, outside of `/amt`: whoever has the link may answer. */
export function surveyAnswers(context: Context): Router {
  const router = Router()
  const styles = fileURLToPath(new URL('./ozg.css', import.meta.url))
  router.get('/assets/ozg.css', (_request, response) => response.sendFile(styles))
  router.get('/abfrage/:key', citizenDoor(context), async (request, response) => show(context, request, response))
  router.post('/abfrage/:key', citizenDoor(context), guardForms, take(context))
  return router
}

async function surveyOf(context: Context, request: Request): Promise<Survey> {
  const survey = await surveyByKey(context, String(request.params['key']))
  if (!survey) throw new Failure('not-found')
  return survey
}

const servicesIn = async ({ db, town }: Context, { office }: Survey): Promise<readonly CatalogueService[]> =>
  (await servicesOf(db, town.id)).filter((service) => service.office === office)

interface Said {
  readonly values?: Readonly<Record<string, string>>
  readonly error?: string
  readonly saved?: boolean
}

async function show(context: Context, request: Request, response: Response, said: Said = {}): Promise<void> {
  const survey = await surveyOf(context, request)
  const office = await officeByKey(context.db, context.town.id, survey.office)
  const props = {
    ...frame(context, response, 'citizen'),
    survey,
    officeName: office?.name ?? survey.office,
    services: await servicesIn(context, survey),
    values: said.values ?? {},
    error: said.error ?? null,
    saved: said.saved ?? false,
  }
  sendPage(response, <SurveyPage {...props} />, said.error ? 422 : 200)
}

const LARGEST = 1_000_000
const LONGEST_NAME = 120

const take =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const survey = await surveyOf(context, request)
    const values = Object.fromEntries(
      Object.entries(formOf(request).fields).map(([name, value]) => [name, String(value).trim()]),
    )
    const name = values['name'] ?? ''
    const numbers = (await servicesIn(context, survey)).flatMap(({ id }) =>
      channels.flatMap((channel) => {
        const text = (values[`${id}.${channel}`] ?? '').replaceAll('.', '')
        return text === '' ? [] : [{ service: id, channel, text, counted: values[`${id}.method`] === 'counted' }]
      }),
    )
    if (numbers.some(({ text }) => !/^\d+$/.test(text) || Number(text) > LARGEST))
      return show(context, request, response, {
        values,
        error: 'Bitte geben Sie nur volle Zahlen an, höchstens 1.000.000.',
      })
    if (name === '' || name.length > LONGEST_NAME || numbers.length === 0)
      return show(context, request, response, {
        values,
        error: `Bitte geben Sie Ihren Namen (höchstens ${LONGEST_NAME} Zeichen) und wenigstens eine Zahl an.`,
      })
    const at = context.clock.now()
    const volumes = numbers.map(({ service, channel, text, counted }): Volume => {
      const about = { service, year: survey.year, channel, low: null, high: null, at, author: name }
      return { ...about, value: Number(text), method: counted ? 'counted' : 'estimated', source: `Abfrage, ${name}` }
    })
    await addVolumes(context, volumes)
    await answered(context, survey.id, name, at)
    await show(context, request, response, { saved: true })
  }
