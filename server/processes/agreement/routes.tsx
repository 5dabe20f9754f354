/** Sending a draft to an office, and its answer. Below `/amt/prozesse`; the office needs no right in the modeler. */
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { readDrawing, type Wording } from '../../../engine/index.ts'
import { guardForms, hasRole, requireRole, staffOf, type Staff } from '../../access/index.ts'
import { localDay, type Context } from '../../context.ts'
import { Failure } from '../../errors.ts'
import { field } from '../../http/body.ts'
import { bundle } from '../../pages/bundle.ts'
import { frame, sendPage } from '../../pages/layout.tsx'
import { everyone } from '../../records/colleagues.ts'
import { officesOfTown } from '../../records/offices.ts'
import { actualDiagram } from '../actual.ts'
import { commentsView } from '../comments/view.ts'
import type { DraftFile } from '../draftFiles.ts'
import { draftOf } from '../drafts.ts'
import { partsOf } from '../parts.ts'
import { keyOf } from '../processKey.ts'
import { notSent, seesAll, speaksFor } from '../readers.ts'
import { registeredOne, type Registered } from '../register/registered.ts'
import { formSection, letterSection, ruleSections, type Section } from '../sections.ts'
import { serviceSection } from '../service-lines.ts'
import { serviceNames, type ServiceNames } from '../service-names.ts'
import { processView } from '../view.ts'
import { wordingOf } from '../wording.ts'
import { AgreementPage } from './page.tsx'
import { announceAnswer, announceRequest } from './announce.ts'
import { digestOf } from './digest.ts'
import { agreements, decide, send, sentContent, type Agreement, type SentContent } from './store.ts'
import { tell, type Told } from './tell.ts'

export function agreement(context: Context): Router {
  const router = Router()
  const readers = [requireRole('manager', 'lead', 'caseworker'), guardForms]
  router.get('/:key/freigabe', readers, (request: Request, response: Response) => show(context, request, response))
  router.get('/:key/freigabe/:id.bpmn', readers, picture(context))
  router.post('/:key/freigabe', requireRole('manager'), guardForms, sendDraft(context))
  router.post('/:key/freigabe/:id', readers, answer(context))
  return router
}

/** What was sent of a process. Throws `forbidden` for those whose office was not asked. */
async function asked(context: Context, key: string, staff: Staff): Promise<readonly Agreement[]> {
  const all = await agreements(context, key)
  if (seesAll(staff)) return all
  const own = all.filter(({ office }) => speaksFor(staff, office))
  if (own.length === 0) throw notSent()
  return own
}

async function show(
  context: Context,
  request: Request,
  response: Response,
  problems: readonly string[] = [],
): Promise<void> {
  const staff = staffOf(response)
  const process = await registeredOne(context, keyOf(request))
  const all = await asked(context, process.key, staff)
  const draft = await draftOf(context, process.key)
  const people = await everyone(context, localDay(context.clock.now()))
  const [newest] = all
  const content = newest ? await sentContent(context, process.key, newest.id) : null
  const digest = draft && digestOf(draft, versionOf(process))
  const props = {
    process: process.key,
    name: process.name,
    actual: (await actualDiagram(process.key)) !== null,
    mayBrowse: seesAll(staff),
    all,
    offices: await officesOfTown(context.db, context.town.id),
    nameOf: (login: string) => people.get(login)?.name ?? login,
    sentences: content ? await told(process.key, content) : [],
    parts: content ? await partSections(context, content) : [],
    comments: await commentsView(context, process.key, (await processView(context, process.key)).xml),
    outdated: newest !== undefined && draft !== null && digest !== newest.checksum,
    mayAnswer: newest?.decision === null && newest.sentBy !== staff.login && speaksFor(staff, newest.office),
    maySend: draft !== null && hasRole(staff, 'manager'),
    office: process.office,
    problems,
    bundle: await bundle('viewer'),
  }
  const page = { ...frame(context, response, 'staff'), ...props }
  sendPage(response, <AgreementPage {...page} />, problems.length > 0 ? 422 : 200)
}

const versionOf = ({ versions }: Registered): number => versions[0]?.version ?? 0

async function told(process: string, { xml }: SentContent): Promise<readonly Told[]> {
  const drawn = await readDrawing(xml)
  const main = drawn.find((one) => one.id === process) ?? drawn[0]
  return main ? tell(main) : []
}

/** What the office reads of forms, rules, letters and the service, in this order. */
async function partSections(context: Context, { xml, files }: SentContent) {
  const words: Words = { names: await serviceNames(context, xml), wording: await wordingOf(files) }
  const kinds = ['form', 'dmn', 'letter', 'service'] as const
  const inOrder = kinds.flatMap((kind) => files.flatMap((file) => (file.kind === kind ? [{ kind, file }] : [])))
  const told = await Promise.all(
    inOrder.map(async ({ kind, file }) =>
      (await sectionsOf[kind](file, words)).map((section) => ({ ...section, kind })),
    ),
  )
  return told.flat()
}

/** What the files call by names that only programs know. */
interface Words {
  readonly names: ServiceNames
  readonly wording: Wording
}

type Tell = (file: DraftFile, words: Words) => readonly Section[] | Promise<readonly Section[]>

const sectionsOf: Readonly<Record<'form' | 'dmn' | 'letter' | 'service', Tell>> = {
  form: (file, { names }) => [formSection(file, names)],
  dmn: (file, { wording }) => ruleSections(file, wording),
  letter: (file, { wording }) => [letterSection(file, wording) ?? []].flat(),
  service: (file, { names }) => [serviceSection(file, names) ?? []].flat(),
}

const picture =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const key = keyOf(request)
    const found = (await asked(context, key, staffOf(response))).find(({ id }) => String(id) === request.params['id'])
    const content = found && (await sentContent(context, key, found.id))
    if (!content) throw new Failure('not-found')
    response.type('application/xml').send(content.xml)
  }

const sendDraft =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const process = keyOf(request)
    const draft = await draftOf(context, process)
    if (!draft) throw new Failure('bad-input', 'Es gibt keinen Entwurf, der gesendet werden könnte.')
    const offices = await officesOfTown(context.db, context.town.id)
    const office = offices.find(({ key }) => key === field(request, 'office'))
    if (!office) return show(context, request, response, ['Bitte wählen Sie ein Amt.'])
    const { name, versions } = await registeredOne(context, process)
    const checksum = digestOf(draft, versions[0]?.version ?? 0) ?? ''
    const files = (await partsOf(context, process)).filter(({ kind }) => kind !== 'story')
    const by = staffOf(response).login
    const message = field(request, 'message').slice(0, LONGEST)
    await context.db.transaction(async (trx) => {
      const inside = { ...context, db: trx }
      await send(inside, { process, office: office.key, xml: draft.xml, files, checksum, message, by })
      await announceRequest(inside, { process, name, office: office.key })
    })
    response.redirect(303, `/amt/prozesse/${process}/freigabe`)
  }

const LONGEST = 1000

const answer =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const [key, staff] = [keyOf(request), staffOf(response)]
    const [newest] = await asked(context, key, staff)
    if (!newest || String(newest.id) !== request.params['id'])
      return show(context, request, response, ['Inzwischen wurde eine neuere Fassung gesendet. Bitte lesen Sie diese.'])
    if (newest.sentBy === staff.login || !speaksFor(staff, newest.office))
      throw new Failure(
        'forbidden',
        'Antworten kann nur, wer im gefragten Amt arbeitet und den Entwurf nicht selbst gesendet hat.',
      )
    const text = field(request, 'answer').slice(0, LONGEST)
    const decision = field(request, 'decision') === 'agreed' ? 'agreed' : 'returned'
    if (decision === 'returned' && text === '')
      return show(context, request, response, ['Bitte schreiben Sie, was sich ändern soll.'])
    if (!(await decide(context, newest.id, { decision, answer: text, by: staff.login })))
      return show(context, request, response, ['Jemand aus Ihrem Amt hat schon geantwortet.'])
    const { name } = await registeredOne(context, key)
    const office = (await officesOfTown(context.db, context.town.id)).find((one) => one.key === newest.office)
    await announceAnswer(context, newest, { office: office?.name ?? newest.office, name, decision })
    response.redirect(303, `/amt/prozesse/${key}/freigabe`)
  }
