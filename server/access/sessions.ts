/** Sessions on the server: the browser holds a random token, the table its hash. Staff and citizens have separate doors. */
import { createHash, randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Context } from '../context.ts'

export type Door = 'staff' | 'citizen'

/** What a citizen's browser may open in this session without asking for the code again. */
export interface SessionData {
  readonly drafts?: readonly number[]
  readonly cases?: readonly number[]
}

export interface Session {
  readonly id: number
  readonly door: Door
  readonly account: number | null
  readonly csrf: string
  readonly data: SessionData
}

const HOUR = 60 * 60 * 1000
// A working day for staff, with an hour of rest; a citizen's session ends sooner, the draft outlives it behind its code.
const lifetime: Readonly<Record<Door, { whole: number; idle: number }>> = {
  staff: { whole: 10 * HOUR, idle: 2 * HOUR },
  citizen: { whole: 12 * HOUR, idle: 2 * HOUR },
}
const cookies: Readonly<Record<Door, { name: string; path: string }>> = {
  staff: { name: 'lz_amt', path: '/' },
  citizen: { name: 'lz_portal', path: '/' },
}

const hashed = (token: string): string => createHash('sha256').update(token).digest('hex')
const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString()

interface SessionRow {
  readonly town: number
  readonly hash: string
  readonly id: number
  readonly door: Door
  readonly account_id: number | null
  readonly csrf: string
  readonly data: string
  readonly seen_at: string
  readonly expires_at: string
}

/** What a page asks by itself carries this: it does not count as somebody being there. */
const UNATTENDED = 'x-unattended'

/** The running session of a request at a door, or null. Notes that it was seen. */
export async function readSession({ db, town, clock }: Context, request: Request, door: Door): Promise<Session | null> {
  const token = cookieOf(request, cookies[door].name)
  if (!token) return null
  const now = clock.now()
  const row = await db<SessionRow>('sessions')
    .where({ town: town.id, hash: hashed(token), door })
    .first()
  if (!row || row.expires_at <= now || later(row.seen_at, lifetime[door].idle) <= now) return null
  if (later(row.seen_at, 60_000) <= now && !request.get(UNATTENDED))
    await db('sessions').where({ town: town.id, id: row.id }).update({ seen_at: now })
  return { id: row.id, door, account: row.account_id, csrf: row.csrf, data: JSON.parse(row.data) as SessionData }
}

/** Begins a session and sets its cookie. */
export async function beginSession(
  context: Context,
  response: Response,
  door: Door,
  account: number | null,
  data: SessionData = {},
): Promise<Session> {
  const { db, town, clock, settings } = context
  const token = randomBytes(32).toString('base64url')
  const csrf = randomBytes(24).toString('base64url')
  const now = clock.now()
  const [row] = await db('sessions')
    .insert({
      town: town.id,
      hash: hashed(token),
      door,
      account_id: account,
      csrf,
      data: JSON.stringify(data),
      created_at: now,
      seen_at: now,
      expires_at: later(now, lifetime[door].whole),
    })
    .returning('id')
  response.cookie(cookies[door].name, token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: settings.publicUrl.startsWith('https:'),
    path: cookies[door].path,
  })
  return { id: (row as { id: number }).id, door, account, csrf, data }
}

/** Adds what the session may open. */
export async function extendSession({ db, town }: Context, session: Session, data: SessionData): Promise<void> {
  await db('sessions')
    .where({ town: town.id, id: session.id })
    .update({ data: JSON.stringify(data) })
}

export async function endSession({ db, town }: Context, session: Session, response: Response): Promise<void> {
  await db('sessions').where({ town: town.id, id: session.id }).delete()
  response.clearCookie(cookies[session.door].name, { path: cookies[session.door].path })
}

function cookieOf(request: Request, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=')
    if (key === name) return value.join('=')
  }
  return null
}
