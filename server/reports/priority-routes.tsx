/** Reading, trying and saving the weights by which the town sets its priorities. */
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { benefits, moves } from '../../analysis/index.ts'
import { guardForms, hasRole, staffOf } from '../access/index.ts'
import type { Context } from '../context.ts'
import { field } from '../http/body.ts'
import { chartScripts } from '../pages/bundle.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { priorityReport, type PriorityReport } from '../ratings/priority-report.ts'
import { PriorityInput, saveWeights, type Priorities } from '../ratings/weights.ts'
import { PriorityPage } from './priority-page.tsx'

export function priorities(context: Context): Router {
  const router = Router()
  router.get('/', async (_request, response) =>
    send(context, response, await priorityReport(context, context.clock.now())),
  )
  router.get('/daten.json', async (_request, response) =>
    response.json(await priorityReport(context, context.clock.now())),
  )
  router.post('/', guardForms, change(context))
  return router
}

type Shown = Partial<Pick<Parameters<typeof PriorityPage>[0], 'moves' | 'error'>>

async function send(
  context: Context,
  response: Response,
  report: PriorityReport,
  { moves = null, error = null }: Shown = {},
): Promise<void> {
  const maySave = hasRole(staffOf(response), 'manager')
  const page = { ...frame(context, response, 'staff'), path: '/amt/berichte', ...(await chartScripts()) }
  sendPage(
    response,
    <PriorityPage {...page} report={report} moves={moves} maySave={maySave} error={error} />,
    error ? 422 : 200,
  )
}

const change =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const now = context.clock.now()
    const before = await priorityReport(context, now)
    const input = read(request)
    if (!input)
      return send(context, response, before, {
        error:
          'Bitte geben Sie Zahlen von 0 bis 100 an und zu jedem Gewicht einen Grund; nicht alle Gewichte dürfen 0 sein.',
      })
    if (field(request, 'was') !== 'speichern' || !hasRole(staffOf(response), 'manager')) {
      const after = await priorityReport(context, now, input)
      return send(context, response, after, { moves: moves(before.ranking, after.ranking) })
    }
    await saveWeights(context, input, now, staffOf(response).name)
    response.redirect(303, '/amt/berichte/prioritaet')
  }

function read(request: Request): Priorities | null {
  const number = (name: string): number => Number(field(request, name).trim().replace(',', '.') || NaN)
  const weights = Object.fromEntries(
    benefits.map((part) => [part, { value: number(`value.${part}`) / 100, reason: field(request, `reason.${part}`) }]),
  )
  const found = PriorityInput.safeParse({ weights, hours: number('hours') })
  const some = found.success && benefits.some((part) => found.data.weights[part].value > 0)
  return some ? found.data : null
}
