/** The pages below `/amt/prozesse`; who may see them is decided before. */
import { Router, type Request } from 'express'
import { staffOf } from '../access/index.ts'
import { localDay, type Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { field } from '../http/body.ts'
import { bundle } from '../pages/bundle.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { bpmnOf } from '../runtime/index.ts'
import { everyone } from '../records/colleagues.ts'
import { actualDiagram } from './actual.ts'
import { DiagramPage } from './diagram-page.tsx'
import { discardDraft } from './drafts.ts'
import { mayWrite } from './lease/guard.ts'
import { ModelPage } from './model-page.tsx'
import { keyOf } from './processKey.ts'
import { VersionsPage } from './versions-page.tsx'
import { namedVersions } from './version/store.ts'
import { versions, type Version } from './versions.ts'
import { processView } from './view.ts'

/** One application, three addresses: the diagram, the interview as a table, and what it says in sentences. */
const modelViews = [
  ['modell', 'diagram'],
  ['tabelle', 'table'],
  ['lesefassung', 'reading'],
] as const

/** What the digitalization manager alone sees and does. */
export function pages(context: Context): Router {
  const router = Router()

  for (const [path, view] of modelViews)
    router.get(`/:key/${path}`, async (request, response) => {
      const { key, name } = await processView(context, keyOf(request))
      const actual = (await actualDiagram(key)) !== null
      const props = { process: key, name, actual, view, bundle: await bundle('modeler') }
      sendPage(response, <ModelPage {...frame(context, response, 'staff')} {...props} />)
    })

  router.post('/:key/entwurf/verwerfen', async (request, response) => {
    await mayWrite(context, keyOf(request), { login: staffOf(response).login })
    await discardDraft(context, keyOf(request), { revision: Number(field(request, 'revision')) })
    response.redirect(303, '/amt/prozesse')
  })

  return router
}

/** What those who only read may look at too: the versions, the Ist, and the files behind them. */
export function diagrams(context: Context): Router {
  const router = Router()

  router.get('/:key/versionen', async (request, response) => {
    const process = await processView(context, keyOf(request))
    const actual = (await actualDiagram(process.key)) !== null
    const named = await namedVersions(context, process.key)
    const people = await everyone(context, localDay(context.clock.now()))
    const nameOf = (login: string): string => people.get(login)?.name ?? login
    const props = { ...frame(context, response, 'staff'), process, actual, named, nameOf }
    sendPage(response, <VersionsPage {...props} />)
  })

  router.get('/:key/ist', async (request, response) => {
    const { key, name } = await processView(context, keyOf(request))
    if ((await actualDiagram(key)) === null) throw new Failure('not-found')
    const texts = {
      heading: `${name}: Ist`,
      explains: 'So läuft das Verfahren heute, bevor es digital wurde. Dieses Bild wird nur angesehen.',
    }
    const props = {
      process: key,
      ...texts,
      diagram: `/amt/prozesse/${key}/ist.bpmn`,
      tab: 'ist' as const,
      actual: true,
      bundle: await bundle('viewer'),
    }
    sendPage(response, <DiagramPage {...frame(context, response, 'staff')} {...props} />)
  })

  router.get('/:key/ist.bpmn', async (request, response) => {
    const xml = await actualDiagram(keyOf(request))
    if (xml === null) throw new Failure('not-found')
    response.type('application/xml').send(xml)
  })

  router.get('/:key/versionen/:version', async (request, response) => {
    const { process, version, name } = await versionOf(context, request)
    const texts = {
      heading: `${name}: Version ${version}`,
      explains: 'Eine bereitgestellte Version ändert sich nicht mehr.',
    }
    const diagram = `/amt/prozesse/${process}/versionen/${version}/diagramm.bpmn`
    const props = {
      process,
      ...texts,
      diagram,
      tab: 'versionen' as const,
      actual: (await actualDiagram(process)) !== null,
      bundle: await bundle('viewer'),
    }
    sendPage(response, <DiagramPage {...frame(context, response, 'staff')} {...props} />)
  })

  router.get('/:key/versionen/:version/diagramm.bpmn', async (request, response) => {
    const { id } = await versionOf(context, request)
    response.type('application/xml').send(await bpmnOf(context.db, context.town, id))
  })
  return router
}

async function versionOf(context: Context, request: Request): Promise<Version> {
  const known = await versions(context, keyOf(request))
  const found = known.find(({ version }) => String(version) === request.params['version'])
  if (!found) throw new Failure('unknown-process', 'Diese Version gibt es nicht.')
  return found
}
