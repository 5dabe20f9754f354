/** `npm run torture -- [--database sqlite|postgres|both] [--mishaps n] [--clients n] [--seed n]`: the full form, and what it found. */
import { parseArgs } from 'node:util'
import { ownPostgres, sqliteFile } from './database.ts'
import { torture, type Plan, type Report } from './torture.ts'

const { values } = parseArgs({
  options: {
    database: { type: 'string', default: 'both' },
    mishaps: { type: 'string' },
    clients: { type: 'string', default: '24' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})

type Kind = 'sqlite' | 'postgres'

/** A hundred kills on SQLite; on PostgreSQL three nodes and as many mishaps of all kinds. */
const plans: Readonly<Record<Kind, Pick<Plan, 'nodes' | 'mishaps' | 'speed' | 'skew' | 'patience'>>> = {
  sqlite: { nodes: 1, mishaps: 100, speed: 120, skew: 0, patience: 600 },
  postgres: { nodes: 3, mishaps: 100, speed: 20, skew: 5000, patience: 900 },
}

async function run(kind: Kind): Promise<boolean> {
  const database = kind === 'sqlite' ? await sqliteFile() : await ownPostgres()
  try {
    const { mishaps, ...plan } = plans[kind]
    const asked = { seed: Number(values.seed), clients: Number(values.clients) }
    const report = await torture({ ...plan, ...asked, mishaps: Number(values.mishaps ?? mishaps), database })
    for (const line of linesOf(kind, report)) console.log(line)
    return [report.lost, report.twice, report.unfinished, report.broken].every(({ length }) => length === 0)
  } finally {
    await database.remove()
  }
}

function linesOf(kind: Kind, { plan, happened, said, ...found }: Report): string[] {
  const mishaps = Object.entries(happened).filter(([, times]) => times > 0)
  const list = (name: string, all: readonly string[]): string[] => [
    `  ${name}: ${all.length}`,
    ...all.slice(0, 20).map((one) => `    ${one}`),
  ]
  return [
    `${kind}: seed ${plan.seed}, ${plan.nodes} nodes, ${plan.clients} clients, ${found.seconds.toFixed(0)} s`,
    `  ${mishaps.map(([what, times]) => `${what}: ${times}`).join(', ')}`,
    `  commands: ${said.asked}, sent again without an answer: ${said.repeated}, deliveries: ${found.deliveries}`,
    `  cases: ${found.cases}, steps: ${found.steps}`,
    ...list('lost', found.lost),
    ...list('twice', found.twice),
    ...list('not at their end', found.unfinished),
    ...list('broken or strange', found.broken),
  ]
}

const kinds: readonly Kind[] = values.database === 'both' ? ['sqlite', 'postgres'] : [values.database as Kind]
const fine: boolean[] = []
for (const kind of kinds) fine.push(await run(kind))
process.exitCode = fine.every(Boolean) ? 0 : 1
