/** The page on which the service of a process is described, below `/amt/prozesse`. */
import { Router, type Request, type RequestHandler, type Response } from 'express'
import type { FormError } from '../../../engine/index.ts'
import { staffOf } from '../../access/index.ts'
import type { Context } from '../../context.ts'
import { field, formOf } from '../../http/body.ts'
import { frame, sendPage } from '../../pages/layout.tsx'
import { officeContact } from '../../records/office-contact.ts'
import { keepInDraft } from '../keep.ts'
import { keyOf } from '../processKey.ts'
import { commanded, rowCommand, type RowCommand } from '../rows.ts'
import { aroundOf, type Around } from './around.ts'
import { serviceErrors } from './check.ts'
import { ChoosePage } from './choose-page.tsx'
import type { DraftedService } from '../../services/definition.ts'
import { serviceFile } from './described.ts'
import { ServicePage, type Standing } from './page.tsx'
import { PreviewPage } from './preview-page.tsx'
import { searchCatalogue } from './search.ts'
import { shapeOf, textFields, typedIn, typedOf, type TypedService } from './typed.ts'

export function servicePages(context: Context): Router {
  const router = Router()
  router.get('/:key/leistung', show(context))
  router.post('/:key/leistung', take(context))
  router.post('/:key/leistung/entfernen', takeAway(context))
  return router
}

const show =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const around = await aroundOf(context, keyOf(request))
    const { service, standing } = around
    const from = request.query['aus']
    if (service) return sendSaved(context, response, around, service)
    if (from === 'bisher' && standing) return sendForm(context, response, around, { typed: typedOf(standing) })
    if (typeof from === 'string') return sendForm(context, response, around, { typed: around.proposal(from).typed })
    sendChoice(context, request, response, around)
  }

/** What is missing is said with every look at it, since the draft can hold a description that is not complete. */
function sendSaved(context: Context, response: Response, around: Around, service: DraftedService): void {
  sendForm(context, response, around, {
    typed: typedOf(service),
    errors: serviceErrors(service, context.services.all),
  })
}

function sendChoice(context: Context, request: Request, response: Response, around: Around): void {
  const asked = request.query['suche']
  const query = typeof asked === 'string' ? asked.trim() : around.name
  const props = {
    ...{ process: around.key, name: around.name, actual: around.actual, query },
    found: searchCatalogue(around.catalogue, query),
    officeName: (key: string) => around.offices.get(key) ?? key,
    ...{ taken: around.standing !== null && !around.unreadable, unreadable: around.unreadable },
    justTaken: request.query['entfernt'] !== undefined,
  }
  sendPage(response, <ChoosePage {...frame(context, response, 'staff')} {...props} />)
}

interface Shown {
  readonly typed: TypedService
  /** What the person had read, while they have not been told of anything newer. */
  readonly seen?: string
  readonly errors?: readonly FormError[]
  /** Somebody else has saved since the page was opened. */
  readonly overtaken?: boolean
}

function sendForm(context: Context, response: Response, around: Around, shown: Shown): void {
  const { typed, errors = [], overtaken = false, seen = around.seen } = shown
  const { key, name, actual, hasForm, facts, service, standing } = around
  const props = {
    ...{ process: key, name, actual, seen, hasForm, typed, overtaken },
    standing: errors.length > 0 ? ('unfinished' as const) : standingOf(around),
    online: standing ? `/leistungen/${standing.slug}` : null,
    entered: { values: typed.texts, errors, proposed: service ? {} : proposedIn(around, typed) },
    catalogue: catalogueOptions(around, typed.texts.id),
    notAsked: service ? [] : around.notAsked(typed.texts.id),
    warnings: service ? around.warnings : [],
    ...{ offices: [...around.offices], steps: facts.steps, messages: facts.messages },
    base: `${context.settings.publicUrl}/leistungen/`,
    saved: response.req.method === 'GET' && response.req.query['gespeichert'] !== undefined,
  }
  sendPage(response, <ServicePage {...frame(context, response, 'staff')} {...props} />, overtaken ? 409 : 200)
}

function standingOf({ service, standing }: Around): Standing {
  if (!service) return 'new'
  if (!standing) return 'draft'
  return JSON.stringify(service) === JSON.stringify(standing) ? 'portal' : 'changed'
}

/** What still stands there as it was proposed. */
function proposedIn({ proposal }: Around, { texts, norms, milestones, yourTurn }: TypedService) {
  const { typed, from } = proposal(texts.id)
  const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
  const rows = { norms, milestones, yourTurn }
  const kept = [
    ...textFields.filter((key) => texts[key] === typed.texts[key]),
    ...(['norms', 'milestones', 'yourTurn'] as const).filter((key) => same(rows[key], typed[key])),
  ]
  return Object.fromEntries(kept.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]])))
}

/** What the catalogue does not have is kept, and named after the process where it is of its own. */
function catalogueOptions({ key, catalogue }: Around, chosen: string): readonly (readonly [string, string])[] {
  const entries = catalogue.map(({ id, name }) => [id, name] as const)
  const own = [key, chosen].filter((id, at, all) => !catalogue.some((one) => one.id === id) && all.indexOf(id) === at)
  return [...own.map((id) => [id, id === key ? 'kein Eintrag' : `${id} (nicht im Katalog)`] as const), ...entries]
}

const take =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const around = await aroundOf(context, keyOf(request))
    const typed = typedIn(formOf(request).fields)
    const shape = shapeOf(typed, around.key, around.service ?? around.standing)
    const button = field(request, 'was')
    const seen = field(request, 'gesehen')
    const command = rowCommand(button)
    if (command) return sendForm(context, response, around, { typed: moved(typed, command), seen })
    if (button === 'vorschau') {
      const office = await officeContact(context, shape.office)
      return sendPage(
        response,
        <PreviewPage {...frame(context, response, 'citizen')} service={shape} office={office} />,
      )
    }
    if (seen !== around.seen) return sendForm(context, response, around, { typed, overtaken: true })
    await keepInDraft(context, around.key, [serviceFile(shape)], staffOf(response).login)
    response.redirect(303, `/amt/prozesse/${around.key}/leistung?gespeichert`)
  }

function moved(typed: TypedService, command: RowCommand): TypedService {
  const { rows } = command
  if (rows !== 'norms' && rows !== 'milestones' && rows !== 'yourTurn') return typed
  return { ...typed, [rows]: commanded<unknown>(typed[rows], command) }
}

const takeAway =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const around = await aroundOf(context, keyOf(request))
    if (field(request, 'gesehen') !== around.seen && around.service)
      return sendForm(context, response, around, { typed: typedOf(around.service), overtaken: true })
    await keepInDraft(context, around.key, [serviceFile(null)], staffOf(response).login)
    response.redirect(303, `/amt/prozesse/${around.key}/leistung?entfernt`)
  }
