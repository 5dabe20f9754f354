/** Beginning a process: a new one with a first drawing, or a Soll that is derived from an Ist. */
import { Router, type Request } from 'express'
import { z } from 'zod'
import { staffOf } from '../access/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { formOf } from '../http/body.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { officesOfTown } from '../records/offices.ts'
import { actualDiagram } from './actual.ts'
import { DerivePage } from './derive-page.tsx'
import { newDraft } from './drafts.ts'
import { NewPage } from './new-page.tsx'
import { newDiagram } from './newDiagram.ts'
import { keyFrom, keyOf, processKey } from './processKey.ts'
import { blank, entryOf, saveEntry } from './register/entry.ts'
import { registeredOne } from './register/registered.ts'
import { takeFirst } from '../records/slug.ts'
import { targetOf } from './target.ts'
import { processView } from './view.ts'

const name = z.string().trim().min(3, 'Bitte geben Sie dem Prozess einen Namen mit mindestens 3 Zeichen.').max(120)
const Derived = z.object({ name, key: processKey })
const NewProcess = z.object({
  name,
  /** Left empty, it is made from the name. */
  key: z.preprocess((typed) => typed || null, processKey.nullable()),
  office: z.string(),
  state: z.enum(['ist', 'soll']).default('soll'),
})

const problemsOf = ({ issues }: z.ZodError): readonly string[] => issues.map(({ message }) => message)
const taken = (key: string): readonly string[] => [`Die Kennung „${key}“ gibt es schon.`]

export function begin(context: Context): Router {
  const router = Router()

  router.get('/neu', (request) => showNew(context, request))

  router.post('/neu', async (request, response) => {
    const parsed = NewProcess.safeParse(formOf(request).fields)
    if (!parsed.success) return showNew(context, request, problemsOf(parsed.error))
    const { key: typed, name, state } = parsed.data
    const office = (await officesOfTown(context.db, context.town.id)).find((one) => one.key === parsed.data.office)
    if (!office) return showNew(context, request, ['Bitte wählen Sie ein Amt.'])
    const by = staffOf(response).login
    const take = (key: string): Promise<boolean> =>
      newDraft(context, key, name, newDiagram({ key, name, office, state }), by)
    if (typed && !(await take(typed))) return showNew(context, request, taken(typed))
    const key = typed || (await takeFirst(keyFrom(name), take))
    await saveEntry(context, { ...blank(key), state, office: office.key }, by)
    response.redirect(303, `/amt/prozesse/${key}/${state === 'ist' ? 'tabelle' : 'modell'}`)
  })

  router.get('/:key/soll', (request) => showDerive(context, request))

  router.post('/:key/soll', async (request, response) => {
    const from = await actualOf(context, keyOf(request))
    const parsed = Derived.safeParse(formOf(request).fields)
    if (!parsed.success) return showDerive(context, request, problemsOf(parsed.error))
    const { key } = parsed.data
    const by = staffOf(response).login
    const xml = await targetOf(from.xml, { from: from.key, key, name: parsed.data.name })
    if (!(await newDraft(context, key, parsed.data.name, xml, by))) return showDerive(context, request, taken(key))
    const { office, kind, owner, leika } = await entryOf(context, from.key)
    const entry = { ...blank(key), office: from.office ?? office, kind, owner, leika: from.leika ?? leika }
    await saveEntry(context, { ...entry, state: 'soll', derivedFrom: from.key }, by)
    response.redirect(303, `/amt/prozesse/${key}/modell`)
  })

  return router
}

/** The Ist of a process: its own folder's, or its draft where it is one. Throws `not-found` where there is none. */
async function actualOf(context: Context, key: string) {
  const { state, office, leika, name: called } = await registeredOne(context, key)
  const about = { key, name: called, office, leika: leika[0] ?? null }
  const lying = await actualDiagram(key)
  if (lying !== null) return { ...about, xml: lying }
  if (state !== 'ist') throw new Failure('not-found', 'Zu diesem Prozess ist kein Ist aufgenommen.')
  return { ...about, xml: (await processView(context, key)).xml }
}

async function showNew(context: Context, request: Request, problems: readonly string[] = []): Promise<void> {
  const response = request.res
  if (!response) return
  const offices = await officesOfTown(context.db, context.town.id)
  const props = { ...frame(context, response, 'staff'), offices, problems, posted: formOf(request).fields }
  sendPage(response, <NewPage {...props} />, problems.length > 0 ? 422 : 200)
}

async function showDerive(context: Context, request: Request, problems: readonly string[] = []): Promise<void> {
  const response = request.res
  if (!response) return
  const from = await actualOf(context, keyOf(request))
  const posted = { name: from.name, key: `${from.key}-soll`, ...formOf(request).fields }
  const props = { ...frame(context, response, 'staff'), process: from.key, called: from.name, problems, posted }
  sendPage(response, <DerivePage {...props} />, problems.length > 0 ? 422 : 200)
}
