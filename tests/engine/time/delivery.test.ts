import { describe, expect, test } from 'vitest'
import {
  addPeriod,
  type Calendar,
  deemedDelivered,
  isWorkingDay,
  objectionEnds,
  rollOver,
} from '../../../engine/index.ts'

/** Holidays of Rheinland-Pfalz in 2026 that the tests meet. */
const calendar: Calendar = {
  name: 'rlp',
  from: '2025-01-01',
  to: '2028-12-31',
  holidays: [
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-25',
    '2026-06-04',
    '2026-12-25',
    '2026-12-26',
  ],
}

describe('a letter counts as delivered on the fourth day after posting (AO § 122(2))', () => {
  const cases = [
    ['2026-03-02', '2026-03-06', 'Monday to Friday'],
    ['2026-03-03', '2026-03-09', 'the fourth day is a Saturday: the next Monday'],
    ['2026-03-04', '2026-03-09', 'the fourth day is a Sunday: the next Monday'],
    ['2026-03-05', '2026-03-09', 'the fourth day is a Monday'],
    ['2026-03-30', '2026-04-07', 'Good Friday, Saturday, Sunday and Easter Monday are jumped over'],
    ['2025-12-28', '2026-01-02', 'over New Year'],
    ['2028-02-26', '2028-03-01', '29 February counts'],
  ] as const
  test.each(cases)('posted %s, delivered %s: %s', (sent, delivered) => {
    expect(deemedDelivered({ sent, rule: 'AO § 122(2)', calendar })).toBe(delivered)
  })
})

describe('an objection is possible for one month after delivery (BGB §§ 187, 188, 193)', () => {
  const cases = [
    ['2026-03-06', '2026-04-07', 'the month ends on Easter Monday: the Tuesday after'],
    ['2026-03-09', '2026-04-09', 'the day of the same number'],
    ['2026-01-30', '2026-03-02', 'February has no 30th: its last day, a Saturday, and so the Monday after'],
    ['2028-01-31', '2028-02-29', "the last day of a leap year's February"],
    ['2026-11-26', '2026-12-28', 'both Christmas days and a Sunday'],
    ['2026-04-01', '2026-05-04', 'the first of May and a weekend'],
  ] as const
  test.each(cases)('delivered %s, until %s: %s', (delivered, end) => {
    expect(objectionEnds(delivered, calendar, { remedyNotice: true })).toBe(end)
  })

  test('without a remedy notice for one year (VwGO § 58(2))', () => {
    expect(objectionEnds('2026-03-06', calendar, { remedyNotice: false })).toBe('2027-03-08')
    expect(objectionEnds('2026-03-09', calendar, { remedyNotice: false })).toBe('2027-03-09')
  })
})

describe('working days', () => {
  test('a day outside the calendar is an error, not a guess', () => {
    expect(() => rollOver('2029-01-01', calendar)).toThrow(RangeError)
    expect(() => deemedDelivered({ sent: '2028-12-30', rule: 'AO § 122(2)', calendar })).toThrow(RangeError)
  })

  test('Saturdays, Sundays and holidays are none', () => {
    const days = ['2026-03-06', '2026-03-07', '2026-03-08', '2026-05-14']
    expect(days.map((day) => isWorkingDay(day, calendar))).toEqual([true, false, false, false])
  })
})

describe('a calendar period', () => {
  test.each([
    ['2026-01-31', 'P1M', '2026-02-28'],
    ['2026-03-31', 'P1M', '2026-04-30'],
    ['2026-02-28', 'P1M', '2026-03-28'],
    ['2028-02-29', 'P1Y', '2029-02-28'],
    ['2026-12-31', 'P2M', '2027-02-28'],
    ['2026-03-28', 'P2D', '2026-03-30'],
    ['2026-03-01', 'P2W', '2026-03-15'],
    ['2026-03-31', '-P1M', '2026-02-28'],
    ['2026-01-15', 'P1Y2M3D', '2027-03-18'],
  ])('%s and %s is %s', (date, period, end) => expect(addPeriod(date, period)).toBe(end))

  test.each([
    ['2026-02-30', 'P1D'],
    ['02.03.2026', 'P1D'],
    ['2026-03-02', 'PT1H'],
    ['2026-03-02', '1 Monat'],
  ])('%s and %s is an error', (date, period) => expect(() => addPeriod(date, period)).toThrow(RangeError))
})
