import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  assisted,
  compare,
  exactly,
  mixed,
  municipalRates,
  none,
  usualAssistance,
  yearOf,
  type Range,
} from '../../analysis/index.ts'

const ist = { minutes: exactly(48), cost: exactly(20.4) }
const soll = { minutes: exactly(24), cost: exactly(10.2) }
const range = fc.tuple(fc.nat(600), fc.nat(600), fc.nat(600)).map((three): Range => {
  const [min = 0, usual = 0, max = 0] = [...three].sort((a, b) => a - b)
  return { min, usual, max }
})

describe('a year', () => {
  // By hand: 1000 cases × 48 min = 800 h; half a person-year of 1,600 h; 1000 × 20.40 EUR; 1000 × 15 min = 250 h.
  test('is hours, posts of 1,600 hours, EUR and hours of citizens', () => {
    expect(yearOf(ist, 1000, 1)).toEqual({
      cases: 1000,
      hours: exactly(800),
      fte: exactly(0.5),
      cost: exactly(20_400),
      citizenHours: 250,
    })
  })

  // The published rate of 1,600 hours: 40,800 / 67,520 / 112,640 / 65,120 EUR (Leitfaden 2025).
  test('of a whole post costs what the guideline publishes', () => {
    const post = (rate: number): number =>
      Math.round(yearOf({ minutes: exactly(60), cost: exactly(rate) }, 1600, 0).cost.usual * 100) / 100
    expect([municipalRates['eD/mD'], municipalRates.gD, municipalRates.hD, municipalRates.average].map(post)).toEqual([
      40_800, 67_520, 112_640, 65_120,
    ])
  })

  test('is linear in its cases', () => {
    fc.assert(
      fc.property(range, fc.nat(5000), fc.nat(5000), (minutes, a, b) => {
        const year = (cases: number) => yearOf({ minutes, cost: none }, cases, 1)
        expect(year(a + b).hours.max).toBeCloseTo(year(a).hours.max + year(b).hours.max, 6)
        expect(year(a + b).citizenHours).toBeCloseTo(year(a).citizenHours + year(b).citizenHours, 6)
      }),
    )
  })
})

describe('today against tomorrow', () => {
  test('saves nothing when tomorrow is as today, with every online share', () => {
    fc.assert(
      fc.property(range, range, fc.double({ min: 0, max: 1, noNaN: true }), (minutes, cost, share) => {
        const same = { minutes, cost }
        const { saved } = compare(yearOf(same, 1000, 1), yearOf(mixed(same, same, share), 1000, 1))
        for (const difference of [saved.hours, saved.fte, saved.cost])
          for (const value of Object.values(difference)) expect(Math.abs(value as number)).toBeLessThan(1e-6)
        expect(saved.citizenHours).toBe(0)
      }),
    )
  })

  // By hand: 800 h (400 to 1,200) against 400 h (200 to 600).
  test('ranges from worst to best where one side was estimated and the other measured', () => {
    const about = (minutes: number) => ({
      minutes: { min: minutes / 2, usual: minutes, max: minutes * 1.5 },
      cost: none,
    })
    const sides = [yearOf(about(48), 1000, 0), yearOf(about(24), 1000, 0)] as const
    expect(compare(...sides).saved.hours).toEqual({ min: 200, usual: 400, max: 600 })
    expect(compare(...sides, 'on-different').saved.hours).toEqual({ min: -200, usual: 400, max: 1000 })
  })

  // By hand, with 60 % online: 0.6 × 24 + 0.4 × (24 + 8) = 27.2 minutes; 1000 × (48 − 27.2) / 60 = 346.67 h.
  test('counts the counter for those who do not apply online', () => {
    const tomorrow = mixed(soll, assisted(soll, usualAssistance), 0.6)
    expect(tomorrow.minutes.usual).toBeCloseTo(27.2, 12)
    expect(tomorrow.cost.usual).toBeCloseTo(10.2 + 0.4 * (8 / 60) * 25.5, 12)
    const { saved, says } = compare(yearOf(ist, 1000, 1), yearOf(tomorrow, 1000, 0.4))
    expect(saved.hours.usual).toBeCloseTo(346.6667, 3)
    expect(saved.citizenHours).toBeCloseTo(150, 9)
    expect(says).toBe('Gesparte Minuten sind keine gesparten Stellen.')
  })
})
