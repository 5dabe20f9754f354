/** The letters of a process, below `/amt/prozesse`. */
import { Router, type Request, type RequestHandler, type Response } from 'express'
import type { FormError } from '../../../engine/index.ts'
import { staffOf } from '../../access/index.ts'
import { localDay, type Context } from '../../context.ts'
import { LetterGap } from '../../documents/index.ts'
import { Failure } from '../../errors.ts'
import { field, formOf } from '../../http/body.ts'
import { bundle } from '../../pages/bundle.ts'
import { frame, sendPage } from '../../pages/layout.tsx'
import { textBlocksOf } from '../../records/text-blocks.ts'
import type { LetterDefinition } from '../../services/definition.ts'
import { draftedLetter, letterFile } from '../../services/read.ts'
import { actualDiagram } from '../actual.ts'
import { checkModel } from '../check.ts'
import { storiesOf } from '../export/stories.ts'
import { keepInDraft } from '../keep.ts'
import { modelFacts, type ModelFacts } from '../model-facts.ts'
import { partsOf } from '../parts.ts'
import { keyOf } from '../processKey.ts'
import { entryOf } from '../register/entry.ts'
import { resultsOf } from '../results.ts'
import { commanded, rowCommand } from '../rows.ts'
import { describedIn, stampOf } from '../service-page/described.ts'
import { slugOf, takeFirst } from '../../records/slug.ts'
import { processView } from '../view.ts'
import type { DraftFile } from '../draftFiles.ts'
import { letterErrors, letterWarnings } from './check.ts'
import { LetterPage } from './edit-page.tsx'
import { LettersPage, type ListedLetter } from './list-page.tsx'
import { previewPdf } from './preview.ts'
import { sampleVariables } from './sample.ts'
import { starts, unfinished } from './starts.ts'
import { pressed, shapeOfLetter, typedLetterIn, typedOfLetter, type TypedLetter } from './typed.ts'
import { valuesIn } from './values.ts'

export function letterPages(context: Context): Router {
  const router = Router()
  router.get('/:key/briefe', list(context))
  router.get('/:key/briefe/neu', begin(context))
  router.post('/:key/briefe/neu', take(context))
  router.get('/:key/briefe/:id', show(context))
  router.post('/:key/briefe/:id', take(context))
  router.post('/:key/briefe/:id/entfernen', remove(context))
  return router
}

interface Around {
  readonly key: string
  readonly name: string
  readonly xml: string
  readonly files: readonly DraftFile[]
  readonly facts: ModelFacts
}

async function aroundOf(context: Context, request: Request): Promise<Around> {
  const { key, name, xml } = await processView(context, keyOf(request))
  const [files, facts] = await Promise.all([partsOf(context, key), modelFacts(xml, key)])
  return { key, name, xml, files, facts }
}

const lettersIn = ({ files }: Around): readonly DraftFile[] => files.filter(({ kind }) => kind === 'letter')
const idOf = ({ name }: DraftFile): string => name.replace(/\.json$/, '')
const writersOf = ({ facts }: Around, id: string): readonly string[] =>
  facts.writers.filter(({ letter }) => letter === id).map(({ step }) => step)

const list =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const around = await aroundOf(context, request)
    const letters = lettersIn(around).map((file): ListedLetter => {
      const letter = draftedLetter(file)
      const id = letter?.id ?? idOf(file)
      return {
        ...{ id, title: letter?.title || id, notice: letter?.kind === 'notice' },
        ...{
          writers: writersOf(around, id),
          unfinished: unfinished(file.content) || !letter || letterErrors(letter).length > 0,
        },
      }
    })
    const props = {
      ...{ process: around.key, name: around.name, letters },
      actual: (await actualDiagram(around.key)) !== null,
      missing: around.facts.writers.filter(({ letter }) => !letters.some(({ id }) => id === letter)),
      removed: request.query['entfernt'] !== undefined,
    }
    sendPage(response, <LettersPage {...frame(context, response, 'staff')} {...props} />)
  }

interface Shown {
  /** Of the letter that is being changed; null for a new one. */
  readonly id: string | null
  readonly seen: string
  readonly typed: TypedLetter
  readonly errors?: readonly FormError[]
  /** What it can be deployed with and should not. */
  readonly warnings?: readonly FormError[]
  readonly overtaken?: boolean
  readonly problem?: string
}

async function sendForm(context: Context, response: Response, around: Around, shown: Shown): Promise<void> {
  const { id, seen, typed, errors = [], warnings = [], overtaken = false, problem = null } = shown
  const texts = await textBlocksOf(context.db, context.town.id)
  const { title, kind, subject, amount, reference } = typed
  const props = {
    ...{ process: around.key, name: around.name, actual: (await actualDiagram(around.key)) !== null },
    ...{ id, seen, typed, warnings, overtaken, problem, values: await valuesOf(around) },
    entered: {
      values: { title, kind, subject, 'giro.amount': amount, 'giro.reference': reference },
      ...{ errors, proposed: {} },
    },
    texts: [...texts].map(([block, [newest]]) => [block, newest?.value.title ?? block] as const),
    writers: id === null ? [] : writersOf(around, id),
    unfinished: unfinished(JSON.stringify(typed)),
    saved: response.req.method === 'GET' && response.req.query['gespeichert'] !== undefined,
    scripts: (await bundle('letter'))?.scripts ?? [],
  }
  const refused = response.req.method === 'POST' && errors.length > 0
  const status = refused || problem ? 422 : overtaken ? 409 : 200
  sendPage(response, <LetterPage {...frame(context, response, 'staff')} {...props} />, status)
}

const valuesOf = async ({ files, facts }: Around) =>
  valuesIn(files, { results: await resultsOf(files, facts), rates: facts.rates })

const begin =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const around = await aroundOf(context, request)
    const start = starts.find(({ id }) => id === request.query['vorlage']) ?? starts.at(-1)
    if (!start) throw new Failure('not-found')
    const about = describedIn(around.files).service?.title || around.name
    await sendForm(context, response, around, { id: null, seen: stampOf(''), typed: start.make(about) })
  }

interface Found {
  /** Null where the address is that of a new letter. */
  readonly id: string | null
  readonly file: DraftFile | undefined
  readonly letter: LetterDefinition | null
  readonly seen: string
}

/** Throws `not-found` where the process has no such letter. */
function foundIn(around: Around, request: Request): Found {
  const asked = request.params['id']
  if (asked === undefined) return { id: null, file: undefined, letter: null, seen: stampOf('') }
  const file = lettersIn(around).find((one) => idOf(one) === asked || draftedLetter(one)?.id === asked)
  if (!file) throw new Failure('not-found', 'Diesen Brief gibt es im Entwurf nicht.')
  const letter = draftedLetter(file)
  return { id: letter?.id ?? idOf(file), file, letter, seen: stampOf(file.content) }
}

const show =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const around = await aroundOf(context, request)
    const { id, file, letter, seen } = foundIn(around, request)
    const empty = starts.at(-1)?.make('')
    const typed = letter ? typedOfLetter(letter) : empty
    if (!typed) throw new Failure('not-found')
    const found = file ? await checkModel(context, around.key, around.xml) : []
    const warnings = file ? letterWarnings(found, letterFile(file)) : []
    const more = letter ? { errors: letterErrors(letter), warnings } : { problem: UNREADABLE }
    await sendForm(context, response, around, { id, seen, typed, ...more })
  }

const UNREADABLE = 'Dieser Brief ist nicht lesbar. Er bleibt, bis Sie hier einen neuen Text speichern.'

const take =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const around = await aroundOf(context, request)
    const found = foundIn(around, request)
    const { fields } = formOf(request)
    const typed = typedLetterIn(fields)
    const button = field(request, 'was')
    const shown = { id: found.id, seen: field(request, 'gesehen'), typed }
    const command = rowCommand(button)
    const again = command ? { ...typed, blocks: commanded(typed.blocks, command) } : pressed(typed, button, fields)
    if (again) return sendForm(context, response, around, { ...shown, typed: again })
    const shape = shapeOfLetter(typed, found.id ?? (await freeId(around, typed.title)), found.letter)
    const errors = letterErrors(shape)
    if (button === 'vorschau' && errors.length > 0) return sendForm(context, response, around, { ...shown, errors })
    if (button === 'vorschau') return preview(context, response, around, { ...shown, shape })
    if (shown.seen !== found.seen)
      return sendForm(context, response, around, { ...shown, seen: found.seen, overtaken: true })
    const content = `${JSON.stringify(shape, null, 2)}\n`
    const file = { kind: 'letter' as const, name: found.file?.name ?? `${shape.id}.json`, content }
    await keepInDraft(context, around.key, [file], staffOf(response).login)
    response.redirect(303, `/amt/prozesse/${around.key}/briefe/${shape.id}?gespeichert`)
  }

/** From the title; the address of a new letter is none. */
function freeId(around: Around, title: string): Promise<string> {
  const taken = new Set(['neu', ...lettersIn(around).map(idOf)])
  return takeFirst(slugOf(title) || 'brief', (id) => Promise.resolve(!taken.has(id)))
}

async function preview(
  context: Context,
  response: Response,
  around: Around,
  { shape, ...shown }: Shown & { readonly shape: LetterDefinition },
): Promise<void> {
  const today = localDay(context.clock.now())
  const variables = sampleVariables(around.files, await storiesOf(context, around.key), today)
  const office = describedIn(around.files).service?.office || (await entryOf(context, around.key)).office || ''
  try {
    const pdf = await previewPdf(context, shape, { office, variables })
    response.type('application/pdf').set('content-disposition', 'inline; filename="vorschau.pdf"').send(pdf)
  } catch (error) {
    if (!(error instanceof LetterGap)) throw error
    await sendForm(context, response, around, { ...shown, problem: error.message })
  }
}

const remove =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const around = await aroundOf(context, request)
    const { id, file, letter, seen } = foundIn(around, request)
    if (!file) throw new Failure('not-found')
    if (field(request, 'gesehen') !== seen && letter)
      return sendForm(context, response, around, { id, seen, typed: typedOfLetter(letter), overtaken: true })
    await keepInDraft(context, around.key, [{ ...file, content: '' }], staffOf(response).login)
    response.redirect(303, `/amt/prozesse/${around.key}/briefe?entfernt`)
  }
