/**
 * Runs scripts in QuickJS, in a thread of its own: an interpreter inside WebAssembly that sees nothing of this process but what is put into
 * it. JavaScript and not TypeScript, because a thread starts without the loader. Each script gets a new interpreter.
 */
import { parentPort } from 'node:worker_threads'
import { getQuickJS } from 'quickjs-emscripten'
import { prelude } from './prelude.mjs'

/** The interpreter's own stack; above it the script gets an error, before the thread's stack ends. */
const STACK = 128 * 1024

const quickjs = await getQuickJS()

parentPort?.on('message', (asked) => parentPort?.postMessage(run(asked)))

/** The interpreter takes time and zone from the host's `Date`; here that is the moment of the step in the town's zone. */
function setClock(now, zone) {
  Date.now = () => now
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  Date.prototype.getTimezoneOffset = function () {
    const [, sign, hours = 0, minutes = 0] = /GMT([+-])(\d+):(\d+)/.exec(parts.format(this)) ?? []
    return sign === undefined ? 0 : (sign === '+' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  }
}

function run({ script, variables, now, zone, milliseconds, megabytes }) {
  setClock(now, zone)
  const runtime = quickjs.newRuntime()
  runtime.setMemoryLimit(megabytes * 1024 * 1024)
  runtime.setMaxStackSize(STACK)
  const end = performance.now() + milliseconds
  runtime.setInterruptHandler(() => performance.now() > end)
  const vm = runtime.newContext()
  const outcome = inside(vm, script, variables)
  vm.dispose()
  runtime.dispose()
  return outcome
}

function inside(vm, script, variables) {
  const opened = vm.unwrapResult(vm.evalCode(prelude, 'prelude'))
  const text = vm.newString(variables)
  const hands = vm.unwrapResult(vm.callFunction(opened, vm.undefined, text))
  const ask = (name, handle) => {
    const asked = vm.getProp(hands, name).consume((method) => vm.callFunction(method, vm.undefined, handle))
    return asked.error ? { error: asked.error } : { value: asked.value.consume(vm.dump) }
  }
  // On the line of the script's first, so that lines of errors are the script's.
  const done = vm.evalCode(`(function () {${script}\n})()`, 'script')
  const answer = done.error ? ask('thrown', done.error) : ask('returned', done.value)
  const failed = answer.error ?? (answer.value === null ? done.error : undefined)
  const outcome = failed ? { problem: problemOf(vm.dump(failed)) } : { taken: answer.value }
  for (const handle of [opened, text, hands, done.error, done.value, answer.error]) if (handle?.alive) handle.dispose()
  return outcome
}

/** What was thrown: an error with its line, or any other value as text. */
function problemOf(thrown) {
  if (thrown === null || typeof thrown !== 'object') return { says: String(thrown), line: null, late: false }
  const line = thrown.lineNumber ?? /script:(\d+)/.exec(thrown.stack ?? '')?.[1]
  const says = thrown.name === undefined ? JSON.stringify(thrown) : `${thrown.name}: ${thrown.message}`
  return { says, line: line === undefined ? null : Number(line), late: says === 'InternalError: interrupted' }
}
