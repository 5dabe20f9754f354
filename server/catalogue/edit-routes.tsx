/** Editing the catalogue as a table. */
import { fileURLToPath } from 'node:url'
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import { guardForms, staffOf } from '../access/index.ts'
import { localDay, type Context } from '../context.ts'
import { field, formOf } from '../http/body.ts'
import type { Options } from '../pages/choice.tsx'
import { frame, sendPage } from '../pages/layout.tsx'
import { queryOf } from '../pages/list-filter.ts'
import { changeServices, changesOf, undoBatch, type Edit } from '../ratings/edit.ts'
import { rateAll } from '../ratings/rate.ts'
import type { CatalogueService } from '../ratings/service.ts'
import { servicesOf } from '../ratings/store.ts'
import { allOffices } from '../records/offices.ts'
import {
  columnsOf,
  problemOf,
  stateOf,
  tidied,
  views,
  type Column,
  type PublicList,
  type View,
} from './edit-columns.ts'
import { EditPage, type Typed } from './edit-page.tsx'
import { filtered, readFilter } from './filter.ts'
import { knownEntries } from './import/known.ts'

const script = fileURLToPath(new URL('./table-keys.js', import.meta.url))

export function edits(context: Context): Router {
  const router = Router()
  router.get('/', async (request, response) => send(context, request, response, {}))
  router.post('/', guardForms, save(context))
  return router
}

/** What moves in the table by keyboard; the page works without it. */
export const editScript: RequestHandler = (_request, response) => response.sendFile(script)

/** With more rows a page would post more fields than a request may have. */
const PER_PAGE = 40

const Query = z.object({
  ansicht: z.enum(Object.keys(views) as [View, ...View[]]).catch('zustaendigkeit'),
  seite: z.coerce.number().int().min(1).catch(1),
})

/** Open offices; a closed one stays where it is until somebody chooses another. */
const officesOf = async ({ db, town }: Context): Promise<Options> =>
  (await allOffices(db, town.id))
    .filter(({ closedOn }) => closedOn === null)
    .map(({ key, name }) => [key, name] as const)

async function columnsIn(context: Context, view: View): Promise<readonly Column[]> {
  const list = view === 'katalog' ? await publicList(context) : new Map()
  return columnsOf(view, await officesOf(context), list)
}

const publicList = async ({ db, town }: Context): Promise<PublicList> =>
  new Map(
    [...(await knownEntries(db, town.id))].map(([key, fields]) => [
      key,
      { name: fields['name'] ?? '', type: fields['typ'] ?? '' },
    ]),
  )

interface Shown {
  readonly typed?: Typed
  readonly problems?: ReadonlyMap<string, string>
  readonly message?: Parameters<typeof EditPage>[0]['message']
}

async function send(
  context: Context,
  request: Request,
  response: Response,
  { typed = new Map(), problems = new Map(), message = null }: Shown,
): Promise<void> {
  const { ansicht: view, seite } = Query.parse(request.query)
  const filter = readFilter(request.query)
  const all = filtered(await rateAll(context, localDay(context.clock.now())), filter).map(({ service }) => service)
  const pages = Math.max(1, Math.ceil(all.length / PER_PAGE))
  const page = Math.min(seite, pages)
  const onPage = all.slice((page - 1) * PER_PAGE, page * PER_PAGE)
  // A row that somebody must look at again stays in sight, also when it no longer matches the filter.
  const kept = (await servicesOf(context.db, context.town.id)).filter(
    ({ id }) => typed.has(id) && !onPage.some((one) => one.id === id),
  )
  const props = {
    ...frame(context, response, 'staff'),
    ...{ path: '/amt/ozg', services: [...kept, ...onPage], view, typed, problems, message },
    columns: await columnsIn(context, view),
    at: { page, pages, total: all.length },
    changes: await changesOf(context),
    list: `/amt/ozg${queryOf(filter)}`,
    address: (to: { view?: View; page?: number }): string =>
      `/amt/ozg/tabelle${queryOf({ ...filter, ansicht: to.view ?? view, seite: String(to.page ?? page) })}`,
  }
  sendPage(response, <EditPage {...props} />, problems.size > 0 || message?.kind === 'danger' ? 422 : 200)
}

const save =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const [now, { name }] = [context.clock.now(), staffOf(response)]
    if (field(request, 'was') === 'zuruecknehmen') {
      const undone = await undoBatch(context, field(request, 'batch'), now, name)
      const title = undone
        ? 'Die Änderungen sind zurückgenommen.'
        : 'Das lässt sich nicht mehr zurücknehmen: Eine der Leistungen wurde seither wieder geändert.'
      return send(context, request, response, { message: { kind: undone ? 'success' : 'danger', title } })
    }
    const columns = await columnsIn(context, Query.parse(request.query).ansicht)
    const read = readRows(request, columns, await servicesOf(context.db, context.town.id))
    if (read.wrong.size > 0)
      return send(context, request, response, {
        ...{ typed: read.typed, problems: read.wrong },
        message: { kind: 'danger', title: 'Es ist nichts gespeichert. Bitte prüfen Sie diese Zeilen.' },
      })
    const changed = await changeServices(context, read.edits, now, name)
    if (read.stale.size === 0) return send(context, request, response, { message: said(changed) })
    await send(context, request, response, {
      ...{ typed: new Map([...read.typed].filter(([id]) => read.stale.has(id))), problems: read.stale },
      message: {
        kind: 'warning',
        title: `${said(changed).title} Diese Zeilen sind nicht gespeichert: Jemand hat sie inzwischen geändert. Ihre Eingaben stehen noch da; speichern Sie noch einmal, wenn sie gelten sollen.`,
      },
    })
  }

function said(changed: number): { kind: 'success'; title: string } {
  if (changed === 0) return { kind: 'success', title: 'Es war nichts zu ändern.' }
  return {
    kind: 'success',
    title: changed === 1 ? 'Eine Leistung ist geändert.' : `${changed} Leistungen sind geändert.`,
  }
}

interface Read {
  readonly edits: ReadonlyMap<string, Edit>
  /** Every row as it was typed. */
  readonly typed: Typed
  readonly wrong: ReadonlyMap<string, string>
  /** Rows that differ from what is stored, and were stored otherwise since the page was made. */
  readonly stale: ReadonlyMap<string, string>
}

function readRows(request: Request, columns: readonly Column[], services: readonly CatalogueService[]): Read {
  const { fields } = formOf(request)
  const ids = fields['id'] ?? []
  const selected = new Set(Array.isArray(ids) ? ids : [ids])
  const read = {
    edits: new Map<string, Edit>(),
    typed: new Map<string, Readonly<Record<string, string>>>(),
    wrong: new Map<string, string>(),
    stale: new Map<string, string>(),
  }
  for (const service of services) {
    const stand = field(request, `${service.id}.stand`)
    if (stand === '') continue
    const row = rowIn(request, service, columns, selected.has(service.id))
    read.typed.set(service.id, row)
    const changed = columns.filter((column) => row[column.id] !== tidied(column, column.read(service)))
    const problems = changed.flatMap((column) => problemOf(column, row[column.id] ?? '', service) ?? [])
    if (problems.length > 0) read.wrong.set(service.id, problems.join(' '))
    else if (changed.length > 0 && stand !== stateOf(service, columns))
      read.stale.set(service.id, changed.map((column) => `${column.label}: jetzt „${column.read(service)}“`).join('; '))
    else if (changed.length > 0) read.edits.set(service.id, editOf(service, changed, row))
  }
  return read
}

/** What the row holds, and for those selected what was set for all. */
const rowIn = (request: Request, service: CatalogueService, columns: readonly Column[], selected: boolean) =>
  Object.fromEntries(
    columns.map((column): [string, string] => {
      const forAll = selected && !column.alone ? tidied(column, field(request, `alle.${column.id}`)) : ''
      const own = formOf(request).fields[`${service.id}.${column.id}`]
      return [column.id, forAll || (typeof own === 'string' ? tidied(column, own) : column.read(service))]
    }),
  )

/** Several columns may lie in one field of the service: each goes on from the one before. */
const editOf = (service: CatalogueService, changed: readonly Column[], row: Readonly<Record<string, string>>): Edit =>
  changed.reduce<Edit>(
    (edit, column) => ({ ...edit, ...column.edit({ ...service, ...edit }, row[column.id] ?? '') }),
    {},
  )
