/** The node's program as one file: it then loads in a fraction of a second, and a run has time for more kills. */
import { mkdtemp, rm } from 'node:fs/promises'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Bundle {
  readonly script: string
  remove(): Promise<void>
}

/** Lies below `node_modules`, so that packages are found from there. */
export async function bundleNode(): Promise<Bundle> {
  const cache = join(root, 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  const outDir = await mkdtemp(join(cache, 'torture-'))
  await build({
    ...{ root, configFile: false, logLevel: 'warn' },
    build: { ssr: 'tests/torture/node.ts', outDir, emptyOutDir: true, minify: false, target: 'node20' },
    ssr: { external: true },
  })
  return { script: join(outDir, 'node.js'), remove: () => rm(outDir, { recursive: true, force: true }) }
}
