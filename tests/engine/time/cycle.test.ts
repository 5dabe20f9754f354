import { describe, expect, test } from 'vitest'
import { isCycle } from '../../../engine/index.ts'
import { nextCron, readCron } from '../../../engine/time/cron.ts'
import { firstOccurrence, nextOccurrence } from '../../../engine/time/cycle.ts'

const zone = 'Europe/Berlin'
const now = '2026-03-02T07:00:00.000Z'

describe('an ISO cycle', () => {
  test('is first due after one interval and then counts down', () => {
    expect(firstOccurrence('R3/PT1H', now, zone)).toEqual({ due: '2026-03-02T08:00:00.000Z', rest: 'R2/PT1H' })
    expect(firstOccurrence('R1/PT1H', now, zone)).toEqual({ due: '2026-03-02T08:00:00.000Z', rest: null })
    expect(firstOccurrence('R/P1D', now, zone)).toEqual({ due: '2026-03-03T07:00:00.000Z', rest: 'R/P1D' })
  })

  test('with a start is first due then', () => {
    const first = { due: '2026-06-01T06:00:00.000Z', rest: 'R4/P1W' }
    expect(firstOccurrence('R5/2026-06-01T08:00:00/P1W', now, zone)).toEqual(first)
  })

  test('that never fires is none', () => expect(firstOccurrence('R0/PT1H', now, zone)).toBe(null))

  test('goes on from when it was due, not from when it fired', () => {
    const late = '2026-03-02T11:17:00.000Z'
    expect(nextOccurrence('R2/PT1H', '2026-03-02T08:00:00.000Z', late, zone)).toEqual({
      due: '2026-03-02T09:00:00.000Z',
      rest: 'R1/PT1H',
    })
  })

  test.each(['R3/PT0S', 'R3/-PT1H', 'R/P', 'R3', 'PT1H', 'R3/x/PT1H', 'R3/a/b/PT1H', 'Rx/PT1H'])(
    '%s is none',
    (text) => {
      expect(isCycle(text)).toBe(false)
    },
  )
})

describe('cron', () => {
  const next = (text: string, after = now): string | null => nextCron(readCron(text)!, after, zone)

  test.each([
    ['30 8 * * *', '2026-03-02T07:30:00.000Z', 'five fields'],
    ['15 30 8 * * *', '2026-03-02T07:30:15.000Z', 'six fields begin with seconds'],
    ['0 8 * * *', '2026-03-03T07:00:00.000Z', 'never the moment itself'],
    ['0 9 * * MON-FRI', '2026-03-02T08:00:00.000Z', 'weekdays by name'],
    ['0 9 * * sat,sun', '2026-03-07T08:00:00.000Z', 'a list'],
    ['0 9 * * 7', '2026-03-08T08:00:00.000Z', '7 is Sunday too'],
    ['*/20 * * * *', '2026-03-02T07:20:00.000Z', 'steps'],
    ['10-30/10 9 * * *', '2026-03-02T08:10:00.000Z', 'steps in a range'],
    ['0 0 29 2 *', '2028-02-28T23:00:00.000Z', '29 February'],
    ['0 0 13 * 5', '2026-03-05T23:00:00.000Z', 'day of month or weekday, when both are given'],
    ['0 0 1 JAN ?', '2026-12-31T23:00:00.000Z', 'months by name, a question mark for any'],
    ['@hourly', '2026-03-02T08:00:00.000Z', 'a name'],
  ])('%s is next due %s: %s', (text, due) => expect(next(text)).toBe(due))

  test('a time that spring skips fires at the end of the gap, once', () => {
    expect(next('30 2 * * *', '2026-03-28T12:00:00.000Z')).toBe('2026-03-29T01:30:00.000Z')
    expect(next('30 2 * * *', '2026-03-29T01:30:00.000Z')).toBe('2026-03-30T00:30:00.000Z')
  })

  test('a time that autumn repeats fires the first time only', () => {
    expect(next('30 2 * * *', '2026-10-24T12:00:00.000Z')).toBe('2026-10-25T00:30:00.000Z')
    expect(next('30 2 * * *', '2026-10-25T00:30:00.000Z')).toBe('2026-10-26T01:30:00.000Z')
  })

  test('a long pause is not caught up', () => {
    const due = nextOccurrence('0 9 * * *', '2026-03-02T08:00:00.000Z', '2026-03-09T12:00:00.000Z', zone)
    expect(due).toEqual({ due: '2026-03-10T08:00:00.000Z', rest: '0 9 * * *' })
  })

  test.each([
    '',
    '* * * *',
    '60 * * * *',
    '0 24 * * *',
    '0 0 0 * *',
    '0 0 30 2 *',
    '5-1 * * * *',
    '*/0 * * * *',
    'a b c d e',
    '0 0 * * XYZ',
    '1 2 3 4 5 6 7',
  ])('%j cannot be read', (text) => expect(readCron(text)).toBe(null))
})
