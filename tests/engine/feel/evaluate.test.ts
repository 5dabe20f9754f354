import { describe, expect, test } from 'vitest'
import { saySyntax } from '../../../engine/feel/say-syntax.ts'
import { evaluate, syntaxError } from '../../../engine/index.ts'

const moment = { now: '2026-03-02T07:00:00.000Z', zone: 'Europe/Berlin' }
const value = (expression: string, context = {}): unknown => evaluate(expression, context, moment).value

describe('results are JSON', () => {
  test.each([
    ['1 + 2', 3],
    ['"a" + "b"', 'ab'],
    ['null', null],
    ['[1, [2], {a: true}]', [1, [2], { a: true }]],
    ['date("2026-03-02")', '2026-03-02'],
    ['date("2026-01-31") + duration("P1M")', '2026-02-28'],
    ['time("10:00:00")', '10:00:00'],
    ['duration("P1DT2H")', 'P1DT2H'],
    ['date and time("2026-03-02T08:00:00")', '2026-03-02T08:00:00'],
    ['date and time("2026-07-02T08:00:00@Europe/Berlin")', '2026-07-02T08:00:00+02:00'],
    ['{d: date("2026-03-02"), l: [duration("P1D")]}', { d: '2026-03-02', l: ['P1D'] }],
  ])('%s is %j', (expression, expected) => {
    expect(evaluate(expression, {}, moment)).toEqual({ value: expected, warnings: [] })
  })

  test.each(['function(x) x', '[1..3]', '{f: function(x) x}', '[function() 1]'])(
    '%s is no data: null with a warning',
    (expression) => {
      const result = evaluate(expression, {}, moment)
      expect(result.value).toBe(null)
      expect(result.warnings).not.toEqual([])
    },
  )
})

describe("time comes from the moment in the town's zone, never from the host", () => {
  test('now and today', () => {
    expect(value('now()')).toBe('2026-03-02T08:00:00+01:00')
    expect(value('today()')).toBe('2026-03-02')
    expect(evaluate('today()', {}, { ...moment, now: '2026-03-02T23:30:00.000Z' }).value).toBe('2026-03-03')
    expect(evaluate('today()', {}, { now: '2026-03-02T23:30:00.000Z', zone: 'UTC' }).value).toBe('2026-03-02')
  })

  test('days keep the hour over the change of clocks', () => {
    expect(value('now() + duration("P30D")')).toBe('2026-04-01T08:00:00+02:00')
  })

  test('the hour that autumn repeats keeps its two moments apart', () => {
    const at = (now: string): unknown => evaluate('now()', {}, { now, zone: 'Europe/Berlin' }).value
    expect(at('2026-10-25T00:30:00.000Z')).toBe('2026-10-25T02:30:00+02:00')
    expect(at('2026-10-25T01:30:00.000Z')).toBe('2026-10-25T02:30:00+01:00')
  })
})

describe('what is missing is null with a warning that names it', () => {
  test('a variable, a field, a function', () => {
    expect(evaluate('hund.name', {}, moment).warnings.join()).toContain("'hund'")
    expect(evaluate('hund.name', { hund: {} }, moment).warnings.join()).toContain("'name'")
    expect(evaluate('bellen(1)', {}, moment)).toMatchObject({ value: null })
    expect(evaluate('"a" + 1', {}, moment).warnings).not.toEqual([])
  })

  test('warnings of one evaluation do not show in the next', () => {
    expect(evaluate('x + 1', {}, moment).warnings).not.toEqual([])
    expect(evaluate('x + 1', { x: 1 }, moment)).toEqual({ value: 2, warnings: [] })
    expect(evaluate('x + 1', {}, moment).warnings).toHaveLength(evaluate('x + 1', {}, moment).warnings.length)
  })

  test('an expression that cannot be read is null with a warning, not a crash', () => {
    expect(evaluate('1 +', {}, moment)).toMatchObject({ value: null, warnings: [expect.any(String)] })
  })
})

describe('an expression is compiled once, and again for other names', () => {
  test('values of an earlier evaluation are not seen later', () => {
    expect(value('if a = null then "none" else a', { a: 'first' })).toBe('first')
    expect(value('if a = null then "none" else a', { a: 'second' })).toBe('second')
    expect(value('if a = null then "none" else a', {})).toBe('none')
  })

  test('names of several words change how a text is read', () => {
    expect(value('hund alter + 1', { 'hund alter': 4 })).toBe(5)
    expect(value('a - b', { a: 5, b: 3 })).toBe(2)
    expect(value('a-b', { 'a-b': 7, a: 5, b: 3 })).toBe(7)
    expect(value('x.erster name', { x: { 'erster name': 'Rex' } })).toBe('Rex')
    expect(value('x.erster name', { x: { 'erster name': 'Bello' } })).toBe('Bello')
  })

  test('a second evaluation is much faster than parsing', () => {
    const context = { betrag: 120, rasse: 'Dackel' }
    const run = (expression: () => string): number => {
      const start = process.cpuUsage()
      for (let round = 0; round < 500; round++) evaluate(expression(), context, moment)
      return process.cpuUsage(start).user
    }
    let fresh = 0
    run(() => 'betrag > 100 and rasse = "Dackel"')
    const again = run(() => 'betrag > 100 and rasse = "Dackel"')
    const parsed = run(() => `betrag > ${fresh++} and rasse = "Dackel"`)
    expect(again * 3).toBeLessThan(parsed)
  })

  test('a variable may hide a function', () => expect(value('count + 1', { count: 2 })).toBe(3))
})

test('a syntax error says where', () => {
  expect(syntaxError('1 + 2')).toBe(null)
  expect(syntaxError('1 + + 2 )')).toMatchObject({
    from: expect.any(Number) as number,
    message: expect.any(String) as string,
  })
  expect(syntaxError('a + b)')).toMatchObject({ from: 5, to: 6 })
  expect(syntaxError('a b', ['a b'])).toBe(null)
  expect(syntaxError('')).not.toBe(null)
})

test('a mistake is said in plain German, without a word of the parser', () => {
  const said = (text: string): string => saySyntax(text, syntaxError(text)!)
  expect(said('betrag >')).toBe('Hier fehlt ein Wert, mit dem verglichen wird.')
  expect(said('(a + b')).toBe('Hier fehlt die schließende Klammer „)“.')
  expect(said('a + b)')).toBe('Zu „)“ fehlt die öffnende Klammer.')
  expect(said('a && b')).toBe('Schreiben Sie „and“ statt „&&“.')
  expect(said('a > 5 5')).toMatch(/^„5“ passt hier nicht\./)
  const broken = [
    'a and',
    '1 +',
    'if a',
    'for x in y',
    'some x in y',
    '[1..3',
    'date("x"',
    'x > 1 or or y',
    '"abc',
    '#',
    '',
  ]
  for (const text of broken) expect(said(text), text).not.toMatch(/<\w+>|Incomplete|token/)
})
