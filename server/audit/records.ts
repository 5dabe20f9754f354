/** What lies around a case: documents and deliveries that its steps name, the content of documents, and rows that belong to nothing. */
import { createHash } from 'node:crypto'
import type { Town } from '../context.ts'
import type { Db, Trx } from '../db/connect.ts'
import type { StepRow } from '../runtime/verify-chain.ts'
import { finding, type Finding } from './finding.ts'

/** Tables with rows of cases. */
export const tablesOfCases = [
  ...['steps', 'tokens', 'waits', 'items', 'visits', 'participants', 'documents', 'deliveries', 'notes'],
  ...['handovers', 'access', 'outbox', 'codes'],
] as const

interface Stepped {
  readonly id: number
  readonly number: string
  readonly steps: readonly Pick<StepRow, 'payload'>[]
}

export async function recordsOf(trx: Trx, town: Town, { id, number, steps }: Stepped): Promise<Finding[]> {
  const mine = { town: town.id, case_id: id }
  const documents = await trx('documents').where(mine).orderBy('id').select<DocumentRow[]>('id', 'number', 'hash')
  const deliveries = await trx('deliveries').where(mine).orderBy('id').select<DeliveryRow[]>()
  const people = await trx('participants').where(mine).pluck<number[]>('id')
  const there = new Set([...documents, ...deliveries].map((one) => one.number))
  const said = new Set(steps.flatMap(({ payload }) => namedIn(payload ?? '')))
  const wrong = [...said].filter((one) => !there.has(one)).map((one) => `${one} fehlt`)
  for (const document of documents)
    if (!(await isWhole(trx, town, document))) wrong.push(`der Inhalt von ${document.number} ist ein anderer`)
  for (const { number: of, document_id, participant_id } of deliveries) {
    if (!documents.some((document) => document.id === document_id)) wrong.push(`das Dokument der Sendung ${of} fehlt`)
    if (participant_id !== null && !people.includes(participant_id)) wrong.push(`der Empfänger von ${of} fehlt`)
  }
  return wrong.map((detail) => finding('record', { case: number, detail }))
}

interface DocumentRow {
  readonly id: number
  readonly number: string
  readonly hash: string
}

interface DeliveryRow {
  readonly number: string
  readonly document_id: number
  readonly participant_id: number | null
}

/** Files that a form brought stand as lists of their numbers, a letter in the variable that the server's job writes. */
const namedIn = (payload: string): string[] => [
  ...[...payload.matchAll(/\[("D-\d{6,}"(?:,"D-\d{6,}")*)\]/g)].flatMap(
    ([, list]) => JSON.parse(`[${list}]`) as string[],
  ),
  ...[...payload.matchAll(/"sendung":"(S-\d{6,})"/g)].flatMap(([, one]) => one ?? []),
]

async function isWhole(trx: Trx, town: Town, { hash }: DocumentRow): Promise<boolean> {
  const row = await trx('contents').where({ town: town.id, hash }).first<{ bytes: Buffer } | undefined>('bytes')
  return row !== undefined && createHash('sha256').update(row.bytes).digest('hex') === hash
}

/** Rows that name a task which is not there. */
export async function strayRows(db: Db, town: Town): Promise<Finding[]> {
  const tasks = db('waits').whereRaw('waits.town = wait_candidates.town and waits.id = wait_candidates.wait_id')
  const stray = await db('wait_candidates')
    .where({ town: town.id })
    .whereNotExists(tasks.select(db.raw('1')))
    .distinct()
    .pluck<number[]>('wait_id')
  return stray.map((id) => finding('row-without-case', { detail: `wait_candidates von Aufgabe ${id}` }))
}

/** Deliveries are counted without gaps and never deleted. */
export async function missingDeliveries(db: Db, town: Town): Promise<Finding[]> {
  const counter = await db('counters').where({ town: town.id, name: 'delivery' }).first<{ value: number } | undefined>()
  const known = new Set(await db('deliveries').where({ town: town.id }).pluck<string[]>('number'))
  const all = Array.from({ length: counter?.value ?? 0 }, (_, index) => `S-${String(index + 1).padStart(6, '0')}`)
  return all.filter((one) => !known.has(one)).map((detail) => finding('number-missing', { detail }))
}
