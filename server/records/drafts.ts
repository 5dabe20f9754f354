/** Drafts of applications: kept for 30 days, opened by the session that began them or by their code. */
import { randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'
import type { Trx } from '../db/connect.ts'
import { Failure } from '../errors.ts'
import type { Channel } from '../runtime/contract.ts'
import { removeFromDraft } from './documents.ts'

const DAY_MS = 24 * 60 * 60 * 1000
export const DRAFT_DAYS = 30
// After it was sent, the copy page still needs it as long as the session may live.
const SENT_DAYS = 1
// Nobody has a code for what a clerk did not finish.
const COUNTER_DAYS = 1

const daysOf = (enteredBy: number | null): number => (enteredBy === null ? DRAFT_DAYS : COUNTER_DAYS)

/** What was typed so far, wrong values included, so that nobody types twice. */
export interface DraftData {
  readonly entries: Readonly<Record<string, string | readonly string[]>>
  /** Ids of the steps that were passed. */
  readonly done: readonly string[]
  /** Keys of uploads that the person brings on paper. */
  readonly paper: readonly string[]
  /** Day of the stamp on a paper form, `2026-03-02`. */
  readonly received?: string
}

export interface Draft {
  readonly id: number
  readonly key: string
  readonly service: string
  readonly data: DraftData
  readonly channel: Channel
  readonly enteredBy: number | null
  readonly actingFor: string | null
  readonly updatedAt: string
  readonly expiresAt: string
  readonly caseId: number | null
}

interface DraftRow {
  readonly id: number
  readonly key: string
  readonly service: string
  readonly data: string
  readonly channel: Channel
  readonly entered_by: number | null
  readonly acting_for: string | null
  readonly updated_at: string
  readonly expires_at: string
  readonly case_id: number | null
}

const read = (row: DraftRow): Draft => ({
  id: row.id,
  key: row.key,
  service: row.service,
  data: JSON.parse(row.data) as DraftData,
  channel: row.channel,
  enteredBy: row.entered_by,
  actingFor: row.acting_for,
  updatedAt: row.updated_at,
  expiresAt: row.expires_at,
  caseId: row.case_id,
})

const later = (now: string, days: number): string => new Date(Date.parse(now) + days * DAY_MS).toISOString()

export interface NewDraft {
  readonly service: string
  readonly formVersion: string
  readonly channel: Channel
  readonly enteredBy?: number
  readonly actingFor?: string
  readonly received?: string
}

export async function createDraft({ db, town, clock }: Context, draft: NewDraft): Promise<Draft> {
  const now = clock.now()
  const data: DraftData = {
    entries: {},
    done: [],
    paper: [],
    ...(draft.received ? { received: draft.received } : {}),
  }
  const [row] = await db('drafts')
    .insert({
      town: town.id,
      key: randomBytes(12).toString('base64url'),
      service: draft.service,
      form_version: draft.formVersion,
      data: JSON.stringify(data),
      channel: draft.channel,
      entered_by: draft.enteredBy ?? null,
      acting_for: draft.actingFor ?? null,
      created_at: now,
      updated_at: now,
      expires_at: later(now, daysOf(draft.enteredBy ?? null)),
    })
    .returning<DraftRow[]>('*')
  if (!row) throw new Failure('internal')
  return read(row)
}

/** The draft of an address, if it is among those that the session may open. Throws `unknown-draft`. */
export async function openDraft({ db, town, clock }: Context, key: string, mayOpen: readonly number[]): Promise<Draft> {
  const row = await db('drafts').where({ town: town.id, key }).first<DraftRow | undefined>()
  if (!row || !mayOpen.includes(row.id) || row.expires_at <= clock.now()) throw new Failure('unknown-draft')
  return read(row)
}

/** Drafts by id that have not ended: neither sent nor expired. */
export async function openDrafts({ db, town, clock }: Context, ids: readonly number[]): Promise<readonly Draft[]> {
  const rows = await db('drafts')
    .where({ town: town.id, case_id: null })
    .whereIn('id', [...ids])
    .where('expires_at', '>', clock.now())
    .orderBy('updated_at', 'desc')
    .select<DraftRow[]>()
  return rows.map(read)
}

/** Saves what was typed; its time begins anew. */
export async function saveDraft({ db, town, clock }: Context, draft: Draft, data: DraftData): Promise<Draft> {
  const now = clock.now()
  const expiresAt = later(now, daysOf(draft.enteredBy))
  await db('drafts')
    .where({ town: town.id, id: draft.id, case_id: null })
    .update({ data: JSON.stringify(data), updated_at: now, expires_at: expiresAt })
  return { ...draft, data, updatedAt: now, expiresAt }
}

/** Notes in the commit of the new case that the draft became it; false when it already had become one. */
export async function markSent(trx: Trx, { town, clock }: Context, draft: Draft, caseId: number): Promise<boolean> {
  const now = clock.now()
  const changed = await trx('drafts')
    .where({ town: town.id, id: draft.id, case_id: null })
    .update({ case_id: caseId, updated_at: now, expires_at: later(now, SENT_DAYS) })
  return changed === 1
}

/** Deletes a draft with its files and codes. */
export async function deleteDraft({ db, town }: Pick<Context, 'db' | 'town'>, id: number): Promise<void> {
  await db.transaction(async (trx) => {
    await removeFromDraft(trx, { town }, id)
    await trx('codes').where({ town: town.id, draft_id: id }).delete()
    await trx('drafts').where({ town: town.id, id }).delete()
  })
}

/** Deletes every draft whose time is over; returns how many. Called by the runtime's loop. */
export async function purgeDrafts(context: Pick<Context, 'db' | 'town' | 'clock'>): Promise<number> {
  const { db, town, clock } = context
  const over = await db('drafts')
    .where({ town: town.id })
    .where('expires_at', '<=', clock.now())
    .select<{ id: number }[]>('id')
  for (const { id } of over) await deleteDraft(context, id)
  return over.length
}
