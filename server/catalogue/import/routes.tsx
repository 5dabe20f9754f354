/** Below `/amt/ozg/abgleich`: a file is compared as a trial, its differences are listed, each is decided, decisions can be taken back. */
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import { guardForms, staffOf } from '../../access/index.ts'
import { localDay, type Context } from '../../context.ts'
import { Failure } from '../../errors.ts'
import { field, formOf } from '../../http/body.ts'
import { frame, sendPage } from '../../pages/layout.tsx'
import { sayTooLarge } from '../../records/file-type.ts'
import { kinds } from './compare.ts'
import { DecidePage, PER_PAGE } from './decide-page.tsx'
import {
  decide,
  decisionsOf,
  groupsOf,
  listed,
  standOf,
  undoDecision,
  type Decided,
  type Decision,
  type Which,
} from './decide.ts'
import { UnreadableFile } from './entry.ts'
import { readCatalogue } from './read.ts'
import { discardImport, importById, importsOf, keepTrial, listTrial, type Import } from './store.ts'
import { TrialPage } from './trial-page.tsx'

export function imports(context: Context): Router {
  const router = Router()
  router.get('/', async (request, response) => send(context, request, response, {}))
  router.post('/', guardForms, act(context))
  router.get('/:id', trial(context))
  router.post('/:id', guardForms, actOnTrial(context))
  return router
}

const home = '/amt/ozg/abgleich'

/** Names as they stand in the address; what is not understood is left out. Pages are counted from 1 there. */
const Query = z.object({
  art: z.enum(kinds).optional().catch(undefined),
  feld: z.string().max(120).optional().catch(undefined),
  datei: z.coerce.number().int().positive().optional().catch(undefined),
  seite: z.coerce
    .number()
    .int()
    .min(1)
    .max(100_000)
    .catch(1)
    .transform((page) => page - 1),
})
export type Filter = z.output<typeof Query>

const whichOf = ({ art, feld, datei }: Filter): Which => ({
  ...(art ? { kind: art } : {}),
  ...(feld ? { field: feld } : {}),
  ...(datei ? { importId: datei } : {}),
})

type More = Partial<Pick<Parameters<typeof DecidePage>[0], 'message' | 'fileProblem'>>

async function send(context: Context, request: Request, response: Response, more: More): Promise<void> {
  const filter = Query.parse(request.query)
  const ofFile = filter.datei ? { importId: filter.datei } : {}
  const props = {
    ...frame(context, response, 'staff'),
    path: '/amt/ozg',
    groups: await groupsOf(context, ofFile, 'open'),
    filter,
    shown: await listed(context, whichOf(filter), { limit: PER_PAGE, page: filter.seite }),
    stand: await standOf(context, whichOf(filter)),
    imports: await importsOf(context),
    decisions: await decisionsOf(context),
    ...{ message: null, fileProblem: null },
    ...more,
  }
  sendPage(response, <DecidePage {...props} />, more.fileProblem || more.message?.kind === 'danger' ? 422 : 200)
}

const act =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const what = field(request, 'was')
    if (what === 'vergleichen') return compareFile(context, request, response)
    if (what === 'zuruecknehmen') return undo(context, request, response)
    const asked = askedFor(request)
    if (!asked)
      return send(context, request, response, { message: { kind: 'danger', title: 'Bitte wählen Sie etwas aus.' } })
    const { which, decision, ...seen } = asked
    const decided = await decide(context, which, decision, { ...by(context, response), ...seen })
    await send(context, request, response, { message: said(decided, decision) })
  }

const by = (context: Context, response: Response) => ({ at: context.clock.now(), author: staffOf(response).name })

const decisions: Readonly<Record<string, Decision>> = { uebernehmen: 'accepted', behalten: 'kept' }

/** One row by its button, the chosen ones, or all that the filter shows. */
function askedFor(request: Request): { which: Which; decision: Decision; seen?: string } | null {
  const [take, keep, what] = [field(request, 'uebernehmen'), field(request, 'behalten'), field(request, 'was')]
  if (take || keep) return { which: { ids: [Number(take || keep)] }, decision: take ? 'accepted' : 'kept' }
  const decision = decisions[what.slice(what.indexOf('-') + 1)]
  if (!decision) return null
  if (what.startsWith('alle-'))
    return { which: whichOf(Query.parse(request.query)), decision, seen: field(request, 'stand') }
  const posted = formOf(request).fields['id'] ?? []
  const ids = (Array.isArray(posted) ? posted : [posted]).map(Number).filter(Number.isSafeInteger)
  return what.startsWith('auswahl-') && ids.length > 0 ? { which: { ids }, decision } : null
}

function said({ done, stale, moved }: Decided, decision: Decision): NonNullable<More['message']> {
  if (moved)
    return {
      kind: 'warning',
      title: 'Nichts ist entschieden: Die Liste hat sich inzwischen geändert. Bitte sehen Sie sie noch einmal durch.',
    }
  if (done === 0 && stale.length === 0)
    return { kind: 'info', title: 'Nichts ist geändert: Darüber hat inzwischen jemand entschieden.' }
  const what = decision === 'accepted' ? 'übernommen' : 'entschieden: unseres bleibt'
  const title = `${done === 1 ? 'Ein Unterschied ist' : `${done} Unterschiede sind`} ${what}.`
  return stale.length === 0
    ? { kind: 'success', title }
    : {
        kind: 'warning',
        title: `${title} ${stale.length} passen nicht mehr, weil sich unser Eintrag inzwischen geändert hat: Vergleichen Sie die Datei noch einmal.`,
      }
}

async function undo(context: Context, request: Request, response: Response): Promise<void> {
  const undone = await undoDecision(context, field(request, 'batch'), by(context, response))
  const title = undone
    ? 'Die Entscheidung ist zurückgenommen und wieder offen.'
    : 'Das lässt sich nicht mehr zurücknehmen: Ein Eintrag oder eine Leistung wurde seither wieder geändert.'
  await send(context, request, response, { message: { kind: undone ? 'success' : 'danger', title } })
}

async function compareFile(context: Context, request: Request, response: Response): Promise<void> {
  const file = formOf(request).files.find((one) => one.field === 'datei')
  if (file?.tooLarge) return send(context, request, response, { fileProblem: sayTooLarge(file.name) })
  if (!file || file.bytes.length === 0)
    return send(context, request, response, { fileProblem: 'Bitte wählen Sie eine Datei aus, die nicht leer ist.' })
  const { at, author } = by(context, response)
  try {
    const read = readCatalogue(file.bytes, localDay(at))
    const given = { file: read, bytes: file.bytes, fileName: file.name, at, author }
    const id = await keepTrial(context, { ...given, complete: field(request, 'vollstaendig') === 'ja' })
    response.redirect(303, `${home}/${id}`)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    await send(context, request, response, { fileProblem: error.message })
  }
}

async function importOf(context: Context, request: Request): Promise<Import> {
  const id = Number(request.params['id'])
  const found = Number.isSafeInteger(id) ? await importById(context, id) : null
  if (!found) throw new Failure('not-found')
  return found
}

const trial =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const found = await importOf(context, request)
    const state = found.state === 'trial' ? 'trial' : 'open'
    const which = { importId: found.id }
    sendPage(
      response,
      <TrialPage
        {...frame(context, response, 'staff')}
        path="/amt/ozg"
        found={found}
        groups={await groupsOf(context, which, state)}
        some={await listed(context, which, { state, limit: PER_PAGE })}
      />,
    )
  }

const actOnTrial =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { id } = await importOf(context, request)
    if (field(request, 'was') === 'vorlegen' && (await listTrial(context, id)))
      return response.redirect(303, `${home}?datei=${id}`)
    if (field(request, 'was') === 'verwerfen') await discardImport(context, id)
    response.redirect(303, `${home}/${id}`)
  }
