/**
 * Stored logs of every format that a release has written: they must give today's state, whatever the engine does differently by now.
 * `LOGS=write npx vitest run tests/engine/logs.test.ts` writes the log of the present format when there is none yet; such a run fails.
 * A log of a released format is never written again.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Case, EVENT_FORMAT, type Event, newCase, Refusal, replay, step, upcast } from '../../engine/index.ts'
import { readCommand } from './trace-commands.ts'
import { parseTrace } from './trace-format.ts'
import { stateAfter } from './trace-run.ts'

interface Log {
  readonly name: string
  /** The model with which the case began, and the events of its steps in the format of that time. */
  readonly model: string
  readonly events: readonly unknown[]
  readonly state: Case
}

const folder = new URL('logs/', import.meta.url).pathname
const fileOf = (format: number): string => `${folder}format-${format}.json`
const formats = readdirSync(folder).map((file) => Number(/\d+/.exec(file)?.[0]))

/** Something of everything that a case can go through. */
const chosen = [
  'boundary-beside-ad-hoc',
  'call-activity',
  'compensation-nested',
  'complex-phases',
  'deadline-pauses',
  'decision',
  'escalation-job',
  'move',
  'multi-instance-parallel',
  'output-fails',
  'signal-within-case',
  'suspend',
  'task-assignment',
  'transaction-cancel',
]

async function record(name: string): Promise<Log> {
  const path = new URL(`traces/${name}`, import.meta.url).pathname
  const { world, case: before } = await stateAfter(path, [])
  const { blocks } = parseTrace(readFileSync(`${path}.trace`, 'utf8'))
  const events: Event[] = []
  let [state, now] = [before, '2026-03-02T07:00:00.000Z']
  for (const { command: line } of blocks) {
    const asked = readCommand(line, now, state)
    if ('now' in asked) now = asked.now
    else {
      const done = attempt(() => step(world, state, asked.command, now))
      events.push(...(done?.events ?? []))
      state = done?.case ?? state
    }
  }
  return { name, model: before.model, events, state }
}

function attempt<T>(run: () => T): T | null {
  try {
    return run()
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

test('there is a log of every format', async () => {
  const file = fileOf(EVENT_FORMAT)
  if (process.env['LOGS'] === 'write' && !existsSync(file)) {
    const logs = await Promise.all(chosen.map(record))
    writeFileSync(file, `${JSON.stringify(logs, null, 1)}\n`)
    throw new Error('the log was written, not checked: read it and run again without LOGS')
  }
  expect(formats.sort()).toEqual(Array.from({ length: EVENT_FORMAT }, (_, index) => index + 1))
})

test.each(formats)('what was stored in format %i gives the state of that time', (format) => {
  const logs = JSON.parse(readFileSync(fileOf(format), 'utf8')) as Log[]
  expect(logs.length).toBeGreaterThan(10)
  for (const { name, model, events, state } of logs)
    expect(replay(newCase('case', model), upcast(format, events)), name).toEqual(state)
})

test('events of a newer release are not taken for something else', () => {
  expect(() => upcast(EVENT_FORMAT + 1, [])).toThrow('not known to this release')
})
