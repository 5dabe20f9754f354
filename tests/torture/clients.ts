/** Clients that lead cases from desk to desk, ask again with the same key until they are answered, and note what was acknowledged. */
import type { Answer, Ask } from './protocol.ts'
import { pause, type Random } from './random.ts'

/** What the nodes acknowledged. The audit holds the database against it. */
export interface Acknowledged {
  /** Case id by `ref`, which is the key of its start. */
  readonly started: Map<string, number>
  /** Keys of completions, assignments and messages, by case. */
  readonly commands: { readonly id: number; readonly kind: 'complete' | 'assign' | 'message'; readonly key: string }[]
  /** Keys of completions that lost against a rival: the case must not know them. */
  readonly refused: { readonly id: number; readonly key: string }[]
  readonly signals: string[]
  readonly listeners: number[]
  /** How often somebody asked, and how often again because nobody had answered. */
  asked: number
  repeated: number
  /** What commands were refused that should not have been. */
  readonly strange: string[]
}

export const nothingYet = (): Acknowledged => ({
  started: new Map(),
  commands: [],
  refused: [],
  signals: [],
  listeners: [],
  asked: 0,
  repeated: 0,
  strange: [],
})

export interface Client {
  readonly name: string
  readonly chance: Random
  readonly ask: (ask: Ask) => Promise<Answer>
  readonly said: Acknowledged
  /** Ends the run when nobody answers for ever. */
  readonly until: number
}

/** Asks until somebody answers; a refusal is an answer. */
async function insist({ ask, said, until }: Client, what: Ask): Promise<Exclude<Answer, { unknown: string }>> {
  for (let first = true; ; first = false) {
    if (what.kind !== 'task') said[first ? 'asked' : 'repeated']++
    const answer = await ask(what)
    if (answer.done || 'refused' in answer) return answer
    if (Date.now() > until) throw new Error(`nobody answered ${JSON.stringify(what)}: ${answer.unknown}`)
    await pause(25)
  }
}

/** One case after the other until `stopped`. */
export async function leadCases(client: Client, stopped: () => boolean): Promise<void> {
  for (let i = 0; !stopped(); i++) await leadCase(client, `${client.name}-${i}`)
}

async function leadCase(client: Client, ref: string): Promise<void> {
  const id = await start(client, 'slip', ref)
  if (id === null) return
  client.said.started.set(ref, id)
  const early = client.chance.next() < 0.3
  if (early) await sendPapers(client, id, ref)
  const wait = await taskOf(client, id)
  if (client.chance.next() < 0.5) await assign(client, id, wait, ref)
  await complete(client, id, wait, ref)
  if (!early) await sendPapers(client, id, ref)
}

async function start(client: Client, process: string, key: string): Promise<number | null> {
  const answer = await insist(client, { kind: 'start', key, process, variables: { ref: key } })
  if (answer.done) return answer.value
  client.said.strange.push(`start ${key}: ${answer.refused}`)
  return null
}

async function sendPapers(client: Client, id: number, ref: string): Promise<void> {
  const key = `papers ${ref}`
  const answer = await insist(client, { kind: 'message', key, to: ref, variables: { papers: key } })
  if (answer.done) client.said.commands.push({ id, kind: 'message', key })
}

/** The case stands at its task as soon as the job before it is done. */
async function taskOf(client: Client, id: number): Promise<number> {
  for (;;) {
    const answer = await insist(client, { kind: 'task', id })
    if (answer.done && answer.value !== null) return answer.value
    if (Date.now() > client.until) throw new Error(`case ${id} never came to its task`)
    await pause(40)
  }
}

async function assign(client: Client, id: number, wait: number, ref: string): Promise<void> {
  const key = `assign ${ref}`
  const answer = await insist(client, { kind: 'assign', key, id, wait })
  if (answer.done) client.said.commands.push({ id, kind: 'assign', key })
  else client.said.strange.push(`${key}: ${answer.refused}`)
}

/** Sometimes two people click at once: one of them is told that the other was faster. */
async function complete(client: Client, id: number, wait: number, ref: string): Promise<void> {
  const keys = client.chance.next() < 0.25 ? [`complete ${ref}`, `rival ${ref}`] : [`complete ${ref}`]
  const answers = await Promise.all(
    keys.map((key) => insist(client, { kind: 'complete', key, id, wait, variables: { checked: key } })),
  )
  const done = keys.filter((_, i) => answers[i]?.done)
  for (const key of done) client.said.commands.push({ id, kind: 'complete', key })
  for (const key of keys) if (!done.includes(key)) client.said.refused.push({ id, key })
  if (done.length !== 1) client.said.strange.push(`${done.length} of ${keys.join(', ')} were acknowledged`)
}

/** Cases that listen through the whole run. */
export async function beginListening(client: Client, many: number): Promise<void> {
  for (let i = 0; i < many; i++) {
    const id = await start(client, 'listening', `${client.name}-${i}`)
    if (id !== null) client.said.listeners.push(id)
  }
}

export async function tellNews(client: Client, stopped: () => boolean): Promise<void> {
  for (let i = 0; !stopped(); i++) {
    const key = `news ${i}`
    const answer = await insist(client, { kind: 'signal', key, variables: { news: key } })
    if (answer.done) client.said.signals.push(key)
    await pause(client.chance.between(150, 500))
  }
}

/** When all news has been brought, the listeners go home. */
export async function endListening(client: Client): Promise<void> {
  for (const id of client.said.listeners) {
    const wait = await taskOf(client, id)
    const key = `home ${id}`
    const answer = await insist(client, { kind: 'complete', key, id, wait, variables: { checked: key } })
    if (answer.done) client.said.commands.push({ id, kind: 'complete', key })
    else client.said.strange.push(`${key}: ${answer.refused}`)
  }
}
