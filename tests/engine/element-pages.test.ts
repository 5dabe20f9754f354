import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { behaviours } from '../../engine/behaviours/index.ts'
import { elementPages, indexText, pageText, readTraces, tracesOf } from './element-pages.ts'

const folder = fileURLToPath(new URL('../../docs/elements/', import.meta.url))
const traces = readTraces()
const running = elementPages.filter(({ type }) => type === null || type in behaviours)
const wanted = new Map([
  ['index.md', indexText(running)],
  ...running.map((element) => [`${element.name}.md`, pageText(element, traces)] as const),
])

// `ELEMENTS=write` makes the pages anew; the run still fails, so that nobody forgets to read them.
if (process.env['ELEMENTS'] === 'write') {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of wanted) writeFileSync(folder + name, text)
}

describe('every element that runs', () => {
  it('has a page', () => {
    const pages = elementPages.map(({ type }) => type)
    expect(Object.keys(behaviours).filter((type) => !pages.includes(type))).toEqual([])
  })

  for (const element of running) {
    it(`has a trace: ${element.name}`, () => {
      expect(tracesOf(element, traces).length).toBeGreaterThan(0)
    })
  }

  it('has a page made from its traces, and no other page is there', () => {
    const there = existsSync(folder) ? readdirSync(folder).sort() : []
    expect(there).toEqual([...wanted.keys()].sort())
    for (const [name, text] of wanted) expect(readFileSync(folder + name, 'utf8'), name).toBe(text)
    expect(
      process.env['ELEMENTS'],
      'the pages were written anew: read them, then run again without ELEMENTS',
    ).toBeUndefined()
  })
})
