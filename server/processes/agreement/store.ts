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
