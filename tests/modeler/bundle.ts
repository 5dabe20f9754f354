/** The browser code, built once for a test file into a folder of its own. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface Built {
  readonly folder: string
  remove(): Promise<void>
}

export async function buildModeler(): Promise<Built> {
  const folder = await mkdtemp(join(tmpdir(), 'laufzettel-modeler-'))
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--config', 'modeler/vite.config.ts', '--outDir', folder]
  await run(process.execPath, [...vite, '--logLevel', 'error'])
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
