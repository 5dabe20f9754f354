/** What goes wrong during a run, at random moments. */
import type { RestartableDatabase } from './database.ts'
import type { Nodes } from './nodes.ts'
import { pause, type Random } from './random.ts'

export type Mishap = 'killed' | 'paused' | 'crashed database' | 'restarted database' | 'cut connections'
export type Mishaps = Record<Mishap, number>

export const noMishaps = (): Mishaps => ({
  killed: 0,
  paused: 0,
  'crashed database': 0,
  'restarted database': 0,
  'cut connections': 0,
})

export interface Chaos {
  readonly nodes: Nodes
  readonly chance: Random
  readonly happened: Mishaps
  readonly stopped: () => boolean
}

/** SIGKILL after SIGKILL, each after some work, so many times. */
export async function killing({ nodes, chance, happened, stopped }: Chaos, kills: number): Promise<void> {
  for (let i = 0; i < kills && !stopped(); i++) {
    await someWork(nodes, chance.between(0, 14))
    await pause(chance.between(0, 40))
    await nodes.kill()
    happened.killed++
  }
}

/** Waits for so many acknowledged commands, but not for ever: however slow the machine is, a kill hits a node at its work. */
async function someWork(nodes: Nodes, commands: number): Promise<void> {
  const [from, begun] = [nodes.acknowledged(), Date.now()]
  while (nodes.acknowledged() < from + commands && Date.now() - begun < 4000) await pause(5)
}

/** One mishap after the other, `many` in all; a pause goes on beside the next ones. */
export async function everything(
  chaos: Chaos,
  database: RestartableDatabase,
  many: number,
  lease: number,
): Promise<void> {
  const { chance, stopped } = chaos
  const pauses: Promise<void>[] = []
  for (let i = 0; i < many && !stopped(); i++) {
    await pause(chance.between(100, 900))
    // The first four are one of each kind; then chance decides, kills most often.
    const what = i < 4 ? i : chance.pick([0, 0, 0, 1, 1, 2, 3, 3])
    if (what === 1) pauses.push(freeze(chaos, lease))
    else await [kill, kill, restart, cut][what]?.(chaos, database)
  }
  await Promise.all(pauses)
}

async function kill({ nodes, happened }: Chaos): Promise<void> {
  await nodes.kill()
  happened.killed++
}

/** Longer than the lease of what it was doing, so that another node has taken that over. */
async function freeze({ nodes, chance, happened }: Chaos, lease: number): Promise<void> {
  happened.paused++
  await nodes.stopFor(lease + chance.between(200, 1500))
}

async function restart({ chance, happened }: Chaos, database: RestartableDatabase): Promise<void> {
  const how = chance.pick(['crash', 'stop'] as const)
  await database.restart(how, chance.between(0, 600))
  happened[how === 'crash' ? 'crashed database' : 'restarted database']++
}

async function cut({ happened }: Chaos, database: RestartableDatabase): Promise<void> {
  happened['cut connections'] += await database.cut(0.5)
}
