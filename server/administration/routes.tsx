/** `/amt/verwaltung/personen`: accounts and rights of the staff. */
import { Router, type Request } from 'express'
import { z } from 'zod'
import { addAccount, guardForms, requireRole, roles } from '../access/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { field, formOf } from '../http/body.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { people, setAbsence, setDisabled, setEmail } from './people.ts'
import { PeoplePage } from './people-page.tsx'

const Email = z
  .union([z.literal(''), z.email()], 'E-Mail: zum Beispiel erika@stadt.de, oder leer.')
  .transform((text) => text || null)

export const NewPerson = z.object({
  login: z.string().regex(/^[a-z0-9._-]{2,40}$/, 'Benutzername: 2 bis 40 Zeichen aus a–z, 0–9, Punkt, Strich.'),
  name: z.string().min(2, 'Bitte geben Sie den Namen ein.'),
  email: Email.optional(),
  password: z.string().min(12, 'Das Passwort braucht mindestens 12 Zeichen.'),
  role: z.enum(roles, 'Bitte wählen Sie eine Rolle.'),
  office: z.string().min(1, 'Bitte wählen Sie ein Amt.'),
  domain: z.string().min(1, 'Bitte wählen Sie einen Datenbereich.'),
})

export function administration(context: Context): Router {
  const router = Router()
  router.use('/verwaltung/personen', requireRole('admin'), guardForms)

  const show = async (request: Request, problems: readonly string[] = []): Promise<void> => {
    const response = request.res
    if (!response) return
    const offices = await context
      .db('offices')
      .where({ town: context.town.id })
      .orderBy('name')
      .select<{ key: string; name: string }[]>('key', 'name')
    const props = { people: await people(context), offices, problems, posted: formOf(request).fields }
    sendPage(
      response,
      <PeoplePage {...frame(context, response, 'staff')} {...props} />,
      problems.length > 0 ? 422 : 200,
    )
  }

  router.get('/verwaltung/personen', (request) => show(request))

  router.post('/verwaltung/personen', async (request, response) => {
    const parsed = NewPerson.safeParse(formOf(request).fields)
    if (!parsed.success)
      return show(
        request,
        parsed.error.issues.map((issue) => issue.message),
      )
    const { role, office, domain, email, ...rest } = parsed.data
    const account = email ? { ...rest, email } : rest
    const taken = await context.db('accounts').where({ town: context.town.id, login: account.login }).first('id')
    if (taken) return show(request, ['Diesen Benutzernamen gibt es schon.'])
    await addAccount(context, { ...account, grants: [{ role, office, domain }] })
    response.redirect(303, '/amt/verwaltung/personen')
  })

  router.post('/verwaltung/personen/:id/abwesend', async (request, response) => {
    const until = field(request, 'bis')
    if (until && !/^\d{4}-\d\d-\d\d$/.test(until))
      throw new Failure('bad-input', 'Bitte geben Sie den Tag als Datum ein.')
    await setAbsence(context, Number(request.params['id']), until || null)
    response.redirect(303, '/amt/verwaltung/personen')
  })

  router.post('/verwaltung/personen/:id/email', async (request, response) => {
    const email = Email.safeParse(field(request, 'email'))
    if (!email.success)
      return show(
        request,
        email.error.issues.map(({ message }) => message),
      )
    await setEmail(context, Number(request.params['id']), email.data)
    response.redirect(303, '/amt/verwaltung/personen')
  })

  router.post('/verwaltung/personen/:id/sperren', async (request, response) => {
    await setDisabled(context, Number(request.params['id']), field(request, 'gesperrt') === 'ja')
    response.redirect(303, '/amt/verwaltung/personen')
  })

  return router
}
