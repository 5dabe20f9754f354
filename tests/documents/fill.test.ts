import { expect, test } from 'vitest'
import { fillBlocks, fillText, LetterGap, type Scope } from '../../server/documents/fill.ts'

const scope: Scope = {
  now: '2026-03-04T08:00:00.000Z',
  names: {
    betrag: 62.5,
    hunde: 2,
    tag: '2026-03-01',
    name: 'Änne Groß',
    fehlt: null,
    liste: ['Impfpass', 'Kaufvertrag'],
    leer: [],
  },
}

test('amounts before EUR have two decimals and a comma, other numbers stand as they are', () => {
  expect(fillText('{{ betrag }} EUR für {{ hunde }} Hunde', scope)).toBe('62,50\u00a0EUR für 2 Hunde')
})

test('days stand as people write them, and names keep their umlauts', () => {
  expect(fillText('{{ name }}, ab {{ tag }}', scope)).toBe('Änne Groß, ab 01.03.2026')
})

test('a value that is missing stops the letter and names the expression', () => {
  expect(() => fillText('Betrag: {{ fehlt }}', scope)).toThrow(LetterGap)
  expect(() => fillText('Betrag: {{ unbekannt }}', scope)).toThrow('unbekannt')
})

test('a block whose condition is not true is left out, and so is an empty list', () => {
  const blocks = fillBlocks(
    [
      { type: 'text', if: 'hunde > 5', text: '{{ fehlt }}' },
      { type: 'text', if: 'fehlt = 1', text: 'nie' },
      { type: 'list', items: '{{ leer }}' },
      { type: 'list', items: 'liste' },
      { type: 'table', rows: [['Summe', '{{ betrag }} EUR']] },
    ],
    scope,
  )
  expect(blocks).toEqual([
    { type: 'list', items: ['Impfpass', 'Kaufvertrag'] },
    { type: 'table', rows: [['Summe', '62,50\u00a0EUR']] },
  ])
})

test('what belongs together is not torn by a line break', () => {
  expect(fillText('nach § 162 Absatz 1, 54516 Wittlich, am 1. Juli', scope)).toBe(
    'nach §\u00a0162 Absatz\u00a01, 54516\u00a0Wittlich, am 1.\u00a0Juli',
  )
})

test('a block has the words of the letter until the town has its own, each paragraph by itself', () => {
  const blocks = [{ type: 'block' as const, block: 'marke', text: 'Für {{ hunde }} Hunde.' }]
  expect(fillBlocks(blocks, scope)).toEqual([{ type: 'text', text: 'Für 2 Hunde.' }])
  const texts = new Map([['marke', 'Erstens, {{ name }}.\n \nZweitens.']])
  expect(fillBlocks(blocks, { ...scope, texts })).toEqual([
    { type: 'text', text: 'Erstens, Änne Groß.' },
    { type: 'text', text: 'Zweitens.' },
  ])
})
