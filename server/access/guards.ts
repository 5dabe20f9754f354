/** Middleware at both doors: who is it, may they, and does the form come from our own page. */
import { timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { formOf } from '../http/body.ts'
import { hasRole, roleNames, type Grant, type Role, type Staff } from './rights.ts'
import { beginSession, readSession, type Session } from './sessions.ts'

interface Locals {
  session?: Session | null
  staff?: Staff | null
}

const locals = (response: Response): Locals => response.locals as Locals

/** The signed-in person. Only behind `requireRole`. */
export function staffOf(response: Response): Staff {
  const staff = locals(response).staff
  if (!staff) throw new Failure('not-signed-in')
  return staff
}

export const maybeStaff = (response: Response): Staff | null => locals(response).staff ?? null
export const sessionOf = (response: Response): Session | null => locals(response).session ?? null

/** Token for the hidden field `_csrf` of every form. */
export const csrfOf = (response: Response): string => locals(response).session?.csrf ?? ''

/** Knows the staff session of a request; for everything under `/amt` and `/api`. */
export const staffDoor =
  (context: Context): RequestHandler =>
  async (request, response, next) => {
    const session = await readSession(context, request, 'staff')
    locals(response).session = session
    locals(response).staff = session?.account ? await staffById(context, session.account) : null
    next()
  }

/** Knows or begins the session of a citizen's browser; for pages with forms. */
export const citizenDoor =
  (context: Context): RequestHandler =>
  async (request, response, next) => {
    locals(response).session =
      (await readSession(context, request, 'citizen')) ?? (await beginSession(context, response, 'citizen', null))
    next()
  }

/** Lets in who has one of the roles; others are sent to the login or refused with the name of the role that would do. */
export const requireRole =
  (...wanted: readonly Role[]): RequestHandler =>
  (request, response, next) => {
    const staff = maybeStaff(response)
    if (!staff) {
      if (request.method === 'GET' && request.accepts('html'))
        return response.redirect(303, `/amt/anmelden?weiter=${encodeURIComponent(request.originalUrl)}`)
      throw new Failure('not-signed-in')
    }
    if (!hasRole(staff, ...wanted))
      throw new Failure('forbidden', `Nötig ist die Rolle ${wanted.map((role) => roleNames[role]).join(' oder ')}.`)
    next()
  }

/** Refuses what changes something unless it carries the session's token (form field `_csrf` or header `x-csrf-token`). */
export const guardForms: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next()
  const session = sessionOf(response)
  if (!session || !same(tokenIn(request), session.csrf)) throw new Failure('bad-csrf')
  next()
}

function tokenIn(request: Request): string {
  const posted = formOf(request).fields['_csrf']
  return typeof posted === 'string' ? posted : (request.get('x-csrf-token') ?? '')
}

function same(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

interface AccountRow {
  readonly town: number
  readonly id: number
  readonly login: string
  readonly name: string
  readonly disabled_at: string | null
}

interface GrantRow extends Grant {
  readonly town: number
  readonly account_id: number
}

async function staffById({ db, town }: Context, account: number): Promise<Staff | null> {
  const row = await db<AccountRow>('accounts').where({ town: town.id, id: account, disabled_at: null }).first()
  if (!row) return null
  const grants = await db<GrantRow>('grants')
    .where({ town: town.id, account_id: account })
    .select('role', 'office', 'domain')
  return { account: row.id, login: row.login, name: row.name, grants }
}
