/** `/amt/prozesse/einlesen`: files are looked at, shown, and written when somebody has said yes to what was shown. The modeler asks for JSON. */
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { staffOf } from '../../access/index.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../errors.ts'
import { field, formOf } from '../../http/body.ts'
import { frame, sendPage } from '../../pages/layout.tsx'
import { sayTooLarge } from '../../records/file-type.ts'
import { applyPlan, sealOf } from './apply.ts'
import { look } from './look.ts'
import { AppliedPage, DryRunPage, IntakePage } from './page.tsx'
import { planIntake } from './plan.ts'
import { aroundOf } from './standing.ts'
import { brought, carried, unpack, type GivenFile } from './unpack.ts'
import { intakeView } from './view.ts'

export function intake(context: Context): Router {
  const router = Router()
  router.get('/einlesen', (_request, response) => showUpload(context, response, null))
  router.post('/einlesen', take(context))
  return router
}

function showUpload(context: Context, response: Response, problem: string | null): void {
  sendPage(response, <IntakePage {...frame(context, response, 'staff')} problem={problem} />, problem ? 422 : 200)
}

const take =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const given = givenIn(request)
    const asked = request.accepts(['html', 'json']) === 'json'
    const files = unpack(given)
    if (files.length === 0) {
      if (asked) throw new Failure('bad-input', NOTHING)
      return showUpload(context, response, NOTHING)
    }
    const looked = await Promise.all(files.map(look))
    const around = await aroundOf(context, looked, field(request, 'offen') || null, chosenIn(request))
    const plan = planIntake(looked, around)
    const seal = sealOf(plan, around.standing)
    const seen = field(request, 'gesehen')
    if (seen === seal && plan.writes) {
      const writer = { login: staffOf(response).login, tab: field(request, 'tab') || undefined }
      const applied = await applyPlan(context, plan, around.standing, writer)
      if (asked) return void response.json({ applied })
      return sendPage(response, <AppliedPage {...frame(context, response, 'staff')} applied={applied} />)
    }
    const view = intakeView(plan, seal)
    const changed = seen !== '' && seen !== seal
    if (asked) return void response.json({ view, changed })
    const props = { ...frame(context, response, 'staff'), view, parts: carried(given), changed }
    sendPage(response, <DryRunPage {...props} />)
  }

const NOTHING = 'Bitte wählen Sie mindestens eine Datei.'

/** Just chosen, or come back with the yes. */
function givenIn(request: Request): readonly GivenFile[] {
  const { fields, files } = formOf(request)
  const chosen = files.filter(({ field: name }) => name === 'dateien')
  if (chosen.length > 0)
    return chosen.map(({ name, bytes, tooLarge }) => ({
      name,
      bytes,
      ...(tooLarge ? { refused: sayTooLarge(name) } : {}),
    }))
  const parts = fields['teil']
  if (parts === undefined) return []
  try {
    return brought(typeof parts === 'string' ? [parts] : parts)
  } catch {
    throw new Failure('bad-input', 'Die Dateien sind unterwegs beschädigt worden. Bitte wählen Sie sie noch einmal.')
  }
}

const chosenIn = (request: Request): ReadonlyMap<number, string> =>
  new Map(
    Object.entries(formOf(request).fields).flatMap(([name, value]) => {
      const at = /^wohin-(\d{1,3})$/.exec(name)?.[1]
      return at !== undefined && typeof value === 'string' ? [[Number(at), value] as const] : []
    }),
  )
