import { describe, expect, test } from 'vitest'
import { forecast, project, projected } from '../../analysis/index.ts'

const months = (...done: number[]) =>
  done.map((value, at) => ({ month: `2026-${String(at + 1).padStart(2, '0')}`, done: value }))

describe('a forecast', () => {
  // By hand: gains of three months 3, 6, 3 → pace 1 to 2 a month. From 8 to 20 are 12: 6 to 12 months after June 2026.
  test('is the range between the slowest and the fastest three months', () => {
    expect(forecast(months(0, 2, 4, 3, 8, 7), 19)).toMatchObject({
      pace: { slow: 1, fast: 2 },
      earliest: '2026-12',
      latest: '2027-06',
    })
  })

  // By hand: from 7 on, 1 to 2 a month, and never beyond 10.
  test('goes on from the last month at both paces, and not beyond the goal', () => {
    const points = months(0, 2, 4, 3, 8, 7)
    const [last, found] = [points.at(-1), forecast(points, 10)]
    if (!last || !found) throw new Error('no forecast')
    expect(projected(last, found, 10, 2)).toEqual([
      { month: '2026-07', least: 8, most: 9 },
      { month: '2026-08', least: 9, most: 10 },
    ])
  })

  test('is not given with fewer than four months, and is open where nothing moved', () => {
    expect(forecast(months(0, 1, 2), 10)).toBeNull()
    expect(forecast(months(1, 1, 1, 1), 10)).toEqual({ pace: { slow: 0, fast: 0 }, earliest: null, latest: null })
    expect(forecast(months(1, 1, 1, 4, 4), 10)).toMatchObject({ pace: { slow: 1, fast: 1 }, latest: '2026-11' })
  })

  test('does not look further than ten years', () => {
    expect(forecast(months(0, 0, 0, 3), 123)).toMatchObject({ latest: '2036-04' })
    expect(forecast(months(0, 0, 0, 3), 124)).toMatchObject({ earliest: null, latest: null })
  })

  test('of what is done already is the last month', () => {
    expect(forecast(months(1, 2, 3, 4), 4)).toMatchObject({ earliest: '2026-04', latest: '2026-04' })
  })
})

describe('strokes', () => {
  // By hand: 100 × 365 / 28 = 1303.6; √100 · 1.96 = 19.6, so 80.4 and 119.6 strokes: 1048 and 1559 a year.
  test('of four weeks are projected to a year, with the range of chance', () => {
    expect(project(100, 28)).toMatchObject({ usual: 1304, low: 1048, high: 1559 })
  })

  // Garwood 1936: 95 % limits of a count of 5 are 1.623 and 11.668; of 0 they are 0 and 3.689.
  test('that are few have the exact limits', () => {
    expect(project(5, 28)).toMatchObject({ usual: 65, low: 21, high: 152 })
    expect(project(0, 28)).toMatchObject({ usual: 0, low: 0, high: 48 })
    expect(project(3, 0)).toBeNull()
  })
})
