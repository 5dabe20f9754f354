import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDuration, dateIn, readDuration, readInstant } from '../../../engine/index.ts'
import { fromLocal, toLocal } from '../../../engine/time/local.ts'

const zone = 'Europe/Berlin'

describe("a moment is read in the town's zone", () => {
  test.each([
    ['2026-03-02', '2026-03-01T23:00:00.000Z', 'a date is its first moment'],
    ['2026-07-02T08:00', '2026-07-02T06:00:00.000Z', 'summer time'],
    ['2026-03-02T08:00:00.5', '2026-03-02T07:00:00.500Z', 'parts of a second'],
    ['2026-03-02T08:00:00Z', '2026-03-02T08:00:00.000Z', 'UTC'],
    ['2026-03-02T08:00:00+03:00', '2026-03-02T05:00:00.000Z', 'an offset'],
    ['2026-03-02T08:00:00-0130', '2026-03-02T09:30:00.000Z', 'an offset without colon'],
    ['2026-03-02T08:00:00@America/New_York', '2026-03-02T13:00:00.000Z', 'a zone by name'],
    ['2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z', 'a time that does not exist moves forward: 3:30'],
    ['2026-03-29T02:00:00', '2026-03-29T01:00:00.000Z', 'the first moment of the gap is 3:00'],
    ['2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z', 'a time that occurs twice means the first'],
    ['2026-10-25T03:00:00', '2026-10-25T02:00:00.000Z', 'after the hour that is repeated'],
  ])('%s is %s: %s', (text, instant) => expect(readInstant(text, zone)).toBe(instant))

  test.each([
    '',
    'morgen',
    '2026-02-30',
    '2026-13-01',
    '2026-03-02T25:00',
    '2026-03-02T08:61',
    '2026-03-02T08:00@Nirgends/Wo',
  ])('%j is none', (text) => expect(readInstant(text, zone)).toBe(null))

  test('also in zones whose clocks change at midnight or by half an hour', () => {
    expect(readInstant('2026-09-06', 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z')
    expect(readInstant('2026-10-04T02:15', 'Australia/Lord_Howe')).toBe('2026-10-03T15:45:00.000Z')
  })

  test('the date of a moment is that of the town', () => {
    expect(dateIn('2026-03-01T23:30:00.000Z', zone)).toBe('2026-03-02')
    expect(dateIn('2026-03-01T23:30:00.000Z', 'UTC')).toBe('2026-03-01')
  })
})

test('every moment comes back from its wall-clock time, but for the hour that autumn repeats', () => {
  const zones = fc.constantFrom(zone, 'UTC', 'America/St_Johns', 'Australia/Lord_Howe', 'America/Santiago')
  const moments = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) })
  fc.assert(
    fc.property(moments, zones, (epoch, place) => {
      const back = fromLocal(toLocal(epoch, place), place)
      expect([epoch, epoch - 3_600_000, epoch - 1_800_000]).toContain(back)
      expect(toLocal(back, place)).toEqual(toLocal(epoch, place))
    }),
  )
})

describe('a duration', () => {
  test.each([
    [
      '2026-03-28T11:00:00.000Z',
      'P1D',
      '2026-03-29T10:00:00.000Z',
      'a day later is the same hour though the night is short',
    ],
    ['2026-03-28T11:00:00.000Z', 'PT24H', '2026-03-29T11:00:00.000Z', '24 hours are 24 hours'],
    ['2026-10-24T10:00:00.000Z', 'P1D', '2026-10-25T11:00:00.000Z', 'the long night'],
    ['2026-03-28T01:30:00.000Z', 'P1D', '2026-03-29T01:30:00.000Z', 'into the gap: 3:30'],
    ['2026-01-31T11:00:00.000Z', 'P1M', '2026-02-28T11:00:00.000Z', 'the last day of a shorter month'],
    ['2026-03-02T07:00:00.000Z', 'P1DT2H30M', '2026-03-03T09:30:00.000Z', 'days and hours'],
    ['2026-03-02T07:00:00.000Z', '-PT1H', '2026-03-02T06:00:00.000Z', 'backwards'],
    ['2026-03-02T07:00:00.000Z', 'PT0.5S', '2026-03-02T07:00:00.500Z', 'parts of a second'],
  ])('%s and %s is %s: %s', (from, duration, to) => expect(addDuration(from, duration, zone)).toBe(to))

  test.each(['', 'P', 'PT', 'P1', '14D', 'P1H', 'P1DT', 'PT1D'])('%j is none', (text) => {
    expect(readDuration(text)).toBe(null)
    expect(addDuration('2026-03-02T07:00:00.000Z', text, zone)).toBe(null)
  })
})
