/** Routes below `/amt`: settings of the town, changed without deployment. */
import { fileURLToPath } from 'node:url'
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { validateForm, type FormError } from '../../engine/index.ts'
import { guardForms, requireRole, staffOf } from '../access/index.ts'
import { localDay, type Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { formOf } from '../http/body.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { changeOffice, officeByKey, officesOfTown, type Office } from '../records/offices.ts'
import { addSetting, settingAt, settingHistory } from '../records/settings.ts'
import { readSetting, settingPages, type SettingPage as About } from './forms.ts'
import { OfficePage, officeForm } from './office-page.tsx'
import { SettingPage } from './setting-page.tsx'
import { TownPage, type Shown } from './town-page.tsx'

const home = '/amt/verwaltung/mandant'
const styles = fileURLToPath(new URL('./town.css', import.meta.url))

export function town(context: Context): Router {
  const router = Router()
  const allowed = requireRole('admin', 'manager')
  const path = '/verwaltung/mandant'
  router.get(`${path}.css`, (_request, response) => response.sendFile(styles))
  router.get(path, allowed, overview(context))
  router.get(`${path}/amt/:key`, allowed, office(context))
  router.post(`${path}/amt/:key`, allowed, guardForms, changeContact(context))
  router.get(`${path}/:slug`, allowed, setting(context))
  router.post(`${path}/:slug`, allowed, guardForms, changeSetting(context))
  return router
}

const overview =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const settings = await Promise.all(settingPages.map((page) => shown(context, page)))
    const offices = await officesOfTown(context.db, context.town.id)
    const saved = request.query['gespeichert'] !== undefined
    sendPage(
      response,
      <TownPage {...frame(context, response, 'staff')} settings={settings} offices={offices} saved={saved} />,
    )
  }

async function shown({ db, town, clock }: Context, page: About): Promise<Shown> {
  const today = localDay(clock.now())
  const history = await settingHistory(db, town.id, page.key)
  return {
    page,
    now: await settingAt(db, town.id, page.key, today),
    later: history.filter(({ validFrom }) => validFrom > today),
  }
}

const setting =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const about = aboutOf(request)
    const current = await settingAt(context.db, context.town.id, about.key, localDay(context.clock.now()))
    await showSetting(context, response, about, { ...current?.value }, [])
  }

async function showSetting(
  context: Context,
  response: Response,
  about: About,
  values: object,
  errors: readonly FormError[],
): Promise<void> {
  const history = await settingHistory(context.db, context.town.id, about.key)
  const page = { ...frame(context, response, 'staff'), about, values: { ...values }, errors, history }
  sendPage(response, <SettingPage {...page} />, errors.length > 0 ? 422 : 200)
}

const changeSetting =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const about = aboutOf(request)
    const { fields } = formOf(request)
    const read = readSetting(about.key, fields, context.clock.now())
    if ('errors' in read) return showSetting(context, response, about, { ...fields, ...read.values }, read.errors)
    const by = { at: context.clock.now(), by: staffOf(response).name }
    await addSetting(context.db, context.town.id, { key: about.key, ...read.setting, ...by })
    response.redirect(303, `${home}?gespeichert`)
  }

function aboutOf(request: Request): About {
  const about = settingPages.find(({ slug }) => slug === request.params['slug'])
  if (!about) throw new Failure('not-found')
  return about
}

const office =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const found = await officeOf(context, request)
    sendPage(
      response,
      <OfficePage {...frame(context, response, 'staff')} office={found} values={{ ...found }} errors={[]} />,
    )
  }

const changeContact =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const found = await officeOf(context, request)
    const { fields } = formOf(request)
    const { values, errors } = validateForm(officeForm, fields, { now: context.clock.now() })
    if (errors.length > 0) {
      const page = { ...frame(context, response, 'staff'), office: found, values: { ...fields, ...values }, errors }
      return sendPage(response, <OfficePage {...page} />, 422)
    }
    const text = (key: string): string | null => (typeof values[key] === 'string' ? values[key] : null)
    const { key, name } = found
    await changeOffice(context.db, context.town.id, {
      key,
      name: text('name') ?? name,
      address: text('address'),
      phone: text('phone'),
      email: text('email'),
      hours: text('hours'),
    })
    response.redirect(303, `${home}?gespeichert`)
  }

async function officeOf({ db, town: { id } }: Context, request: Request): Promise<Office> {
  const found = await officeByKey(db, id, String(request.params['key']))
  if (!found) throw new Failure('not-found')
  return found
}
