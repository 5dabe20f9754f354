/** `/amt/schalter`: begin with a new person, and what this clerk entered today. */
import { Router, type Response } from 'express'
import { z } from 'zod'
import type { FormError } from '../../engine/index.ts'
import { staffOf } from '../access/index.ts'
import { localDay, type Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { formOf } from '../http/body.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { applicationForm } from '../records/application-form.ts'
import { createDraft } from '../records/drafts.ts'
import { readDay } from '../records/read-day.ts'
import { DeskPage } from './desk-page.tsx'
import { enteredToday } from './entered-today.ts'
import { currentDraft, switchPerson } from './person.tsx'

export function desk(context: Context): Router {
  const router = Router()

  router.get('/schalter', (_request, response) => show(context, response, {}, []))

  router.post('/schalter/neu', async (request, response) => {
    const { fields } = formOf(request)
    const { input, errors } = readNew(fields, localDay(context.clock.now()))
    if (!input) return show(context, response, fields, errors, 422)
    const service = context.services.byId(input.leistung)
    if (!service) throw new Failure('unknown-service')
    const { version } = await applicationForm(context, service.process)
    const draft = await createDraft(context, {
      service: service.id,
      formVersion: version,
      channel: input.weg,
      enteredBy: staffOf(response).account,
      ...(input.person ? { actingFor: input.person } : {}),
      ...(input.eingang ? { received: input.eingang } : {}),
    })
    await switchPerson(context, response, draft)
    response.redirect(303, `/amt/schalter/${draft.key}`)
  })

  router.post('/schalter/beenden', async (_request, response) => {
    await switchPerson(context, response, null)
    response.redirect(303, '/amt/schalter')
  })

  return router
}

const NewPerson = z.object({
  leistung: z.string().min(1, 'Bitte wählen Sie eine Leistung aus.'),
  weg: z.enum(['counter', 'telephone', 'paper'], 'Bitte wählen Sie aus, wie das Anliegen kommt.'),
  person: z.string().trim().max(120, 'Bitte kürzen Sie den Namen auf höchstens 120 Zeichen.').default(''),
  eingang: z.string().trim().default(''),
})
type NewPerson = z.infer<typeof NewPerson>

function readNew(fields: unknown, today: string): { input: NewPerson | null; errors: readonly FormError[] } {
  const parsed = NewPerson.safeParse(fields)
  if (!parsed.success)
    return {
      input: null,
      errors: parsed.error.issues.map(({ path, message }) => ({ key: String(path[0]), message: words(message) })),
    }
  if (parsed.data.weg !== 'paper') return { input: { ...parsed.data, eingang: '' }, errors: [] }
  const day = readDay(parsed.data.eingang)
  if (day && day <= today) return { input: { ...parsed.data, eingang: day }, errors: [] }
  const message = day
    ? 'Der Eingangsstempel darf nicht in der Zukunft liegen.'
    : 'Bitte geben Sie den Tag des Eingangsstempels ein, zum Beispiel 31.3.2026.'
  return { input: null, errors: [{ key: 'eingang', message }] }
}

const words = (message: string): string =>
  message.startsWith('Bitte') ? message : 'Bitte wählen Sie eine Leistung aus.'

async function show(
  context: Context,
  response: Response,
  typed: Readonly<Record<string, unknown>>,
  errors: readonly FormError[],
  status = 200,
): Promise<void> {
  const today = await enteredToday(context, staffOf(response))
  const draft = await currentDraft(context, response)
  const services = context.services.all
  sendPage(
    response,
    <DeskPage {...frame(context, response, 'staff')} {...{ services, typed, errors, today, draft }} />,
    status,
  )
}
