/** Routes of the comparison, below `/amt/prozesse`; who may read is decided before. */
import { Router, type RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { bundle } from '../../pages/bundle.ts'
import { frame, sendPage } from '../../pages/layout.tsx'
import { actualDiagram } from '../actual.ts'
import { keyOf } from '../processKey.ts'
import { processView } from '../view.ts'
import { serviceNames } from '../service-names.ts'
import { versions } from '../versions.ts'
import { changesBetween } from './changes.ts'
import { effectOf } from './effect.ts'
import { fileChanges } from './file-changes.ts'
import { ComparePage, type Compared } from './page.tsx'
import { trailAt } from './real.ts'
import { contentOf, sidesOf, type Side } from './sides.ts'

export function comparison(context: Context): Router {
  const router = Router()
  router.get('/:key/vergleich', show(context))
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
    const sides = await sidesOf(context, key)
    const chosen = (id: unknown): Side | undefined => sides.find((side) => side.id === id)
    // The last two of its life, unless the address says which.
    const to = chosen(request.query['bis']) ?? sides.at(-1)
    const from = chosen(request.query['von']) ?? sides.findLast(({ id }) => id !== to?.id)
    const props = {
      process: key,
      name,
      actual: (await actualDiagram(key)) !== null,
      sides,
      compared: from && to ? await compare(context, key, from, to) : null,
      bundle: await bundle('viewer'),
    }
    sendPage(response, <ComparePage {...frame(context, response, 'staff')} {...props} />)
  }

async function compare(context: Context, key: string, from: Side, to: Side): Promise<Compared> {
  const [before, now] = await Promise.all([contentOf(context, key, from.id), contentOf(context, key, to.id)])
  const deployed = await versions(context, key)
  const ended = {
    before: await trailAt(context, key, deployed, from.id),
    now: await trailAt(context, key, deployed, to.id),
    at: context.clock.now(),
  }
  return {
    from,
    to,
    changes: await changesBetween(before.xml, now.xml),
    files: await fileChanges(before.files, now.files, await serviceNames(context, before.xml, now.xml)),
    effect: await effectOf(before.xml, now.xml, ended),
  }
}
