/** The door for programs: a token with the scope, or someone of the administration in a session. */
import type { Request, RequestHandler, Response } from 'express'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { guardForms, maybeStaff } from './guards.ts'
import { hasRole } from './rights.ts'
import { mayUse, readToken, type ApiToken, type Scope } from './tokens.ts'

interface Locals {
  machine?: { readonly actor: string; readonly token: ApiToken | null }
}

const locals = (response: Response): Locals => response.locals as Locals

/** Knows who asks, or refuses: `bad-token`, `not-signed-in`, `forbidden`, `bad-csrf`. */
export const machineDoor =
  (context: Context): RequestHandler =>
  async (request, response, next) => {
    const secret = bearer(request)
    if (secret !== null) {
      const token = await readToken(context, secret)
      if (!token) throw new Failure('bad-token')
      locals(response).machine = { actor: `token:${token.name}`, token }
      return next()
    }
    const staff = maybeStaff(response)
    if (!staff) throw new Failure('not-signed-in')
    if (!hasRole(staff, 'admin')) throw new Failure('forbidden', 'Nötig ist ein Token oder die Rolle Administration.')
    locals(response).machine = { actor: staff.login, token: null }
    return guardForms(request, response, next)
  }

/** Who asks, for the trail. Throws `forbidden` when its token is for something else. Only behind `machineDoor`. */
export function machineActor(response: Response, scope: Scope, name: string | null): string {
  const { machine } = locals(response)
  if (!machine) throw new Failure('not-signed-in')
  if (machine.token && !mayUse(machine.token, scope, name))
    throw new Failure(
      'forbidden',
      `Das Token „${machine.token.name}“ gilt nicht für ${scope}${name ? `:${name}` : ''}.`,
    )
  return machine.actor
}

function bearer(request: Request): string | null {
  const [, secret = null] = /^Bearer\s+(\S+)$/i.exec(request.get('authorization') ?? '') ?? []
  return secret
}
