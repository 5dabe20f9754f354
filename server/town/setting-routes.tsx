/** One setting: its value from a day on, corrections with their reason, and what it was and will be. */
import type { Request, RequestHandler, Response } from 'express'
import type { FormError } from '../../engine/index.ts'
import { staffOf } from '../access/index.ts'
import { localDay, type Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { field, formOf } from '../http/body.ts'
import { readDay } from '../records/read-day.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { feeKey, isFeeKey, nameOf, type Fee } from '../records/fees.ts'
import { changeSetting, withdrawSetting } from '../records/setting-changes.ts'
import { beginning, entriesOf, holding } from '../records/settings.ts'
import {
  aboutFee,
  readSetting,
  schemaOf,
  settingForm,
  settingPages,
  type PageKey,
  type PageValue as Value,
  type SettingPage as About,
} from './forms.ts'
import { LetterPreview } from './preview.tsx'
import { SettingPage } from './setting-page.tsx'
import { UsedBy } from './used-by.tsx'
import { ValueView } from './value-view.tsx'

export const home = '/amt/verwaltung/mandant'
const back = { href: home, label: 'Zurück zu den Einstellungen' }

/** The day named in the address or form, if it is one. */
export const dayIn = (text: unknown): string | null => (typeof text === 'string' ? readDay(text) : null)

export const showSetting =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const about = await aboutOf(context, request)
    const corrects = dayIn(request.query['berichtigen'])
    const entries = await entriesOf<Value>(context.db, context.town.id, about.key)
    const shown = corrects === null ? holding(entries, todayOf(context)) : beginning(entries, corrects)
    if (corrects !== null && !shown) throw new Failure('not-found')
    const source = corrects === null || !shown ? {} : filled(shown)
    await send(context, response, about, { values: { ...shown?.value, ...source }, corrects, request })
  }

export const todayOf = ({ clock }: Context): string => localDay(clock.now())

/** Of the entry that is corrected: its source stands again in the form; who checked it must say so again. */
export const filled = ({ source }: { readonly source: string | null }) => ({ source: source ?? '' })

/** What the page of one setting shows beside what is stored. */
export interface Shown {
  readonly values: object
  /** As posted, where the form is shown again before anything was compared with what is stored. */
  readonly seen?: string
  readonly corrects: string | null
  readonly errors?: readonly FormError[]
  readonly preview?: string
}

async function send(
  context: Context,
  response: Response,
  about: About,
  { values, corrects, seen, errors = [], preview, request }: Shown & { readonly request: Request },
): Promise<void> {
  const { key, slug } = about
  const entries = await entriesOf<Value>(context.db, context.town.id, key)
  const page = {
    ...frame(context, response, 'staff'),
    ...{ about, back, corrects, errors, href: `${home}/${slug}`, form: settingForm(key, corrects !== null) },
    ...{ values: { ...values }, today: todayOf(context), mayPreview: key === 'rechtsbehelf' },
    ...{ entries, seen: seen ?? beginning(entries, corrects)?.changedAt },
    view: (value: Value) => <ValueView setting={key} value={value} />,
    preview: preview === undefined ? null : <LetterPreview text={preview} />,
    message: request.query['zurueckgezogen'] === undefined ? null : 'Der Wert ist zurückgezogen.',
  }
  sendPage(
    response,
    <SettingPage {...page}>
      <UsedBy processes={await processesWith(context, key)} />
    </SettingPage>,
    errors.length > 0 ? 422 : 200,
  )
}

export const changeOne =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const about = await aboutOf(context, request)
    const [today, by] = [todayOf(context), staffOf(response).name]
    const at = context.clock.now()
    if (field(request, 'was') === 'zurueckziehen') {
      const validFrom = dayIn(field(request, 'tag')) ?? ''
      const done = await withdrawSetting(context.db, context.town.id, about.key, { validFrom, at, by, today })
      if (!done) throw new Failure('bad-input', 'Nur ein Wert, der noch nicht gilt, lässt sich zurückziehen.')
      return response.redirect(303, `${home}/${about.slug}?zurueckgezogen`)
    }
    const { fields } = formOf(request)
    const corrects = dayIn(fields['berichtigt'])
    const seen = field(request, 'gesehen')
    const again = (more: Pick<Shown, 'errors' | 'preview' | 'seen'>, values: object = {}): Promise<void> =>
      send(context, response, about, { values: { ...fields, ...values }, corrects, request, ...more })
    const text = ['text', 'payment'].map((key) => field(request, key)).filter(Boolean)
    if (field(request, 'was') === 'vorschau') return again({ preview: text.join('\n\n'), seen })
    const read = readSetting(about.key, schemaOf(about.key), { posted: fields, corrects, now: at, today, by })
    if ('errors' in read) return again({ errors: read.errors, seen }, read.values)
    const refused = await changeSetting(context.db, context.town.id, about.key, { ...read.change, at, by, seen }, today)
    if (refused) return again({ errors: [refused] })
    response.redirect(303, `${home}?gespeichert`)
  }

async function aboutOf(context: Context, request: Request): Promise<About> {
  const asked = String(request.params['slug'])
  const about = settingPages.find(({ slug }) => slug === asked)
  if (about) return about
  const key = feeKey(asked.replace(/^gebuehr-/, ''))
  if (!asked.startsWith('gebuehr-') || !isFeeKey(key)) throw new Failure('not-found')
  return aboutFee(key, nameOf(key, await entriesOf<Fee>(context.db, context.town.id, key), todayOf(context)))
}

/** Names of the processes whose newest version reads the setting. */
async function processesWith({ db, town }: Context, key: PageKey): Promise<readonly string[]> {
  const newest = db('deployments').where({ town: town.id }).groupBy('process').max('id')
  return db('deployments')
    .join('resources', (on) =>
      on.on('resources.town', 'deployments.town').andOn('resources.deployment_id', 'deployments.id'),
    )
    .where({ 'deployments.town': town.id, 'resources.kind': 'bpmn' })
    .whereIn('deployments.id', newest)
    .andWhere('resources.content', 'like', `%"${key}"%`)
    .orderBy('deployments.name')
    .distinct('deployments.name')
    .pluck<string[]>('deployments.name')
}
