/** Tokens of programs outside: shown once when made, kept as a hash, limited to what they are for, revocable at any time. */
import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'

/** What a token may be for; after a colon one name only: `messages:zahlung`. */
export const scopes = ['messages', 'signals', 'conditions', 'cases', 'jobs'] as const
export type Scope = (typeof scopes)[number]
export const scopeText = /^(messages|signals|conditions|cases|jobs)(:.{1,200})?$/

export interface ApiToken {
  readonly name: string
  readonly scopes: readonly string[]
}

export interface KnownToken extends ApiToken {
  readonly createdAt: string
  readonly createdBy: string
  readonly expiresAt: string | null
  readonly revokedAt: string | null
  readonly seenAt: string | null
}

interface Row {
  readonly id: number
  readonly name: string
  readonly scopes: string
  readonly created_at: string
  readonly created_by: string
  readonly expires_at: string | null
  readonly revoked_at: string | null
  readonly seen_at: string | null
}

type Place = Pick<Context, 'db' | 'town' | 'clock'>

const MARK = 'lz_'
const SEEN_EVERY_MS = 60_000
const hashed = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Whether the scopes allow this, with this name (of a message, signal, process or job type). */
export function mayUse({ scopes: given }: ApiToken, scope: Scope, name: string | null): boolean {
  return given.includes(scope) || (name !== null && given.includes(`${scope}:${name}`))
}

/** Makes a token and gives its text, which is not kept. Null when the town has one of this name, also a revoked one: names stand in the trail. */
export async function createToken(
  { db, town, clock }: Place,
  token: ApiToken & { readonly by: string; readonly expiresAt: string | null },
): Promise<string | null> {
  const secret = MARK + randomBytes(32).toString('base64url')
  const inserted = await db('api_tokens')
    .insert({
      town: town.id,
      name: token.name,
      hash: hashed(secret),
      scopes: JSON.stringify(token.scopes),
      created_at: clock.now(),
      created_by: token.by,
      expires_at: token.expiresAt,
    })
    .onConflict(['town', 'name'])
    .ignore()
    .returning<{ id: number }[]>('id')
  return inserted.length === 1 ? secret : null
}

/** The token of this text when it may still be used. Notes that it was seen. */
export async function readToken({ db, town, clock }: Place, secret: string): Promise<ApiToken | null> {
  const now = clock.now()
  const found = db('api_tokens').where({ town: town.id, hash: hashed(secret), revoked_at: null })
  const row = await found.first<Row | undefined>()
  if (!row || (row.expires_at !== null && row.expires_at <= now)) return null
  if (row.seen_at === null || Date.parse(row.seen_at) + SEEN_EVERY_MS <= Date.parse(now))
    await db('api_tokens').where({ town: town.id, id: row.id }).update({ seen_at: now })
  return { name: row.name, scopes: JSON.parse(row.scopes) as string[] }
}

export async function listTokens({ db, town }: Omit<Place, 'clock'>): Promise<readonly KnownToken[]> {
  const rows = await db('api_tokens').where({ town: town.id }).orderBy('name').select<Row[]>()
  return rows.map(({ name, scopes: given, created_at, created_by, expires_at, revoked_at, seen_at }) => ({
    name,
    scopes: JSON.parse(given) as string[],
    createdAt: created_at,
    createdBy: created_by,
    expiresAt: expires_at,
    revokedAt: revoked_at,
    seenAt: seen_at,
  }))
}

/** False when there is no such token that could still be used. */
export async function revokeToken({ db, town, clock }: Place, name: string): Promise<boolean> {
  const open = db('api_tokens').where({ town: town.id, name, revoked_at: null })
  return (await open.update({ revoked_at: clock.now() })) === 1
}
