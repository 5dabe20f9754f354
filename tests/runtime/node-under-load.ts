/** A server process without pages, for the test that kills it: starts cases and completes tasks as fast as it can. */
import { connect } from '../../server/db/connect.ts'
import { openTown } from '../../server/db/town.ts'
import { createRuntime, type Runtime } from '../../server/runtime/index.ts'
import { countSent, newCase, silent, systemClock } from './support.ts'

const [url = '', town = ''] = process.argv.slice(2)
const db = connect(url)
const runtime = createRuntime({
  db,
  town: await openTown(db, town),
  clock: systemClock,
  log: silent,
  handlers: { 'test.send': countSent },
})
runtime.run()
await Promise.all(Array.from({ length: 4 }, () => work(runtime)))

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Says what was acknowledged, each on a line, only after it was. */
async function work(runtime: Runtime): Promise<void> {
  for (let i = 0; ; i++) {
    const { id } = await runtime.start(newCase('busy'), 'citizen')
    say(`started ${id}`)
    const task = await taskOf(runtime, id)
    if (task === undefined || i % 2 === 1) continue
    await runtime.send(id, { type: 'resume', wait: task, variables: {}, by: 'ada' }, 'ada')
    say(`completed ${id}`)
  }
}

/** The case's task, once its job is done. */
async function taskOf(runtime: Runtime, id: number): Promise<number | undefined> {
  for (let tries = 0; tries < 50; tries++) {
    const { case: state } = await runtime.load(id)
    const task = Object.values(state.waits).find(({ until }) => until.kind === 'task')
    if (task) return task.id
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return undefined
}
