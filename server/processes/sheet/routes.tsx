/** Routes of the fact sheet, below `/amt/prozesse`. */
import { Router, type Request, type RequestHandler } from 'express'
import { readDrawing, type DrawnProcess } from '../../../engine/index.ts'
import { hasRole, requireRole, staffOf } from '../../access/index.ts'
import { localDay, type Context } from '../../context.ts'
import { formOf } from '../../http/body.ts'
import { frame, sendPage } from '../../pages/layout.tsx'
import { everyone, officeNames } from '../../records/colleagues.ts'
import { actualDiagram } from '../actual.ts'
import { keyOf } from '../processKey.ts'
import { registeredOne } from '../register/registered.ts'
import { processView } from '../view.ts'
import { derivedOf } from './derived.ts'
import { SheetFormPage } from './form-page.tsx'
import { SheetPage } from './page.tsx'
import { readSheet, typedOf, typedSheet, type TypedSheet } from './read-form.ts'
import { addEdition, editions } from './store.ts'

/** Who may read is decided before. */
export function sheet(context: Context): Router {
  const router = Router()
  const managers = requireRole('manager')
  router.get('/:key/steckbrief', show(context))
  router.get('/:key/steckbrief/bearbeiten', managers, edit(context))
  router.post('/:key/steckbrief/bearbeiten', managers, save(context))
  return router
}

const show =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const process = await registeredOne(context, keyOf(request))
    const [all, people, offices] = await Promise.all([
      editions(context, process.key),
      everyone(context, localDay(context.clock.now())),
      officeNames(context),
    ])
    const { xml } = await processView(context, process.key)
    const props = {
      process,
      office: offices.get(process.office ?? '') ?? null,
      actual: (await actualDiagram(process.key)) !== null,
      derived: await derivedOf(context, process.key, await drawingOf(xml, process.key)),
      editions: all,
      edition: all.find(({ edition }) => String(edition) === request.query['ausgabe']) ?? all[0] ?? null,
      nameOf: (login: string) => people.get(login)?.name ?? login,
      mayEdit: hasRole(staffOf(response), 'manager'),
    }
    sendPage(response, <SheetPage {...frame(context, response, 'staff')} {...props} />)
  }

const edit =
  (context: Context): RequestHandler =>
  async (request) => {
    const newest = (await editions(context, keyOf(request)))[0]
    await showForm(context, request, { seen: newest?.edition ?? 0, typed: typedOf(newest?.data ?? {}), problems: [] })
  }

const save =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { key } = await registeredOne(context, keyOf(request))
    const { fields } = formOf(request)
    const seen = Number(fields['seen'])
    const typed = typedSheet(fields)
    // A button of a row brings the page back as it was typed.
    if ((fields['was'] ?? 'speichern') !== 'speichern') return showForm(context, request, { seen, typed, problems: [] })
    const read = readSheet(typed)
    if ('problems' in read) return showForm(context, request, { seen, typed, problems: read.problems })
    await addEdition(context, key, seen, read.data, staffOf(response).login)
    response.redirect(303, `/amt/prozesse/${key}/steckbrief`)
  }

interface Typed {
  readonly seen: number
  readonly typed: TypedSheet
  readonly problems: readonly string[]
}

async function showForm(context: Context, request: Request, typed: Typed): Promise<void> {
  const response = request.res
  if (!response) return
  const { key, name } = await registeredOne(context, keyOf(request))
  const page = { ...frame(context, response, 'staff'), process: key, name, ...typed }
  sendPage(response, <SheetFormPage {...page} />, typed.problems.length > 0 ? 422 : 200)
}

/** What cannot be read as a drawing says nothing; its author learns why in the modeler. */
async function drawingOf(xml: string, key: string): Promise<DrawnProcess | null> {
  const drawn = await readDrawing(xml).catch(() => [])
  return drawn.find(({ id }) => id === key) ?? drawn[0] ?? null
}
