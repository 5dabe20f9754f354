/** `npm start`: the demo town on a machine with only Node and npm. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, install, root } from './setup.mjs'

install()
build()

// Steps leave much behind that is soon over: with more room for it a busy server spends a tenth less of its time on collecting.
const server = spawn(
  process.execPath,
  ['--max-semi-space-size=64', join(root, 'server', 'bin', 'laufzettel.mjs'), 'demo', ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
// Ctrl-C reaches the child as well; this process only waits for it to stop cleanly.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && server.kill('SIGTERM'))
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
