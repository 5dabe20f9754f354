/** `/amt/prozesse/:key/zahlen`: where time goes, on the diagram; who may read is decided before. */
import { Router, type Request, type RequestHandler } from 'express'
import { endedWithin, MEASURED_DAYS, tellable, type Trail } from '../../../analysis/index.ts'
import { readDrawing, type DrawnProcess } from '../../../engine/index.ts'
import type { Context } from '../../context.ts'

import { bundle } from '../../pages/bundle.ts'
import { frame, sendPage } from '../../pages/layout.tsx'
import { spans } from '../../ratings/behind-address.ts'
import { trailOf } from '../../ratings/visits.ts'
import { bpmnOf } from '../../runtime/index.ts'
import { actualDiagram } from '../actual.ts'
import { keyOf } from '../processKey.ts'
import { versions, type Version } from '../versions.ts'
import { processView } from '../view.ts'
import { heatOf, sources, times, type Choice, type Source, type Time } from './heat.ts'
import { FiguresPage, type Shown } from './page.tsx'

export function figures(context: Context): Router {
  const router = Router()
  router.get('/:key/zahlen', show(context))
  return router
}

const show =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { key, name } = await processView(context, keyOf(request))
    const [known, actual] = [await versions(context, key), await actualDiagram(key)]
    const options = [
      ...(actual === null ? [] : [['ist', 'Ist, geschätzt'] as const]),
      ...known.map((one) => [sideOf(one), `Version ${one.version}`] as const),
    ]
    const asked = String(request.query['fassung'] ?? '')
    const newest = known[0]
    const side = options.some(([id]) => id === asked) ? asked : newest ? sideOf(newest) : (options[0]?.[0] ?? null)
    const version = known.find((one) => sideOf(one) === side) ?? null
    const shown = side === null ? null : await shownOf(context, key, version, actual, request)
    const page = { ...frame(context, response, 'staff'), process: key, name, actual: actual !== null }
    sendPage(
      response,
      <FiguresPage {...page} side={side} options={options} shown={shown} bundle={await bundle('viewer')} />,
    )
  }

const sideOf = ({ version }: Version): string => `version-${version}`

const nothing: Trail = { ended: [], visits: [], takings: [] }

/** Of a version; without one of the Ist, of which no case ever ran. */
async function shownOf(
  context: Context,
  key: string,
  version: Version | null,
  actual: string | null,
  request: Request,
): Promise<Shown | null> {
  const now = context.clock.now()
  const xml = version ? await bpmnOf(context.db, context.town, version.id) : actual
  const drawing = xml === null ? null : drawnIn(await readDrawing(xml), key)
  if (!drawing) return null
  const days = Math.max(...spans)
  const all = version ? await trailOf(context, { process: key, deployment: version.id, days }, now) : nothing
  const counts = spans.map((span) => endedWithin(all, now, span).ended.length)
  const choice = choiceOf(request, all.ended.length > 0)
  const told = tellable(counts)[spans.findIndex((span) => span === choice.days)] ?? false
  const heat = heatOf(drawing, told ? all : nothing, now, choice)
  return { version: version?.version ?? null, choice, heat, told }
}

const drawnIn = (all: readonly DrawnProcess[], key: string): DrawnProcess | null =>
  all.find(({ id }) => id === key) ?? [...all].sort((a, b) => b.nodes.length - a.nodes.length)[0] ?? null

/** What is not chosen is what most ask for; without any case the estimate. */
function choiceOf({ query }: Request, ran: boolean): Choice {
  const one = <T extends string>(name: string, known: Readonly<Record<T, string>>, usual: T): T => {
    const value = query[name]
    return typeof value === 'string' && Object.hasOwn(known, value) ? (value as T) : usual
  }
  return {
    time: one<Time>('zeit', times, 'durchlauf'),
    source: ran ? one<Source>('woher', sources, 'messung') : 'schaetzung',
    days: spans.find((span) => String(span) === query['tage']) ?? MEASURED_DAYS,
  }
}
