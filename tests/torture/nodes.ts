/** The nodes of a run as the harness sees them: asked by the clients, killed and paused by chance, replaced at once. */
import { spawn, type ChildProcess } from 'node:child_process'
import type { Answer, Answered, Ask, NodeOptions } from './protocol.ts'
import { pause, type Random } from './random.ts'

/** After this long without an answer a client asks somewhere else. */
const PATIENCE = 4000

interface Node {
  readonly child: ChildProcess
  readonly open: Map<number, (answer: Answer) => void>
  paused: boolean
}

export interface Nodes {
  /** Asks one of those that live, by chance. Never throws: no answer is `unknown`. */
  ask(ask: Ask): Promise<Answer>
  /** How many commands they have acknowledged so far. */
  acknowledged(): number
  /** SIGKILL to one of them; another takes its place. */
  kill(): Promise<void>
  /** SIGSTOP for so long, then SIGCONT: the node does not know that time has passed. */
  stopFor(milliseconds: number): Promise<void>
  /** Rows of the outbox as the nodes delivered them. */
  readonly delivered: Map<number, number>
  /** Ends all of them cleanly. */
  close(): Promise<void>
}

export async function startNodes(
  script: string,
  many: number,
  chance: Random,
  optionsOf: (index: number) => NodeOptions,
): Promise<Nodes> {
  const delivered = new Map<number, number>()
  const live: (Node | null)[] = []
  // Two more than are needed stand ready, since loading takes longer than killing.
  const spares = [load(script), load(script)]
  let [asked, acknowledged] = [0, 0]

  async function begin(index: number): Promise<void> {
    spares.push(load(script))
    const child = await (spares.shift() ?? load(script))
    const node: Node = { child, open: new Map(), paused: false }
    const opened = new Promise<boolean>((resolve) => {
      child.on('message', (message: Answered | 'open' | { delivered: number }) => {
        if (message === 'open') return resolve(true)
        if (typeof message === 'object' && 'delivered' in message)
          return void delivered.set(message.delivered, (delivered.get(message.delivered) ?? 0) + 1)
        if (typeof message === 'object') settle(node, message.n, message.answer)
      })
      child.once('exit', () => {
        resolve(false)
        for (const n of [...node.open.keys()]) settle(node, n, { done: false, unknown: 'the node is dead' })
        if (live[index] === node) live[index] = null
      })
    })
    child.send(optionsOf(index))
    if (await opened) live[index] = node
    // The database may just be away.
    else await pause(100).then(() => begin(index))
  }

  const awake = (): Node[] => live.filter((node) => node !== null).filter((node) => !node.paused)
  await Promise.all(Array.from({ length: many }, (_, index) => begin(index)))

  return {
    delivered,
    acknowledged: () => acknowledged,
    async ask(ask) {
      // A node that is paused still takes questions, as one behind a load balancer does.
      const node = live.filter((one) => one !== null)[Math.floor(Math.random() * many)]
      if (!node) return pause(50).then(() => ({ done: false, unknown: 'no node is there' }))
      const answer = await put(node, asked++, ask)
      if (answer.done && ask.kind !== 'task') acknowledged++
      return answer
    },
    async kill() {
      const index = chance.between(0, many - 1)
      const node = live[index]
      if (!node) return
      live[index] = null
      await ended(node.child, 'SIGKILL')
      await begin(index)
    },
    async stopFor(milliseconds) {
      const candidates = awake()
      if (candidates.length === 0) return
      const node = chance.pick(candidates)
      node.paused = true
      node.child.kill('SIGSTOP')
      await pause(milliseconds)
      node.child.kill('SIGCONT')
      node.paused = false
    },
    async close() {
      await Promise.all(live.map((node) => node && stop(node.child)))
      for (const spare of spares) await ended(await spare, 'SIGKILL')
    },
  }
}

function put(node: Node, n: number, ask: Ask): Promise<Answer> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle(node, n, { done: false, unknown: 'no answer' }), PATIENCE)
    node.open.set(n, (answer) => {
      clearTimeout(timer)
      resolve(answer)
    })
    node.child.send({ n, ask }, (error) => error && settle(node, n, { done: false, unknown: 'not reached' }))
  })
}

function settle(node: Node, n: number, answer: Answer): void {
  node.open.get(n)?.(answer)
  node.open.delete(n)
}

/** A process that has loaded the program and waits to be told which town it serves. */
function load(script: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child))
    child.once('exit', (code) => reject(new Error(`a node ended with ${code} before it was asked for anything`)))
  })
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

/** Lets it finish; whoever does not end in time is killed. */
async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  if (child.connected) child.send('stop')
  await Promise.race([gone, pause(5000)])
  await ended(child, 'SIGKILL')
}
