/** Routes of the comparison, below `/amt/prozesse`; who may read, any of the processes, is decided before. */
import { Router, type RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { Failure } from '../../errors.ts'
import { bundle } from '../../pages/bundle.ts'
import { frame, sendPage } from '../../pages/layout.tsx'
import { actualDiagram } from '../actual.ts'
import { keyOf } from '../processKey.ts'
import { processView } from '../view.ts'
import { serviceNames } from '../service-names.ts'
import { versions } from '../versions.ts'
import { changesBetween } from './changes.ts'
import { choose, type Choice } from './choose.ts'
import { effectOf } from './effect.ts'
import { fileChanges } from './file-changes.ts'
import { ComparePage, type Compared } from './page.tsx'
import { writeComparison } from './pdf.ts'
import { trailAt } from './real.ts'
import { contentOf, type Side } from './sides.ts'

export function comparison(context: Context): Router {
  const router = Router()
  router.get('/:key/vergleich', show(context))
  router.get('/:key/vergleich.pdf', print(context))
  router.get('/:key/vergleich/:side.bpmn', async (request, response) => {
    response
      .type('application/xml')
      .send((await contentOf(context, keyOf(request), String(request.params['side']))).xml)
  })
  return router
}

const show =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { key, name } = await processView(context, keyOf(request))
    const choice = await choose(context, key, request.query)
    const props = {
      process: key,
      name,
      actual: (await actualDiagram(key)) !== null,
      choice,
      compared: await compare(context, choice),
      bundle: await bundle('viewer'),
    }
    sendPage(response, <ComparePage {...frame(context, response, 'staff')} {...props} />)
  }

/** For the council's papers. */
const print =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { key, name } = await processView(context, keyOf(request))
    const compared = await compare(context, await choose(context, key, request.query))
    if (!compared) throw new Failure('unknown-process', 'Zum Vergleichen braucht es zwei Fassungen.')
    const at = new Date(context.clock.now())
    const bytes = await writeComparison({ name, town: context.town.name, compared, at })
    response.type('application/pdf').attachment(`${key}-vergleich.pdf`).set('cache-control', 'no-store').send(bytes)
  }

async function compare(context: Context, choice: Choice): Promise<Compared | null> {
  const [from, to] = [choice.from.side, choice.to.side]
  if (!from || !to) return null
  const content = (side: Side) => contentOf(context, side.process, side.id)
  const trail = async ({ process, id }: Side) => trailAt(context, process, await versions(context, process), id)
  const [before, now] = await Promise.all([content(from), content(to)])
  const ended = { before: await trail(from), now: await trail(to), at: context.clock.now() }
  return {
    from,
    to,
    changes: await changesBetween(before.xml, now.xml),
    files: await fileChanges(before.files, now.files, await serviceNames(context, before.xml, now.xml)),
    effect: await effectOf(before.xml, now.xml, ended),
  }
}
