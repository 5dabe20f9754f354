/** `npm test`: installs, builds, checks format, style and types, then runs every test; ends with `N passed, N failed`. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, compiling, root, unpack } from './setup.mjs'

const onWindows = process.platform === 'win32'
const missing = unpack()
// One compiler keeps one processor busy; the checks need nothing that it makes.
const compiled = missing ? program('packages compiled', 'npm', compiling) : undefined
build()

const bin = (name, ...path) => join(root, 'node_modules', name, ...path)
// All at once: each of them keeps one processor busy, and none changes a file.
const checks = await Promise.all([
  check('format', bin('prettier', 'bin', 'prettier.cjs'), ['--check', '--log-level=warn', '.']),
  check('lint', bin('eslint', 'bin', 'eslint.js'), ['--max-warnings=0', '.']),
  check('types', bin('typescript', 'bin', 'tsc'), ['-p', 'tsconfig.json']),
  check('types of the modeler', bin('typescript', 'bin', 'tsc'), ['-p', 'modeler/tsconfig.json']),
])
if (missing) {
  if (!(await compiled).passed) process.exit(1)
  missing.written()
}
const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name)

const folder = mkdtempSync(join(tmpdir(), 'laufzettel-test-'))
const report = join(folder, 'report.json')
const vitest = node(bin('vitest', 'vitest.mjs'), [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
])
const counts = countsOf(report)
rmSync(folder, { recursive: true, force: true })

// What counts is the report: the runner's exit status can be lost when its helpers end the process. A run that says nothing has failed.
const broken = Math.max(counts.failed, vitest === 0 && counts.complete ? 0 : 1)
for (const name of failed) console.log(`not passed: ${name}`)
console.log(`${counts.passed + checks.length - failed.length} passed, ${broken + failed.length} failed`)
process.exit(broken + failed.length > 0 ? 1 : 0)

function check(name, script, args) {
  return program(name, process.execPath, [script, ...args])
}

/** Runs a program and prints what it said in one piece when it has ended. */
function program(name, command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command === 'npm' && onWindows,
    })
    const said = []
    child.stdout.on('data', (chunk) => said.push(chunk))
    child.stderr.on('data', (chunk) => said.push(chunk))
    child.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)))
    child.on('close', (code) => {
      console.log(`— ${name}: ${code === 0 ? 'passed' : 'failed'}\n${Buffer.concat(said).toString()}`.trimEnd())
      resolve({ name, passed: code === 0 })
    })
  })
}

function node(script, args) {
  return spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' }).status ?? 1
}

/** A test file that cannot even be loaded has no tests to count: it is one failure all the same. */
function countsOf(file) {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites, success } = JSON.parse(readFileSync(file, 'utf8'))
    return {
      passed: numPassedTests,
      failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0),
      complete: success,
    }
  } catch {
    return { passed: 0, failed: 1, complete: false }
  }
}
