import { expect, test } from 'vitest'
import { compiled } from '../../../engine/feel/compile.ts'
import { quickly } from '../../../engine/feel/quick.ts'

const operands = [
  'a',
  'b',
  'daten.x',
  'daten.tief.y',
  'fehlt',
  'daten.fehlt',
  '3',
  '-2.5',
  '"ja"',
  'true',
  'null',
  'daten',
]
const operators = ['=', '!=', '<', '<=', '>', '>=']
const comparisons = operands.flatMap((one) =>
  operators.flatMap((operator) => operands.map((other) => `${one} ${operator} ${other}`)),
)
const joined = comparisons.flatMap((one, index) => {
  const other = comparisons[(index * 37 + 11) % comparisons.length]
  return [`${one} and ${other}`, `${one} or ${other}`, `${one} or ${other} and b`]
})
const expressions = [...operands, ...comparisons, ...joined]

const contexts = [
  { a: 3, b: true, daten: { x: 3, tief: { y: 'ja' } } },
  { a: 'ja', b: false, daten: { x: null, tief: { y: -2.5 } } },
  { a: null, b: null, daten: { x: 'nein', tief: [] } },
  { a: 3, b: true, daten: null },
  { a: 3, b: true, 'a and b': 7, daten: { x: 1, tief: { y: true } } },
  { a: 3, b: true, daten: { x: 3, 'x and b': 4, tief: { y: 'ja', 'y or b': 1 } } },
]

test('what has a quick answer has the same from the interpreter, without a warning', () => {
  let answers = 0
  for (const context of contexts)
    for (const expression of expressions) {
      const quick = quickly(expression, context)
      if (quick === undefined) continue
      answers++
      const slow = compiled(expression, context)(context, () => ({}))
      expect({ expression, context, value: quick, warnings: [] }).toEqual({ expression, context, ...slow })
    }
  expect(answers).toBeGreaterThan(400)
})

test.each([
  ['betrag > 10 and antrag.feld1 != null', true],
  ['antrag.feld1', 'x'],
  ['betrag', 11],
  ['betrag = 11 or antrag.feld1 = "y"', true],
])('answers %s', (expression, value) => {
  expect(quickly(expression, { betrag: 11, antrag: { feld1: 'x' } })).toBe(value)
})

test.each([
  ...['betrag + 1', 'not(ja)', 'fehlt', 'antrag', 'liste', 'liste.x', 'today()', '"a\\nb"', 'betrag in [1..20]'],
  ...[
    'betrag between 1 and 20',
    'betrag > "x"',
    'ja > false',
    'fehlt = null',
    'ja and 3',
    'betrag >',
    'zwei worte = 1',
  ],
])('leaves %s to the interpreter', (expression) => {
  const context = { betrag: 11, ja: true, antrag: { feld1: 'x' }, liste: [{ x: 1 }] }
  expect(quickly(expression, context)).toBe(undefined)
})
