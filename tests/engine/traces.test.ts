/**
 * Each `<case>.bpmn` with its `<case>.trace`. `TRACES=write npx vitest run tests/engine/traces.test.ts` writes the events that
 * happen into the traces; such a run always fails, so that nobody takes it for a passed one. Read the difference, then run again.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formatTrace, parseTrace } from './trace-format.ts'
import { play } from './trace-run.ts'

const folder = new URL('traces/', import.meta.url).pathname
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.trace'))
  .map((file) => file.slice(0, -'.trace'.length))

test('there are traces', () => expect(names.length).toBeGreaterThanOrEqual(20))

test('every model in the folder has its trace', () => {
  const models = readdirSync(folder).filter((file) => file.endsWith('.bpmn'))
  expect(models.map((file) => file.replace('.bpmn', '')).sort()).toEqual(names.toSorted())
})

test.each(names)('the engine does what is written in %s', async (name) => {
  const path = `${folder}${name}`
  const written = readFileSync(`${path}.trace`, 'utf8')
  const played = formatTrace(await play(path, parseTrace(written)))
  if (process.env.TRACES === 'write') {
    writeFileSync(`${path}.trace`, played)
    throw new Error('the trace was written, not checked: read the difference and run again without TRACES')
  }
  expect(written).toContain('> start')
  expect(played).toBe(written)
})
