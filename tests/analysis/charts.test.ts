import { expect, test } from 'vitest'
import { ganttChart, lineChart, pieChart, quadrantChart, sankeyChart } from '../../analysis/index.ts'

test('charts are Mermaid text, and no name can end what it stands in', () => {
  expect(
    pieChart('Wege: "alle"', [
      ['online', 3],
      ['Post', 0],
    ]),
  ).toBe(`pie showData
  title Wege  'alle'
  "online" : 3
`)
  expect(
    lineChart(
      'F',
      'n',
      ['01/2026', '02/2026'],
      [
        [1, 2],
        [1, 3],
      ],
      5,
    ),
  ).toContain('y-axis "n" 0 --> 5\n  line [1, 2]\n  line [1, 3]')
  expect(
    ganttChart('Plan', [
      { name: 'A: b, c', bars: [{ name: 'x', from: '2026-01-01', to: '2026-02-01', state: 'crit' }] },
    ]),
  ).toContain('  section A  b  c\n    x :crit, 2026-01-01, 2026-02-01')
  const fields = ['1', '2', '3', '4'] as const
  expect(quadrantChart('Q', { x: ['a', 'b'], y: ['c', 'd'] }, fields, [{ name: 'p', x: 0, y: 2 }])).toContain(
    '"p": [0.01, 0.99]',
  )
  const [, , line = '', ...rest] = sankeyChart([
    ['Prüfen, "Amt" {1}', 'Straße', 2],
    ['Post', 'Amt', 0],
  ]).split('\n')
  expect(rest).toEqual([''])
  expect(line).toBe('Pr{fc}fen{2c} {22}Amt{22} {7b}1{7d},Stra{df}e,2')
})
