/**
 * Codes that open something without a login: the Abrufcode of a case, the link to a draft, the link for papers sent later.
 * Twelve unambiguous random characters (59 bits), stored hashed, locked for an hour after five wrong tries, replaceable.
 */
import { randomInt } from 'node:crypto'
import type { Knex } from 'knex'
import type { Instant } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { checkNothing, checkPassword, hashPassword } from './passwords.ts'

export type CodePurpose = 'status' | 'draft' | 'supply'

const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const TRIES = 5
const LOCK_MS = 60 * 60 * 1000

const random = (length: number): string => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
const grouped = (text: string): string => text.match(/.{1,4}/g)?.join('-') ?? text

/** What a person typed, brought to the form in which codes are made; 0/O and 1/I are never used, so they need no guess. */
export const normalizeCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '')

interface Target {
  readonly caseId?: number
  readonly draftId?: number
}

/** Makes a code that is used together with `lookup` (the case number). Returns it as shown to people: `ABCD-EFGH-JKLM`. */
export async function makeCode(
  trx: Knex,
  context: Pick<Context, 'town' | 'clock'>,
  purpose: CodePurpose,
  lookup: string,
  target: Target,
): Promise<string> {
  const code = random(12)
  await insert(trx, context, purpose, lookup, code, target)
  return grouped(code)
}

/** Makes a code that stands alone in a link: four characters find the row, twelve prove it. */
export async function makeLinkCode(
  trx: Knex,
  context: Pick<Context, 'town' | 'clock'>,
  purpose: CodePurpose,
  target: Target,
): Promise<string> {
  const lookup = random(4)
  const code = random(12)
  await insert(trx, context, purpose, lookup, code, target)
  return grouped(lookup + code)
}

async function insert(
  trx: Knex,
  { town, clock }: Pick<Context, 'town' | 'clock'>,
  purpose: string,
  lookup: string,
  code: string,
  target: Target,
): Promise<void> {
  await trx('codes').insert({
    town: town.id,
    purpose,
    lookup,
    hash: await hashPassword(code),
    case_id: target.caseId ?? null,
    draft_id: target.draftId ?? null,
    created_at: clock.now(),
  })
}

interface CodeRow {
  readonly town: number
  readonly purpose: string
  readonly lookup: string
  readonly revoked_at: string | null
  readonly id: number
  readonly hash: string
  readonly failed: number
  readonly locked_until: Instant | null
  readonly case_id: number | null
  readonly draft_id: number | null
}

/** What the code opens. Throws `wrong-code` or `code-locked`; a wrong try is counted on every row it could have meant. */
export async function openCode(
  context: Context,
  purpose: CodePurpose,
  lookup: string,
  typed: string,
): Promise<{ caseId: number | null; draftId: number | null }> {
  const { db, town, clock } = context
  const now = clock.now()
  const rows = await db<CodeRow>('codes').where({ town: town.id, purpose, lookup, revoked_at: null })
  if (rows.length === 0) await checkNothing(typed)
  if (rows.some((row) => row.locked_until !== null && row.locked_until > now)) throw new Failure('code-locked')

  for (const row of rows) {
    if (!(await checkPassword(row.hash, normalizeCode(typed)))) continue
    await db('codes').where({ town: town.id, id: row.id }).update({ failed: 0, locked_until: null })
    return { caseId: row.case_id, draftId: row.draft_id }
  }
  for (const row of rows) await countFailure(context, row)
  throw new Failure('wrong-code')
}

/** Opens a code that stands alone in a link. */
export function openLinkCode(
  context: Context,
  purpose: CodePurpose,
  typed: string,
): Promise<{ caseId: number | null; draftId: number | null }> {
  const code = normalizeCode(typed)
  return openCode(context, purpose, code.slice(0, 4), code.slice(4))
}

async function countFailure({ db, town, clock }: Context, row: CodeRow): Promise<void> {
  const locks = row.failed + 1 >= TRIES
  await db('codes')
    .where({ town: town.id, id: row.id })
    .update({
      failed: locks ? 0 : db.raw('failed + 1'),
      ...(locks ? { locked_until: new Date(Date.parse(clock.now()) + LOCK_MS).toISOString() } : {}),
    })
}

/** Makes a code useless, for example before a new one is made. */
export async function revokeCodes(
  trx: Knex,
  { town, clock }: Pick<Context, 'town' | 'clock'>,
  purpose: CodePurpose,
  target: { case_id: number } | { draft_id: number },
): Promise<void> {
  await trx('codes')
    .where({ town: town.id, purpose, revoked_at: null, ...target })
    .update({ revoked_at: clock.now() })
}
