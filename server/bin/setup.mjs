/** What has to happen before anything of ours can run: install and build, each only when its inputs changed. Uses nothing but Node. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a program in the project's folder with its output shown; stops the process when it fails. */
export function run(command, args, says) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.status === 0) return
  console.error(`\n${says} failed (${command} ${args.join(' ')}).`)
  process.exit(result.status ?? 1)
}

/** Installs what the lock file names, when `node_modules` came from another one. */
export function install() {
  const missing = unpack()
  if (!missing) return
  run('npm', compiling, 'Compiling')
  missing.written()
}

/**
 * The first half of installing: unpacks the packages without running their scripts. What is left, `compiling`, is a single compiler at work
 * on SQLite for a minute or more, beside which other things can be done. Gives null when nothing is left to do.
 */
export function unpack() {
  checkNode()
  const stamp = join(root, 'node_modules', '.installed-from')
  const wanted = `${digest(['package-lock.json'])} node ${process.versions.modules}`
  if (readStamp(stamp) === wanted) return null
  console.log('Installing packages (once; a few minutes when SQLite has to be compiled) …')
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], 'Installing')
  return { written: () => writeFileSync(stamp, wanted) }
}

/** What `npm` runs for the second half of installing. */
export const compiling = ['rebuild', '--loglevel=error']

/** Builds the browser application when its sources changed. */
export function build() {
  const stamp = join(root, 'dist', '.built-from')
  const wanted = digest(['package-lock.json', 'modeler', 'engine', 'analysis', 'server/islands'])
  if (readStamp(stamp) === wanted) return
  console.log('Building the modeler …')
  run(
    process.execPath,
    [
      join('node_modules', 'vite', 'bin', 'vite.js'),
      'build',
      '--config',
      'modeler/vite.config.ts',
      '--logLevel',
      'warn',
    ],
    'Building',
  )
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(
    `Laufzettel needs Node 20.19 or later; this is ${process.versions.node}. Get it from https://nodejs.org.`,
  )
  process.exit(1)
}

const readStamp = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null)

function digest(paths) {
  const hash = createHash('sha256')
  for (const path of paths)
    for (const file of filesIn(join(root, path))) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)))
}
