/** Offices: the list, a new one, how one is reached, closing and opening again. */
import type { Request, RequestHandler, Response } from 'express'
import { validateForm, type FormError, type Variables } from '../../engine/index.ts'
import { staffOf } from '../access/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { field, formOf } from '../http/body.ts'
import { germanMoment } from '../pages/format.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { changeOffice, officeChanges, officeUse, openOffice } from '../records/office-changes.ts'
import { slugOf } from '../records/slug.ts'
import { allOffices, type OfficeEntry } from '../records/offices.ts'
import { NewOfficePage, newOfficeForm, officeForm, OfficePage, OfficesPage } from './office-page.tsx'
import { home, todayOf } from './setting-routes.tsx'

const list = `${home}/aemter`

export const offices =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const message = request.query['gespeichert'] === undefined ? null : 'Die Änderung ist gespeichert.'
    const all = await allOffices(context.db, context.town.id)
    sendPage(response, <OfficesPage {...frame(context, response, 'staff')} offices={all} message={message} />)
  }

export const newOffice =
  (context: Context): RequestHandler =>
  (_request, response) =>
    sendPage(response, <NewOfficePage {...frame(context, response, 'staff')} values={{}} errors={[]} />)

const textIn = (values: Variables, key: string): string | null => {
  const value = values[key]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

const officeIn = (values: Variables, key: string, closedOn: string | null): OfficeEntry => ({
  ...{ key, closedOn, name: textIn(values, 'name') ?? key, address: textIn(values, 'address') },
  ...{ phone: textIn(values, 'phone'), email: textIn(values, 'email'), hours: textIn(values, 'hours') },
})

const who = (context: Context, response: Response) => ({ at: context.clock.now(), author: staffOf(response).name })

export const addOffice =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { fields } = formOf(request)
    const { values, errors } = validateForm(newOfficeForm, fields, { now: context.clock.now() })
    const again = (all: readonly FormError[]): void => {
      const page = { ...frame(context, response, 'staff'), values: { ...fields, ...values }, errors: all }
      sendPage(response, <NewOfficePage {...page} />, 422)
    }
    if (errors.length > 0) return again(errors)
    const key = textIn(values, 'key') ?? slugOf(textIn(values, 'name') ?? '')
    // `neu` is the address of this page.
    if (key !== slugOf(key) || key === '' || key === 'neu')
      return again([{ key: 'key', message: 'Bitte nur kleine Buchstaben (ohne Umlaute), Ziffern und Bindestriche.' }])
    const added = await openOffice(context.db, context.town.id, officeIn(values, key, null), who(context, response))
    if (!added) return again([{ key: 'key', message: `Ein Amt mit der Kennung „${key}“ gibt es schon.` }])
    response.redirect(303, `${list}?gespeichert`)
  }

interface Shown {
  readonly values?: object
  readonly errors?: readonly FormError[]
  readonly problem?: string
  /** Of a form that comes back with a mistake in it; else the latest. */
  readonly seen?: number
}

async function send(
  context: Context,
  response: Response,
  office: OfficeEntry,
  { values = office, errors = [], problem, seen }: Shown,
): Promise<void> {
  const { db, town } = context
  const changes = await officeChanges(db, town.id, office.key)
  const page = {
    ...frame(context, response, 'staff'),
    ...{ changes, seen: seen ?? changes[0]?.id ?? 0 },
    ...{ office, errors, values: { ...values }, problem: problem ?? null },
    use: await officeUse(db, town.id, office.key),
  }
  sendPage(response, <OfficePage {...page} />, errors.length > 0 || problem ? 422 : 200)
}

export const office =
  (context: Context): RequestHandler =>
  async (request, response) =>
    send(context, response, await officeOf(context, request), {})

export const changeOne =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const found = await officeOf(context, request)
    const what = field(request, 'was')
    if (what === 'schliessen' || what === 'oeffnen') return openOrClose(context, request, response, found)
    const { fields } = formOf(request)
    const { values, errors } = validateForm(officeForm, fields, { now: context.clock.now() })
    const typed = { ...fields, ...values }
    if (errors.length > 0) return send(context, response, found, { values: typed, errors, seen: seenIn(request) })
    await save(context, request, response, officeIn(values, found.key, found.closedOn), typed)
  }

const seenIn = (request: Request): number => Number(field(request, 'gesehen')) || 0

async function openOrClose(context: Context, request: Request, response: Response, found: OfficeEntry): Promise<void> {
  const closing = field(request, 'was') === 'schliessen'
  const use = await officeUse(context.db, context.town.id, found.key)
  if (closing && use.cases + use.tasks > 0)
    return send(context, response, found, {
      problem: 'Das Amt hat noch laufende Vorgänge oder offene Aufgaben und bleibt darum offen.',
    })
  await save(context, request, response, { ...found, closedOn: closing ? todayOf(context) : null }, found)
}

async function save(
  context: Context,
  request: Request,
  response: Response,
  after: OfficeEntry,
  typed: object,
): Promise<void> {
  const by = { ...who(context, response), seen: seenIn(request) }
  const done = await changeOffice(context.db, context.town.id, after, by)
  if (done === 'unknown') throw new Failure('not-found')
  if (done !== 'changed-since') return response.redirect(303, `${list}?gespeichert`)
  const [latest] = await officeChanges(context.db, context.town.id, after.key)
  const said = latest ? `${latest.author} hat am ${germanMoment(latest.at)} geändert: ${latest.what}.` : ''
  await send(context, response, await officeOf(context, request), {
    values: typed,
    problem: `Nicht gespeichert, denn inzwischen ist etwas geändert. ${said} Ihre Angaben stehen noch im Formular; speichern Sie noch einmal, wenn sie gelten sollen.`,
  })
}

async function officeOf({ db, town: { id } }: Context, request: Request): Promise<OfficeEntry> {
  const found = (await allOffices(db, id)).find(({ key }) => key === request.params['key'])
  if (!found) throw new Failure('not-found')
  return found
}
