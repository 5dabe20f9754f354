/** Drafts that were sent to an office, and what the office said to exactly this drawing. */
import { createHash } from 'node:crypto'
import type { Context } from '../../context.ts'

type Of = Pick<Context, 'db' | 'town' | 'clock'>

export type Decision = 'agreed' | 'returned'

export interface Agreement {
  readonly id: number
  readonly process: string
  readonly office: string
  readonly checksum: string
  /** What the digitalization manager asks for. */
  readonly message: string
  readonly sentAt: string
  readonly sentBy: string
  /** Null while the office has not answered. */
  readonly decision: Decision | null
  readonly answer: string | null
  readonly decidedAt: string | null
  /** Login of whoever answered. */
  readonly decidedBy: string | null
}

interface Row extends Pick<Agreement, 'id' | 'process' | 'office' | 'checksum' | 'message' | 'decision' | 'answer'> {
  readonly sent_at: string
  readonly sent_by: string
  readonly decided_at: string | null
  readonly decided_by: string | null
}

const columns = [
  'id',
  'process',
  'office',
  'checksum',
  'message',
  'decision',
  'answer',
  'sent_at',
  'sent_by',
  'decided_at',
  'decided_by',
] as const

const toAgreement = ({ sent_at, sent_by, decided_at, decided_by, ...row }: Row): Agreement => ({
  ...row,
  sentAt: sent_at,
  sentBy: sent_by,
  decidedAt: decided_at,
  decidedBy: decided_by,
})

/** What tells two drawings apart. */
export const checksumOf = (xml: string): string => createHash('sha256').update(xml).digest('hex')

/** All that were sent, the newest first; of one process when it is named. */
export async function agreements({ db, town }: Omit<Of, 'clock'>, process?: string): Promise<readonly Agreement[]> {
  const rows = await db('process_agreements')
    .where(process === undefined ? { town: town.id } : { town: town.id, process })
    .orderBy('id', 'desc')
    .select<Row[]>(...columns)
  return rows.map(toAgreement)
}

/** Whether the newest that was sent is this drawing, and the office agreed to it. */
export function isAgreed(all: readonly Agreement[], process: string, xml: string): boolean {
  const newest = all.find((one) => one.process === process)
  return newest?.decision === 'agreed' && newest.checksum === checksumOf(xml)
}

/** The drawing as it was sent; null when there is no such agreement. */
export async function sentXml({ db, town }: Omit<Of, 'clock'>, process: string, id: number): Promise<string | null> {
  const row = await db('process_agreements')
    .where({ town: town.id, process, id })
    .first<{ xml: string } | undefined>('xml')
  return row?.xml ?? null
}

interface Sent {
  readonly process: string
  readonly office: string
  readonly xml: string
  readonly message: string
  readonly by: string
}

/** Keeps the drawing as it is now: the office agrees to what it has read, whatever is drawn meanwhile. */
export async function send({ db, town, clock }: Of, { xml, by, ...same }: Sent): Promise<void> {
  const row = { ...same, xml, checksum: checksumOf(xml), sent_at: clock.now(), sent_by: by }
  await db('process_agreements').insert({ town: town.id, ...row })
}

/** False when somebody has answered already. */
export async function decide(
  { db, town, clock }: Of,
  id: number,
  { decision, answer, by }: { readonly decision: Decision; readonly answer: string; readonly by: string },
): Promise<boolean> {
  const changed = await db('process_agreements')
    .where({ town: town.id, id, decision: null })
    .update({ decision, answer: answer || null, decided_at: clock.now(), decided_by: by })
  return changed === 1
}
