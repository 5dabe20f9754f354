import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  measure,
  officeMinutes,
  quantile,
  quantiles,
  shownCount,
  type OfficeHours,
  type Visit,
} from '../../analysis/index.ts'

const hours: OfficeHours = {
  calendar: { name: 'RLP', from: '2026-01-01', to: '2026-12-31', holidays: ['2026-01-01', '2026-04-03', '2026-04-06'] },
  zone: 'Europe/Berlin',
  opens: '08:00',
  closes: '16:00',
}

describe('open minutes', () => {
  // Counted on a calendar: Thursday 2 April 14:00 to Tuesday 7 April 9:00 holds Good Friday, a weekend and Easter Monday.
  test.each([
    ['one afternoon', '2026-03-02T13:00:00.000Z', '2026-03-02T14:30:00.000Z', 90],
    ['a night', '2026-03-02T14:30:00.000Z', '2026-03-03T07:30:00.000Z', 60],
    ['Easter', '2026-04-02T12:00:00.000Z', '2026-04-07T07:00:00.000Z', 180],
    ['a week', '2026-03-02T07:00:00.000Z', '2026-03-09T07:00:00.000Z', 2400],
    ['a weekend', '2026-03-07T07:00:00.000Z', '2026-03-08T20:00:00.000Z', 0],
    ['the change of clocks', '2026-03-27T14:00:00.000Z', '2026-03-30T07:00:00.000Z', 120],
  ])('of %s', (_name, from, to, minutes) => {
    expect(officeMinutes(from, to, hours)).toBe(minutes)
  })

  test('add up where one span ends and the next begins', () => {
    const moment = fc
      .integer({ min: 0, max: 60 * 24 * 60 })
      .map((minute) => new Date(Date.UTC(2026, 2, 1) + minute * 60_000).toISOString())
    fc.assert(
      fc.property(moment, moment, moment, (...three) => {
        const [a = '', b = '', c = ''] = [...three].sort()
        expect(officeMinutes(a, b, hours) + officeMinutes(b, c, hours)).toBeCloseTo(officeMinutes(a, c, hours), 6)
      }),
      { numRuns: 30 },
    )
  })
})

describe('quantiles', () => {
  // Wikipedia, "Percentile", worked example of the nearest rank: of 15, 20, 35, 40, 50 the 30th is 20, the 40th 20, the 50th 35.
  test.each([
    [0.05, 15],
    [0.3, 20],
    [0.4, 20],
    [0.5, 35],
    [1, 50],
  ])('are values that occurred, by nearest rank: %s', (share, value) => {
    expect(quantile([50, 15, 40, 20, 35], share)).toBe(value)
  })

  test('are hidden below twenty values, and small counts below five', () => {
    expect(quantiles(Array.from({ length: 19 }, (_, at) => at))).toBeNull()
    expect(quantiles(Array.from({ length: 20 }, (_, at) => at + 1))).toEqual({ median: 10, p90: 18, cases: 20 })
    expect([0, 1, 4, 5].map(shownCount)).toEqual([0, null, null, 5])
  })
})

describe('measured cases', () => {
  const day = (of: number, hour: number): string => new Date(Date.UTC(2026, 2, of, hour - 1)).toISOString()
  // Each on Monday 2 March from 8 to Wednesday 4 March, 8 o'clock: 960 open minutes, of which Tuesday (480) waits for papers.
  const ended = Array.from({ length: 20 }, (_, id) => ({ id, receivedAt: day(2, 8), endedAt: day(4, 8) }))
  const visits = ended.flatMap(({ id }): Visit[] => [
    { case: id, element: 'check', type: 'bpmn:UserTask', enteredAt: day(2, 8), leftAt: day(2, 16) },
    { case: id, element: 'papers', type: 'bpmn:IntermediateCatchEvent', enteredAt: day(3, 8), leftAt: day(3, 16) },
    { case: id, element: 'inner', type: 'bpmn:ReceiveTask', enteredAt: day(3, 9), leftAt: day(3, 12) },
    { case: id, element: 'gate', type: 'bpmn:ExclusiveGateway', enteredAt: day(3, 8), leftAt: day(3, 8) },
  ])

  test('say what was in the office and what waited for others, overlaps counted once', () => {
    const found = measure(ended, visits, hours, day(20, 12))
    expect(found).toMatchObject({ cases: 20, lead: { median: 960 }, inHand: { median: 480 }, waiting: { median: 480 } })
    expect(found.steps.map(({ element, turn }) => [element, turn])).toEqual([
      ['check', 'office'],
      ['papers', 'others'],
      ['inner', 'others'],
    ])
    expect(found.steps[0]).toMatchObject({ visits: 20, cases: 20, open: { median: 480, p90: 480 } })
  })

  test('are no figures below twenty, and no counts below five', () => {
    expect(measure(ended.slice(1), visits, hours, day(20, 12))).toMatchObject({ cases: 19, lead: null })
    const few = measure(ended.slice(0, 4), visits, hours, day(20, 12))
    expect(few).toMatchObject({ cases: null, lead: null })
    expect(few.steps[0]).toMatchObject({ visits: null, cases: null, open: null })
  })

  test('older than ninety days do not count', () => {
    expect(measure(ended, visits, hours, '2026-06-02T07:00:00.000Z').cases).toBe(20)
    expect(measure(ended, visits, hours, '2026-06-02T07:00:00.001Z').cases).toBe(0)
  })
})
