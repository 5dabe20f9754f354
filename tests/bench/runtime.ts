/**
 * The runtime on its databases, in one process: cases with 4 KB of variables, a FEEL condition, an I/O mapping and the full trail.
 * `npm run -s bench -- runtime [--long] [--json] [--write] [--only=<part>] [--on=<database>]`
 */
import { type Databases, postgresServer, sqliteFiles, syncTime } from './runtime-databases.ts'
import { round, type Figure } from './runtime-figures.ts'
import { filled } from './runtime-filled.ts'
import { heapGrowth } from './runtime-heap.ts'
import { manyInstances } from './runtime-many.ts'
import { peerRates } from './runtime-peer.ts'
import { printed, writeReport } from './runtime-report.ts'
import { loneClient, throughput } from './runtime-throughput.ts'
import { timersAtOnce } from './runtime-timers.ts'

const given = (name: string): boolean => process.argv.includes(`--${name}`)
const chosen = (name: string): string | undefined =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1]

const long = given('long')
/** What takes hours of a year's rows or minutes of load is smaller unless asked for. */
const sizes = long
  ? { cases: 4000, timers: 100_000, heap: 600, finished: 1_000_000, running: 100_000 }
  : { cases: 1500, timers: 5_000, heap: 20, finished: 20_000, running: 5_000 }

const parts: Readonly<Record<string, (databases: Databases) => Promise<readonly Figure[]>>> = {
  throughput: async (databases) => besidePeer(databases, await throughput(databases, sizes.cases)),
  lone: async (databases) => [await loneClient(databases)],
  instances: async (databases) => [await manyInstances(databases)],
  timers: async (databases) => [await timersAtOnce(databases, sizes.timers)],
  filled: (databases) => filled(databases, sizes),
  heap: async (databases) => [await heapGrowth(databases, sizes.heap)],
}

async function besidePeer(databases: Databases, ours: Figure): Promise<readonly Figure[]> {
  if (databases.kind !== 'SQLite') return [ours]
  const { alone, persisted } = await peerRates()
  const beside = (name: string, rate: number, goal: string): Figure => {
    const ratio = round(ours.value / rate, 1)
    return { ...ours, name: `${ours.name}, beside ${name}`, beside: { 'bpmn-engine 25': rate }, ratio, goal }
  }
  return [
    ours,
    beside('bpmn-engine without storage', alone, '≥ 30'),
    beside('bpmn-engine with its state persisted', persisted, '≥ 60'),
  ]
}

const opened: Databases[] = []
if (chosen('on') !== 'PostgreSQL') opened.push(sqliteFiles())
if (chosen('on') !== 'SQLite') opened.push(await postgresServer())
const figures: Figure[] = []
const sync = round(syncTime())
try {
  if (!given('json')) console.log(`a synced write of 4 KB takes ${sync} ms`)
  for (const [name, part] of Object.entries(parts)) {
    if ((chosen('only') ?? name) !== name) continue
    for (const databases of opened)
      for (const figure of await part(databases)) {
        figures.push(figure)
        console.log(given('json') ? JSON.stringify(figure) : printed(figure))
      }
  }
  if (given('write')) await writeReport(figures, sync)
} finally {
  for (const databases of opened) await databases.close()
}
process.exit(0)
