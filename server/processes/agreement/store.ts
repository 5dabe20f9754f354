/** Drafts that were sent to an office, and what the office said to exactly what was sent. */
import type { Context } from '../../context.ts'
import type { DraftFile } from '../draftFiles.ts'

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

/** All that were sent, the newest first; of one process when it is named. */
export async function agreements({ db, town }: Omit<Of, 'clock'>, process?: string): Promise<readonly Agreement[]> {
  const rows = await db('process_agreements')
    .where(process === undefined ? { town: town.id } : { town: town.id, process })
    .orderBy('id', 'desc')
    .select<Row[]>(...columns)
  return rows.map(toAgreement)
}

/** Whether the newest that was sent is what `digest` stands for, and the office agreed to it. */
export function isAgreed(all: readonly Agreement[], process: string, digest: string | null): boolean {
  const newest = all.find((one) => one.process === process)
  return newest?.decision === 'agreed' && newest.checksum === digest
}

export interface SentContent {
  readonly xml: string
  /** Forms, rules, letters and the service. */
  readonly files: readonly DraftFile[]
}

/** What was sent; null when there is no such agreement. */
export async function sentContent(
  { db, town }: Omit<Of, 'clock'>,
  process: string,
  id: number,
): Promise<SentContent | null> {
  const row = await db('process_agreements')
    .where({ town: town.id, process, id })
    .first<{ xml: string; files: string } | undefined>('xml', 'files')
  return row ? { xml: row.xml, files: JSON.parse(row.files) as DraftFile[] } : null
}

interface Sent extends SentContent {
  readonly process: string
  readonly office: string
  /** The digest of what is sent. */
  readonly checksum: string
  readonly message: string
  readonly by: string
}

/** Keeps all as it is now: the office agrees to what it has read, whatever is changed meanwhile. */
export async function send({ db, town, clock }: Of, { files, by, ...same }: Sent): Promise<void> {
  const row = { ...same, files: JSON.stringify(files), sent_at: clock.now(), sent_by: by }
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
