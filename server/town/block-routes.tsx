/** Blocks of text: those that letters name, and what the town made of them. */
import type { Request, RequestHandler, Response } from 'express'
import { staffOf } from '../access/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { field, formOf } from '../http/body.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { changeSetting, withdrawSetting } from '../records/setting-changes.ts'
import { beginning, beginningAfter, entriesOf, holding, type SettingEntry } from '../records/settings.ts'
import { isTextBlockId, TextBlock, textBlockKey, textBlocksOf } from '../records/text-blocks.ts'
import { BlockUse, BlocksPage, BlockValue, type ListedBlock } from './block-page.tsx'
import { readSetting, settingForm } from './forms.ts'
import { LetterPreview, textProblem } from './preview.tsx'
import { SettingPage } from './setting-page.tsx'
import { dayIn, filled, home, todayOf, type Shown } from './setting-routes.tsx'

const list = `${home}/textbausteine`

/** Where a block is used, and the text that the letter brings along. */
interface Used {
  readonly letter: string
  readonly text: string
}

function usesOf({ services }: Context): ReadonlyMap<string, readonly Used[]> {
  const found = new Map<string, Used[]>()
  for (const service of services.all)
    for (const letter of services.letters(service.process))
      for (const block of letter.blocks)
        if (block.type === 'block')
          found.set(block.block, [
            ...(found.get(block.block) ?? []),
            { letter: `${letter.title} (${service.title})`, text: block.text },
          ])
  return found
}

export const blocks =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const today = todayOf(context)
    const [uses, ours] = [usesOf(context), await textBlocksOf(context.db, context.town.id)]
    const all: readonly ListedBlock[] = [...new Set([...uses.keys(), ...ours.keys()])].sort().map((id) => ({
      ...{ id, now: holding(ours.get(id) ?? [], today) ?? null },
      ...{ later: beginningAfter(ours.get(id) ?? [], today) },
      uses: (uses.get(id) ?? []).map(({ letter }) => letter),
    }))
    const message = request.query['gespeichert'] === undefined ? null : 'Der Text ist gespeichert.'
    const problem =
      request.query['kennung'] === undefined ? null : 'Bitte nur kleine Buchstaben, Ziffern und Bindestriche.'
    const page = { ...frame(context, response, 'staff'), blocks: all, message, problem }
    sendPage(response, <BlocksPage {...page} />, problem ? 422 : 200)
  }

/** Leads to the page of the block that was named; it is made when its first text is saved. */
export const nameBlock: RequestHandler = (request, response) => {
  const id = field(request, 'kennung')
  response.redirect(303, isTextBlockId(id) ? `${list}/${id}` : `${list}?kennung`)
}

async function send(context: Context, request: Request, response: Response, shown: Shown): Promise<void> {
  const id = idOf(request)
  const { values, corrects, errors = [], preview } = shown
  const entries = await entriesOf<TextBlock>(context.db, context.town.id, textBlockKey(id))
  const uses = usesOf(context).get(id) ?? []
  const page = {
    ...frame(context, response, 'staff'),
    about: {
      title: `Textbaustein ${id}`,
      says: 'Briefe, die diesen Baustein nennen, verwenden ab dem Tag Ihren Text.',
    },
    ...{ href: `${list}/${id}`, back: { href: list, label: 'Zurück zu den Textbausteinen' } },
    ...{ form: settingForm('textbaustein', corrects !== null), values: { ...values }, errors, corrects },
    ...{ entries, seen: shown.seen ?? beginning(entries, corrects)?.changedAt },
    ...{ today: todayOf(context), mayPreview: true, view: (value: TextBlock) => <BlockValue {...value} /> },
    preview: preview === undefined ? null : <LetterPreview text={preview} />,
    message: request.query['zurueckgezogen'] === undefined ? null : 'Der Text ist zurückgezogen.',
  }
  sendPage(
    response,
    <SettingPage {...page}>
      <BlockUse uses={uses} />
    </SettingPage>,
    errors.length > 0 ? 422 : 200,
  )
}

function idOf(request: Request): string {
  const id = String(request.params['id'])
  if (!isTextBlockId(id)) throw new Failure('not-found')
  return id
}

export const block =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const id = idOf(request)
    const corrects = dayIn(request.query['berichtigen'])
    const entries = await entriesOf<TextBlock>(context.db, context.town.id, textBlockKey(id))
    const shown = corrects === null ? holding(entries, todayOf(context)) : beginning(entries, corrects)
    if (corrects !== null && !shown) throw new Failure('not-found')
    const [first] = usesOf(context).get(id) ?? []
    const values = shown?.value ?? { title: '', text: first?.text ?? '' }
    await send(context, request, response, { values: { ...values, ...sourceOf(corrects, shown) }, corrects })
  }

const sourceOf = (corrects: string | null, shown: SettingEntry<TextBlock> | undefined): object =>
  corrects === null || !shown ? {} : filled(shown)

export const changeBlock =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const key = textBlockKey(idOf(request))
    const { fields } = formOf(request)
    const [at, by, today] = [context.clock.now(), staffOf(response).name, todayOf(context)]
    const { db, town } = context
    if (field(request, 'was') === 'zurueckziehen') {
      const validFrom = dayIn(field(request, 'tag')) ?? ''
      if (!(await withdrawSetting(db, town.id, key, { validFrom, at, by, today })))
        throw new Failure('bad-input', 'Nur ein Text, der noch nicht gilt, lässt sich zurückziehen.')
      return response.redirect(303, `${list}/${idOf(request)}?zurueckgezogen`)
    }
    const corrects = dayIn(fields['berichtigt'])
    const seen = field(request, 'gesehen')
    const again = (more: Pick<Shown, 'errors' | 'preview' | 'seen'>, values: object = {}): Promise<void> =>
      send(context, request, response, { values: { ...fields, ...values }, corrects, ...more })
    const wrong = textProblem(field(request, 'text'))
    if (wrong) return again({ errors: [{ key: 'text', message: wrong }], seen })
    if (field(request, 'was') === 'vorschau') return again({ preview: field(request, 'text'), seen })
    const read = readSetting('textbaustein', TextBlock, { posted: fields, corrects, now: at, today, by })
    if ('errors' in read) return again({ errors: read.errors, seen }, read.values)
    const refused = await changeSetting(db, town.id, key, { ...read.change, at, by, seen }, today)
    if (refused) return again({ errors: [refused] })
    response.redirect(303, `${list}?gespeichert`)
  }
