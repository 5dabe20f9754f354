/** `/amt/ozg/:id/gebuehren`: leadership reads, digitalization managers enter, correct and withdraw fees. */
import type { Request, RequestHandler, Response } from 'express'
import type { FormError } from '../../engine/index.ts'
import { hasRole, staffOf } from '../access/index.ts'
import { localDay, type Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { field, formOf } from '../http/body.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { addFee, feesOf, standing, withdrawFee } from '../ratings/fees.ts'
import type { CatalogueService } from '../ratings/service.ts'
import { serviceById } from '../ratings/store.ts'
import { filledFee, readFee } from './fee-form.ts'
import { FeePage } from './fee-page.tsx'

interface Shown {
  readonly values?: Readonly<Record<string, unknown>>
  readonly errors?: readonly FormError[]
  readonly corrects?: number | null
}

async function serviceOf({ db, town }: Context, request: Request): Promise<CatalogueService> {
  const service = await serviceById(db, town.id, String(request.params['id']))
  if (!service) throw new Failure('unknown-service')
  return service
}

async function send(context: Context, request: Request, response: Response, shown: Shown): Promise<void> {
  const service = await serviceOf(context, request)
  const { values = {}, errors = [], corrects = null } = shown
  const page = {
    ...frame(context, response, 'staff'),
    ...{ path: '/amt/ozg', service, values, errors, corrects, today: localDay(context.clock.now()) },
    fees: await feesOf(context, service.id),
    mayEdit: hasRole(staffOf(response), 'manager'),
    message: request.query['gespeichert'] === undefined ? null : 'Die Änderung ist gespeichert.',
  }
  sendPage(response, <FeePage {...page} />, errors.length > 0 ? 422 : 200)
}

export const showFees =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const asked = request.query['berichtigen']
    if (asked === undefined) return send(context, request, response, {})
    const { id } = await serviceOf(context, request)
    const fee = standing(await feesOf(context, id)).find((one) => String(one.id) === asked)
    if (!fee) throw new Failure('not-found')
    await send(context, request, response, { values: filledFee(fee), corrects: fee.id })
  }

export const changeFees =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { id } = await serviceOf(context, request)
    const now = context.clock.now()
    const who = { at: now, author: staffOf(response).name, today: localDay(now) }
    if (field(request, 'was') === 'zurueckziehen') {
      if (!(await withdrawFee(context, id, Number(field(request, 'gebuehr')), who)))
        throw new Failure('bad-input', 'Nur eine Gebühr, die noch nicht gilt, lässt sich zurückziehen.')
      return response.redirect(303, `/amt/ozg/${id}/gebuehren?gespeichert`)
    }
    const { fields } = formOf(request)
    const corrects = Number(field(request, 'berichtigt')) || null
    const read = readFee(fields, now)
    if ('errors' in read)
      return send(context, request, response, { values: { ...fields, ...read.values }, errors: read.errors, corrects })
    const refused = await addFee(context, id, read.terms, { ...who, corrects, reason: read.reason })
    if (refused) return send(context, request, response, { values: fields, errors: [refused], corrects })
    response.redirect(303, `/amt/ozg/${id}/gebuehren?gespeichert`)
  }
