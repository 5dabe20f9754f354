import { describe, expect, it } from 'vitest'
import { coverageOf, type DecisionTable, type HitPolicy, type InputClause } from '../../engine/index.ts'

type Input = readonly [type: string | null, allowed?: string]

function table(inputs: readonly Input[], rows: readonly (readonly string[])[], more: Partial<DecisionTable> = {}) {
  const clauses = inputs.map(([type, allowed], index): InputClause => ({
    label: `e${index}`,
    expression: `e${index}`,
    type,
    allowed: allowed ?? null,
  }))
  const rules = rows.map((row) => ({
    tests: row.slice(0, inputs.length),
    outputs: [row[inputs.length] ?? '1'],
    blank: [],
    annotation: null,
  }))
  const outputs = [{ name: 'a', label: 'a', type: null, values: [], whenNone: null }]
  return coverageOf({ kind: 'table', hitPolicy: 'UNIQUE', aggregation: null, inputs: clauses, outputs, rules, ...more })
}

describe('gaps and overlaps of a decision table', () => {
  it('has nothing to say of numbers that are answered once each', () => {
    const coverage = table([['number']], [['< 18'], ['[18..65]'], ['> 65']])
    expect(coverage).toEqual({ gaps: [], overlaps: [], unread: [], complete: true })
  })

  it('names the numbers between two rules, with their ends', () => {
    expect(table([['number']], [['<= 1'], ['>= 2']]).gaps).toEqual([['(1..2)']])
    expect(table([['number']], [['< 1'], ['> 1.5']]).gaps).toEqual([['[1..1.5]']])
    expect(table([['number']], [['5']]).gaps).toEqual([['< 5, > 5']])
  })

  it('names the two rules that answer at once, and for what', () => {
    const { overlaps, gaps } = table([['number']], [['<= 18'], ['>= 18']])
    expect([overlaps, gaps]).toEqual([[{ rules: [0, 1], at: ['18'] }], []])
  })

  it('counts days: between two that follow each other there is none', () => {
    const day = (text: string) => `date("${text}")`
    const next = [[`<= ${day('2026-02-28')}`], [`>= ${day('2026-03-01')}`]]
    expect(table([['date']], next).gaps).toEqual([])
    const later = [[`< ${day('2026-02-28')}`], [`>= @"2026-03-02"`]]
    expect(table([['date']], later).gaps).toEqual([[`[${day('2026-02-28')}..${day('2026-03-02')})`]])
    expect(table([['date']], [[`< ${day('2026-02-30')}`]]).unread).toHaveLength(1)
  })

  it('takes texts by what is named and what is allowed', () => {
    const rows = [['"ja"'], ['"nein", "vielleicht"']]
    expect(table([['string']], rows).gaps).toEqual([['not("ja", "nein", "vielleicht")']])
    expect(table([['string', '"ja","nein","vielleicht"']], rows).gaps).toEqual([])
    expect(table([['string', '"ja","nein","vielleicht","offen"']], rows).gaps).toEqual([['"offen"']])
    expect(table([['string']], [['"ja"'], ['not("ja")']]).gaps).toEqual([])
  })

  it('looks at several inputs together and leaves out what does not matter', () => {
    const rows = [
      ['true', '< 10'],
      ['false', '-'],
    ]
    expect(table([['boolean'], ['number']], rows).gaps).toEqual([['true', '>= 10']])
    const both = table([['boolean'], ['number']], [...rows, ['-', '>= 10']])
    expect(both.gaps).toEqual([])
    expect(both.overlaps).toEqual([{ rules: [1, 2], at: ['false', '>= 10'] }])
  })

  it('says which cells it cannot judge, and names only the gaps that are there all the same', () => {
    const rows = [
      ['< grenze', 'true'],
      ['"a"', 'true'],
    ]
    const coverage = table([['number'], ['boolean']], rows)
    expect(coverage.unread).toEqual([
      { rule: 0, input: 0, text: '< grenze' },
      { rule: 1, input: 0, text: '"a"' },
    ])
    expect(coverage.gaps).toEqual([['-', 'false']])
    expect(coverage.overlaps).toEqual([])
    expect(table([['number', 'f(?)']], [['-']]).unread).toEqual([{ rule: null, input: 0, text: 'f(?)' }])
  })

  it('minds what the hit policy allows', () => {
    const rows = [
      ['< 10', '1'],
      ['< 20', '1'],
      ['>= 5', '2'],
    ]
    const overlaps = (hitPolicy: HitPolicy) =>
      table([['number']], rows, { hitPolicy }).overlaps.map(({ rules }) => rules)
    expect(overlaps('FIRST')).toEqual([])
    expect(overlaps('COLLECT')).toEqual([])
    expect(overlaps('ANY')).toEqual([
      [0, 2],
      [1, 2],
    ])
    expect(overlaps('UNIQUE')).toHaveLength(3)
  })

  it('has no gap where a default answers, and one that is everything where there is no rule', () => {
    const outputs = [{ name: 'a', label: 'a', type: null, values: [], whenNone: '0' }]
    expect(table([['number']], [['1']], { outputs }).gaps).toEqual([])
    expect(table([['number'], ['string']], []).gaps).toEqual([['-', '-']])
  })

  it('stops at tables that are too large, and says so', () => {
    const rows = Array.from({ length: 40 }, (_none, row) =>
      Array.from({ length: 12 }, (_no, at) => `> ${(row * 7 + at) % 41}`),
    )
    expect(
      table(
        Array.from({ length: 12 }, (): Input => ['number']),
        rows,
      ).complete,
    ).toBe(false)
  })
})
