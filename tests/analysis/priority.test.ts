import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fit, moves, rank, usualWeights, type Candidate, type Weights } from '../../analysis/index.ts'

const candidate = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  name: id,
  hours: 0,
  visits: 0,
  breaks: 0,
  duty: 0,
  feasible: { form: true, bound: true, interface: true, statute: true },
  reuse: null,
  work: { hours: 40, source: 'test' },
  ...more,
})
const hard = { form: false, bound: false, interface: true, statute: false }

describe('priority', () => {
  // Worked out in a spreadsheet. a: effort ln(100)/ln(1000) = 2/3; visits 500/1000; breaks 2/4; duty 0.
  //   benefit = 0.35·0.66667 + 0.25·0.5 + 0.2·0.5 + 0.2·0 = 0.45833; feasibility 3/4; score 0.34375.
  // b: the greatest of all with duty: benefit 1, feasibility 1/4, score 0.25.
  test('is benefit times feasibility, as in the spreadsheet', () => {
    const [first, second] = rank([
      candidate('b', { hours: 999, visits: 1000, breaks: 4, duty: 1, feasible: hard }),
      candidate('a', {
        hours: 99,
        visits: 500,
        breaks: 2,
        feasible: { form: true, bound: true, interface: false, statute: true },
      }),
    ])
    expect(first).toMatchObject({ candidate: { id: 'a' }, feasibility: 0.75, lane: 'quick-win' })
    expect(first?.benefit).toBeCloseTo(0.458333, 6)
    expect(first?.score).toBeCloseTo(0.34375, 6)
    expect(second).toMatchObject({
      candidate: { id: 'b' },
      benefit: 1,
      feasibility: 0.25,
      score: 0.25,
      lane: 'project',
    })
  })

  test.each([
    [{ duty: 1, hours: 9, visits: 9, breaks: 9 }, 'quick-win'],
    [{ duty: 1, hours: 9, visits: 9, breaks: 9, feasible: hard }, 'project'],
    [{}, 'fill-in'],
    [{ feasible: hard }, 'leave'],
    [{ reuse: 'eWA' }, 'reuse'],
    [{ hours: null, visits: null, breaks: null, duty: null }, 'unknown'],
    [{ feasible: { form: null, bound: null, interface: null, statute: null } }, 'unknown'],
  ] as const)('puts %o into the lane %s', (more, lane) => {
    expect(rank([candidate('a', more)])[0]?.lane).toBe(lane)
  })

  test('takes what nobody knows for nothing, and says so by null', () => {
    const [one] = rank([
      candidate('a', { hours: null, duty: 1, feasible: { form: true, bound: null, interface: null, statute: false } }),
    ])
    expect(one?.parts).toEqual({ effort: null, visits: 0, breaks: 0, duty: 1 })
    expect(one).toMatchObject({ benefit: 0.2, feasibility: 0.5 })
  })

  test('refuses weights without a reason, negative ones, and none at all', () => {
    const changed = (value: number, reason = 'r'): Weights => ({ ...usualWeights, duty: { value, reason } })
    expect(() => rank([], changed(0.2, ' '))).toThrow(RangeError)
    expect(() => rank([], changed(-1))).toThrow(RangeError)
    const nothing = Object.fromEntries(
      Object.keys(usualWeights).map((key) => [key, { value: 0, reason: 'r' }]),
    ) as unknown as Weights
    expect(() => rank([], nothing)).toThrow(RangeError)
  })

  test('stays between nothing and one, and does not depend on the scale of the weights', () => {
    const value = fc.nat(1000)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, factor) => {
          const all = rows.map(([hours, visits, breaks], at) =>
            candidate(String(at), { hours, visits, breaks, duty: 0.5 }),
          )
          const scaled = Object.fromEntries(
            Object.entries(usualWeights).map(([key, { value: weight, reason }]) => [
              key,
              { value: weight * factor, reason },
            ]),
          ) as unknown as Weights
          const [plain, other] = [rank(all), rank(all, scaled)]
          for (const [at, one] of plain.entries()) {
            expect(one.score).toBeGreaterThanOrEqual(0)
            expect(one.score).toBeLessThanOrEqual(1 + 1e-9)
            expect(other.find(({ candidate: { id } }) => id === one.candidate.id)?.score, String(at)).toBeCloseTo(
              one.score ?? NaN,
              9,
            )
          }
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('a year of the town', () => {
  const hours = (of: number) => ({ work: { hours: of, source: 'test' } })

  test('holds what fits down the ranking, passes over what does not, and never what should be left', () => {
    const ranking = rank([
      candidate('first', { duty: 1, ...hours(60) }),
      candidate('large', { duty: 0.9, ...hours(80) }),
      candidate('small', { duty: 0.8, ...hours(40) }),
      candidate('left', { duty: 0.1, feasible: hard, ...hours(1) }),
    ])
    const found = fit(ranking, 100)
    expect(found.chosen.map(({ candidate: { id } }) => id)).toEqual(['first', 'small'])
    expect(found).toMatchObject({ used: 100, hours: 100 })
  })

  test('asked what another weight would change, names the places and lanes that change', () => {
    const all = [candidate('work', { hours: 999 }), candidate('way', { visits: 999 })]
    const other: Weights = { ...usualWeights, visits: { value: 1, reason: 'Wege zuerst' } }
    expect(moves(rank(all), rank(all))).toEqual([])
    expect(moves(rank(all), rank(all, other))).toMatchObject([
      { id: 'way', from: 2, to: 1, laneFrom: 'fill-in', laneTo: 'quick-win' },
      { id: 'work', from: 1, to: 2 },
    ])
  })
})
