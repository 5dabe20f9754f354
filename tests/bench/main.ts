/** `npm run -s bench -- <family> [--json]`: runs one family of benchmarks and says on what machine. */
import { cpus, totalmem } from 'node:os'

const families: Readonly<Record<string, () => Promise<unknown>>> = {
  engine: () => import('./engine.ts'),
  runtime: () => import('./runtime.ts'),
  modeler: () => import('./modeler.ts'),
}

const [family = ''] = process.argv.slice(2)
const run = families[family]
if (!run) {
  console.error(`Usage: npm run -s bench -- <${Object.keys(families).join(' | ')}> [--json]`)
  process.exit(2)
}
if (!process.argv.includes('--json')) {
  const [first, ...others] = cpus()
  const memory = Math.round(totalmem() / 1024 ** 3)
  console.log(
    `${first?.model ?? 'unknown processor'} × ${others.length + 1}, ${memory} GiB, Node ${process.versions.node}`,
  )
}
await run()
