/** Editing the catalogue as a table. */
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { responsibles, type Responsible } from '../../analysis/index.ts'
import { guardForms, staffOf } from '../access/index.ts'
import type { Context } from '../context.ts'
import { localDay } from '../context.ts'
import { field, formOf } from '../http/body.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { changeServices, changesOf, undoBatch, type Edit } from '../ratings/edit.ts'
import { rateAll } from '../ratings/rate.ts'
import type { CatalogueService } from '../ratings/service.ts'
import { officesOfTown } from '../records/offices.ts'
import { automationWords, EditPage } from './edit-page.tsx'
import { queryOf } from '../pages/list-filter.ts'
import { filtered, readFilter } from './filter.ts'

export function edits(context: Context): Router {
  const router = Router()
  router.get('/', async (request, response) => send(context, request, response, null))
  router.post('/', guardForms, save(context))
  return router
}

const shownIn = async (context: Context, request: Request): Promise<readonly CatalogueService[]> =>
  filtered(await rateAll(context, localDay(context.clock.now())), readFilter(request.query)).map(
    ({ service }) => service,
  )

async function send(
  context: Context,
  request: Request,
  response: Response,
  message: Parameters<typeof EditPage>[0]['message'],
): Promise<void> {
  const props = {
    ...frame(context, response, 'staff'),
    path: '/amt/ozg',
    services: await shownIn(context, request),
    offices: await officesOfTown(context.db, context.town.id),
    changes: await changesOf(context),
    query: queryOf(readFilter(request.query)),
    message,
  }
  sendPage(response, <EditPage {...props} />, message?.kind === 'danger' ? 422 : 200)
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
      return send(context, request, response, { kind: undone ? 'success' : 'danger', title })
    }
    const offices = (await officesOfTown(context.db, context.town.id)).map(({ key }) => key)
    const read = editsIn(request, await shownIn(context, request), offices)
    const changed = await changeServices(context, read, now, name)
    const title =
      changed === 0
        ? 'Es war nichts zu ändern.'
        : changed === 1
          ? 'Eine Leistung ist geändert.'
          : `${changed} Leistungen sind geändert.`
    await send(context, request, response, { kind: 'success', title })
  }

/** What each row holds, and for those selected what was set for all; what is not understood is left as it is. */
function editsIn(
  request: Request,
  services: readonly CatalogueService[],
  offices: readonly string[],
): ReadonlyMap<string, Edit> {
  const ids = formOf(request).fields['id']
  const selected = new Set(Array.isArray(ids) ? ids : ids === undefined ? [] : [ids])
  const valued = (id: string, name: string): string =>
    (selected.has(id) ? field(request, `alle.${name}`) : '') || field(request, `${id}.${name}`)
  return new Map(
    services.map(({ id }) => {
      const [office, responsible, automation] = [
        valued(id, 'office'),
        valued(id, 'responsible'),
        valued(id, 'automation'),
      ]
      return [
        id,
        {
          ...(offices.includes(office) ? { office } : {}),
          ...(responsibles.includes(responsible as Responsible) ? { responsible: responsible as Responsible } : {}),
          ...(automation in automationWords ? { automation: automation as keyof typeof automationWords } : {}),
        },
      ] as const
    }),
  )
}
