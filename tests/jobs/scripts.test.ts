/** JavaScript of script tasks: what it sees, what comes of it, and what it can never do. */
import { describe, expect, test } from 'vitest'
import type { ScriptAnswer, Variables } from '../../engine/index.ts'
import { scriptRunner } from '../../server/jobs/index.ts'

const run = scriptRunner({ milliseconds: 400, megabytes: 8 })
const given = { hunde: 2, halter: { name: 'Ada', hunde: ['Rex'] }, 'zwei Wörter': true }

const script = (text: string, variables: Variables = given, resultVariable?: string): Promise<ScriptAnswer> =>
  run({
    element: 'Rechnen',
    headers: { language: 'javascript', script: text, ...(resultVariable !== undefined && { resultVariable }) },
    variables,
    now: '2026-07-01T10:00:00.000Z',
    zone: 'Europe/Berlin',
  })

describe('a script', () => {
  test.each<readonly [does: string, script: string, variables: Variables]>([
    ['sees variables by name and leaves nothing it did not change', 'let steuer = hunde * 75', {}],
    ['changes a variable by assigning it', 'hunde = hunde + 1', { hunde: 3 }],
    ['changes what is inside one', "halter.hunde.push('Bello')", { halter: { name: 'Ada', hunde: ['Rex', 'Bello'] } }],
    ['makes a new one by assigning it', 'steuer = hunde * 75', { steuer: 150 }],
    ['reaches names of several words in `variables`', "variables['zwei Wörter'] = false", { 'zwei Wörter': false }],
    ['empties a variable with delete', 'delete variables.hunde', { hunde: null }],
    [
      'returns an object whose entries become variables',
      "return { steuer: 150, satz: 'erster' }",
      { steuer: 150, satz: 'erster' },
    ],
    ['returns a value that is called like the task', 'return hunde * 75', { Rechnen: 150 }],
    ['writes dates as ISO text', 'return { am: new Date(2026, 0, 1) }', { am: '2025-12-31T23:00:00.000Z' }],
    [
      'takes the moment of the step for now, in the zone of the town',
      'return { um: new Date().getHours(), now: Date.now() }',
      { um: 12, now: Date.parse('2026-07-01T10:00:00Z') },
    ],
  ])('%s', async (_does, text, variables) => expect(await script(text)).toEqual({ variables }))

  test('puts its result into the variable that the task names', async () => {
    expect(await script('return { a: 1 }', given, 'ergebnis')).toEqual({ variables: { ergebnis: { a: 1 } } })
  })

  test('throws a BPMN error that keeps what it had changed', async () => {
    const error = { code: 'ZU_ALT', message: 'Zu alt.' }
    expect(await script("hunde = 0; bpmnError('ZU_ALT', 'Zu alt.')")).toEqual({ error, variables: { hunde: 0 } })
  })

  test('has no way out: no modules, no network, no timers, no chance, nothing of the host', async () => {
    const names = 'require process fetch XMLHttpRequest setTimeout console performance WebAssembly importScripts'.split(
      ' ',
    )
    const found = names.map((name) => `typeof ${name}`).join(', ')
    expect(await script(`return { found: [${found}, typeof Math.random] }`)).toEqual({
      variables: { found: Array(names.length + 1).fill('undefined') },
    })
  })

  test('leaves nothing behind for the next', async () => {
    await script('Array.prototype.map = null; Object.prototype.hunde = 7; globalThis.rest = 1; JSON.parse = null')
    expect(await script('return { a: [1].map((x) => x + 1), rest: typeof rest }', {})).toEqual({
      variables: { a: [2], rest: 'undefined' },
    })
  })
})

describe('a script that fails says where and why', () => {
  test.each<readonly [does: string, script: string, says: RegExp]>([
    ['throws', "let a = 1\n\nthrow new Error('weg')", /^Zeile 3: Error: weg$/],
    ['throws something else', "throw 'weg'", /^weg$/],
    ['cannot be read', 'let a = 1\nlet b = ;', /^Zeile 2: SyntaxError/],
    ['names what is not there', '\nreturn fehlt', /^Zeile 2: ReferenceError: 'fehlt' is not defined$/],
    ['never ends', 'while (true) {}', /^Zeile 1: Das Skript hat länger als 400 ms gerechnet\.$/],
    ['catches its own end', 'for (;;) try { for (;;) {} } catch {}', /länger als 400 ms/],
    [
      'takes all memory',
      'let a = [1]\nfor (;;) a = a.concat(a)',
      /^Zeile 2: Das Skript hat mehr als 8 MB gebraucht\.$/,
    ],
    [
      'is in the middle of something long',
      'const a = []\nfor (;;) a.push("x".repeat(1e6))',
      /länger als 400 ms|mehr als 8 MB/,
    ],
    ['calls itself for ever', 'const f = () => f() + 1\nf()', /^Zeile 1: InternalError: stack overflow$/],
    ['returns a function', 'return () => 1', /the result is a function, which is no data/],
    ['returns what is no number', 'return { a: [0 / 0] }', /the result\.a\[0\] is NaN, which is no data/],
    ['returns a promise', 'return Promise.resolve(1)', /the result is a Promise, which is no data/],
    ['returns a ring', 'const a = {}; a.a = a; return a', /the result contains itself/],
    ['leaves a variable that is no data', 'hunde = new Map()', /hunde is a Map, which is no data/],
  ])('%s', async (_does, text, says) => expect(await script(text)).toEqual({ problem: expect.stringMatching(says) }))

  test('and the next one runs', async () => expect(await script('return 1')).toEqual({ variables: { Rechnen: 1 } }))
})
