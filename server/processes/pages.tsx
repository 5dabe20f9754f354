/** The pages below `/amt/prozesse`; who may see them is decided before. */
import { Router, type Request } from 'express'
import { z } from 'zod'
import { staffOf } from '../access/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { field, formOf } from '../http/body.ts'
import { bundle } from '../pages/bundle.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { everyone } from '../records/colleagues.ts'
import { officesOfTown } from '../records/offices.ts'
import { bpmnOf } from '../runtime/index.ts'
import { actualDiagram } from './actual.ts'
import { DiagramPage } from './diagram-page.tsx'
import { discardDraft, newDraft } from './drafts.ts'
import { ListPage } from './list-page.tsx'
import { listProcesses } from './list.ts'
import { ModelPage } from './model-page.tsx'
import { NewPage } from './new-page.tsx'
import { newDiagram } from './newDiagram.ts'
import { keyOf, processKey } from './processKey.ts'
import { VersionsPage } from './versions-page.tsx'
import { versions, type Version } from './versions.ts'
import { processView } from './view.ts'

const NewProcess = z.object({
  name: z.string().trim().min(3, 'Bitte geben Sie dem Prozess einen Namen mit mindestens 3 Zeichen.').max(120),
  key: processKey,
  office: z.string(),
})

/** One application, three addresses: the diagram, the interview as a table, and what it says in sentences. */
const modelViews = [
  ['modell', 'diagram'],
  ['tabelle', 'table'],
  ['lesefassung', 'reading'],
] as const

export function pages(context: Context): Router {
  const router = Router()

  router.get('/', async (_request, response) => {
    const people = await everyone(context, context.clock.now().slice(0, 10))
    const nameOf = (login: string): string => people.get(login)?.name ?? login
    const processes = await listProcesses(context)
    sendPage(response, <ListPage {...frame(context, response, 'staff')} processes={processes} nameOf={nameOf} />)
  })

  newProcess(router, context)

  for (const [path, view] of modelViews)
    router.get(`/:key/${path}`, async (request, response) => {
      const { key, name } = await processView(context, keyOf(request))
      const actual = (await actualDiagram(key)) !== null
      const props = { process: key, name, actual, view, bundle: await bundle('modeler') }
      sendPage(response, <ModelPage {...frame(context, response, 'staff')} {...props} />)
    })

  router.get('/:key/versionen', async (request, response) => {
    const process = await processView(context, keyOf(request))
    const actual = (await actualDiagram(process.key)) !== null
    sendPage(
      response,
      <VersionsPage
        {...frame(context, response, 'staff')}
        process={process}
        actual={actual}
        styles={(await bundle('viewer'))?.styles ?? []}
      />,
    )
  })

  router.post('/:key/entwurf/verwerfen', async (request, response) => {
    await discardDraft(context, keyOf(request), { revision: Number(field(request, 'revision')) })
    response.redirect(303, '/amt/prozesse')
  })

  diagrams(router, context)
  return router
}

/** Beginning a process: its page, and the draft that comes of it. */
function newProcess(router: Router, context: Context): void {
  const show = async (request: Request, problems: readonly string[] = []): Promise<void> => {
    const response = request.res
    if (!response) return
    const offices = await officesOfTown(context.db, context.town.id)
    const props = { ...frame(context, response, 'staff'), offices, problems, posted: formOf(request).fields }
    sendPage(response, <NewPage {...props} />, problems.length > 0 ? 422 : 200)
  }

  router.get('/neu', (request) => show(request))

  router.post('/neu', async (request, response) => {
    const parsed = NewProcess.safeParse(formOf(request).fields)
    if (!parsed.success)
      return show(
        request,
        parsed.error.issues.map(({ message }) => message),
      )
    const { key, name } = parsed.data
    const office = (await officesOfTown(context.db, context.town.id)).find((one) => one.key === parsed.data.office)
    if (!office) return show(request, ['Bitte wählen Sie ein Amt.'])
    const begun = await newDraft(context, key, name, newDiagram({ key, name, office }), staffOf(response).login)
    if (!begun) return show(request, [`Die Kennung „${key}“ gibt es schon.`])
    response.redirect(303, `/amt/prozesse/${key}/modell`)
  })
}

/** The Ist and older versions: pages to look at and the files behind them. */
function diagrams(router: Router, context: Context): void {
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
}

async function versionOf(context: Context, request: Request): Promise<Version> {
  const known = await versions(context, keyOf(request))
  const found = known.find(({ version }) => String(version) === request.params['version'])
  if (!found) throw new Failure('unknown-process', 'Diese Version gibt es nicht.')
  return found
}
