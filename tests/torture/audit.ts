/** Holds what is in the database against what was acknowledged: each once, every case at its end, every chain whole. */
import type { Command, Event, Variables } from '../../engine/index.ts'
import type { Town } from '../../server/context.ts'
import type { Db } from '../../server/db/connect.ts'
import { sentenceOf } from '../../server/audit/finding.ts'
import { verify } from '../../server/audit/verify.ts'
import type { Acknowledged } from './clients.ts'

export interface Findings {
  readonly lost: readonly string[]
  readonly twice: readonly string[]
  readonly unfinished: readonly string[]
  readonly broken: readonly string[]
  readonly cases: number
  readonly steps: number
}

interface CaseRow {
  readonly id: number
  readonly process: string
  readonly status: string
}

/** How often something happened in a case. */
type Counts = ReadonlyMap<string, number>

export async function audit(
  db: Db,
  town: Town,
  said: Acknowledged,
  delivered: ReadonlyMap<number, number>,
): Promise<Findings> {
  const cases = await db('cases').where({ town: town.id }).orderBy('id').select<CaseRow[]>('id', 'process', 'status')
  const counts = new Map<number, Counts>()
  for (const { id } of cases) counts.set(id, await countsOf(db, town, id))
  const findings = { lost: [] as string[], twice: [] as string[] }
  const expectOnce = (id: number, what: string): void => {
    const found = counts.get(id)?.get(what) ?? 0
    if (found === 0) findings.lost.push(`case ${id}: ${what}`)
    if (found > 1) findings.twice.push(`case ${id}: ${what} (${found} times)`)
  }
  for (const [ref, id] of said.started) expectOnce(id, `start ${ref}`)
  for (const { id, kind, key } of said.commands) expectOnce(id, `${kind} ${key}`)
  for (const { id, key } of said.refused)
    if (counts.get(id)?.has(`complete ${key}`)) findings.twice.push(`case ${id}: ${key} was refused and is there`)
  for (const id of said.listeners) for (const news of said.signals) expectOnce(id, `signal ${news}`)
  for (const { id, process } of cases) for (const what of effects[process] ?? []) expectOnce(id, what)
  for (const [id, of] of counts)
    for (const [what, found] of of) if (found > 1) findings.twice.push(`case ${id}: ${what} (${found} times)`)
  findings.lost.push(...(await undelivered(db, town, delivered)))
  findings.lost.push(...withoutCopy(cases))
  const verified = await verify({ db, town, keys: [] })
  return {
    lost: [...new Set(findings.lost)],
    twice: [...new Set([...findings.twice, ...(await startedTwice(counts))])],
    unfinished: await unfinished(db, town, cases),
    broken: [...verified.findings.map(sentenceOf), ...said.strange],
    cases: verified.cases,
    steps: verified.steps,
  }
}

/** What must have happened in every case of a process, exactly once. */
const effects: Readonly<Record<string, readonly string[]>> = {
  slip: ['note Send', 'note File', 'left Send', 'left Check', 'left Papers', 'left Rest', 'left Tell', 'left File'],
  copy: ['note Send', 'left Send', 'left End'],
  listening: ['left Check', 'left End'],
}

async function countsOf(db: Db, town: Town, id: number): Promise<Counts> {
  const mine = { town: town.id, case_id: id }
  const payloads = await db('steps').where(mine).orderBy('seq').pluck<string[]>('payload')
  const done = payloads.flatMap((payload) => {
    const { command, events } = JSON.parse(payload) as { command: Command; events: Event[] }
    return [...nameOf(command, events), ...events.flatMap(leftOf)]
  })
  const notes = await db('notes').where(mine).pluck<string[]>('author')
  const counts = new Map<string, number>()
  for (const what of [...done, ...notes.map((author) => `note ${author}`)])
    counts.set(what, (counts.get(what) ?? 0) + 1)
  return counts
}

/** The key that the client gave to a command. */
function nameOf(command: Command, events: readonly Event[]): string[] {
  if (command.type === 'assign') return [`assign ${command.to}`]
  // What an event sets as it was given is stored there only.
  const given: Variables = Object.assign(
    {},
    ...events.flatMap((event) => (event.type === 'set' ? event.variables : [])),
  )
  const { ref, news, checked, papers } = 'variables' in command ? command.variables : given
  if (command.type === 'start') return [`start ${String(ref)}`]
  if (command.type === 'signal') return [`signal ${String(news)}`]
  if (command.type !== 'resume') return []
  if (typeof checked === 'string') return [`complete ${checked}`]
  return typeof papers === 'string' ? [`message ${papers}`] : []
}

/** Boundary events are left once a signal: those are counted by their signals. */
const leftOf = (event: Event): string[] =>
  event.type === 'left' && !['News', 'Heard'].includes(event.element) ? [`left ${event.element}`] : []

/** A start that was carried out twice is two cases with one key. */
async function startedTwice(counts: ReadonlyMap<number, Counts>): Promise<string[]> {
  const refs = [...counts.values()].flatMap((of) => [...of.keys()].filter((what) => what.startsWith('start ')))
  const known = refs.filter((ref) => ref !== 'start undefined')
  return known.filter((ref, i) => known.indexOf(ref) !== i).map((ref) => `${ref}: two cases`)
}

/** Every slip sends one message, and every message begins one copy. */
function withoutCopy(cases: readonly CaseRow[]): string[] {
  const of = (process: string): number => cases.filter((one) => one.process === process).length
  return of('slip') === of('copy') ? [] : [`${of('slip')} slips made ${of('copy')} copies`]
}

async function undelivered(db: Db, town: Town, delivered: ReadonlyMap<number, number>): Promise<string[]> {
  const rows = await db('outbox')
    .where({ town: town.id })
    .select<{ id: number; done_at: string | null }[]>('id', 'done_at')
  return rows.filter(({ id, done_at }) => done_at === null || !delivered.has(id)).map(({ id }) => `delivery ${id}`)
}

async function unfinished(db: Db, town: Town, cases: readonly CaseRow[]): Promise<string[]> {
  const running = cases.filter(({ status }) => status !== 'ended').map(({ id, status }) => `case ${id} is ${status}`)
  const kept = await db('messages').where({ town: town.id, consumed_at: null }).pluck<number[]>('id')
  const thrown = await db('broadcasts').where({ town: town.id }).pluck<number[]>('id')
  return [...running, ...kept.map((id) => `message ${id} is kept`), ...thrown.map((id) => `signal ${id} is under way`)]
}
