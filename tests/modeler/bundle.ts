/** The browser code as the server serves it, built when its sources changed since. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** The folder with the built files. A whole test run has built them before it began. */
export async function builtModeler(): Promise<string> {
  await run(process.execPath, [at('server/bin/build.mjs')])
  return at('dist/modeler')
}
