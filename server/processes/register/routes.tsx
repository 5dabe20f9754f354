/** Routes of the register and the map. */
import { fileURLToPath } from 'node:url'
import { Router, type Request, type RequestHandler } from 'express'
import { z } from 'zod'
import { hasRole, requireRole, staffOf } from '../../access/index.ts'
import { localDay, type Context } from '../../context.ts'
import { formOf } from '../../http/body.ts'
import { bundle } from '../../pages/bundle.ts'
import { frame, sendPage } from '../../pages/layout.tsx'
import { everyone } from '../../records/colleagues.ts'
import { officesOfTown } from '../../records/offices.ts'
import { keyOf } from '../processKey.ts'
import { entryOf, kinds, saveEntry } from './entry.ts'
import { EntryPage } from './entry-page.tsx'
import { filtered, readFilter } from './filter.ts'
import { MapPage } from './map-page.tsx'
import { RegisterPage } from './page.tsx'
import { registered, registeredOne } from './registered.ts'

export const styles: RequestHandler = (_request, response) =>
  response.sendFile(fileURLToPath(new URL('../processes.css', import.meta.url)))

/** Below `/amt/prozesse`; who may read is decided before. */
export function register(context: Context): Router {
  const router = Router()
  const managers = requireRole('manager')
  router.get('/', list(context))
  router.get('/:key/angaben', managers, (request) => showEntry(context, request, null))
  router.post('/:key/angaben', managers, save(context))
  return router
}

async function found(context: Context, request: Request) {
  const [all, filter] = [await registered(context), readFilter(request.query)]
  const offices = await officesOfTown(context.db, context.town.id)
  const used = offices.filter(({ key }) => all.some(({ office }) => office === key))
  const owners = [...new Set(all.flatMap(({ owner }) => owner ?? []))].sort((a, b) => a.localeCompare(b, 'de'))
  const shown = filtered(all, filter, localDay(context.clock.now()))
  return { all, shown, filter, offices: used, owners }
}

const list =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const people = await everyone(context, localDay(context.clock.now()))
    const props = {
      ...(await found(context, request)),
      nameOf: (login: string) => people.get(login)?.name ?? login,
      mayEdit: hasRole(staffOf(response), 'manager'),
      scripts: (await bundle('intake'))?.scripts ?? [],
    }
    sendPage(response, <RegisterPage {...frame(context, response, 'staff')} {...props} />)
  }

/** `/amt/landkarte` */
export const map =
  (context: Context): RequestHandler =>
  async (request, response) =>
    sendPage(response, <MapPage {...frame(context, response, 'staff')} {...await found(context, request)} />)

const kept = (text: string): string | null => text || null
const line = (says: string, fits: (text: string) => boolean) =>
  z
    .string()
    .trim()
    .refine((text) => text === '' || fits(text), says)
    .transform(kept)
    .default(null)
const isDay = (text: string): boolean => z.iso.date().safeParse(text).success
const Posted = z.object({
  office: line('Bitte wählen Sie ein Amt.', (text) => /^[a-z0-9-]+$/.test(text)),
  leika: line('LeiKa-Schlüssel: 14 Ziffern, vorn 99.', (text) => /^99\d{12}$/.test(text)),
  kind: z.enum(kinds, 'Bitte wählen Sie eine Gruppe.'),
  owner: line('Verantwortlich: höchstens 120 Zeichen.', (text) => text.length <= 120),
  reviewedOn: line('Zuletzt geprüft: Bitte geben Sie ein Datum an.', isDay),
  replacedOn: line('Abgelöst seit: Bitte geben Sie ein Datum an.', isDay),
})

const save =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { key } = await registeredOne(context, keyOf(request))
    const read = Posted.safeParse(formOf(request).fields)
    if (!read.success) return showEntry(context, request, read.error)
    const entry = { ...(await entryOf(context, key)), ...read.data }
    await saveEntry(context, entry, staffOf(response).login)
    response.redirect(303, `/amt/prozesse/${key}/steckbrief`)
  }

async function showEntry(context: Context, request: Request, error: z.ZodError | null): Promise<void> {
  const response = request.res
  if (!response) return
  const process = await registeredOne(context, keyOf(request))
  const entry = error ? formOf(request).fields : await entryOf(context, process.key)
  const typed = Object.fromEntries(Object.entries(entry).filter(([, value]) => typeof value === 'string'))
  const props = {
    process,
    offices: await officesOfTown(context.db, context.town.id),
    typed: typed as Record<string, string>,
    problems: error?.issues.map(({ message }) => message) ?? [],
  }
  sendPage(response, <EntryPage {...frame(context, response, 'staff')} {...props} />, error ? 422 : 200)
}
