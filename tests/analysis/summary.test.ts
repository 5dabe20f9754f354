import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  group,
  percent,
  responsibles,
  shareOf,
  statusChart,
  statuses,
  summary,
  type Group,
  type Rated,
} from '../../analysis/index.ts'

const rated = (status: Rated['status'], value: number | null, more: Partial<Rated> = {}): Rated => ({
  ozg: true,
  responsible: 'town',
  status,
  open: 0,
  casesPerYear: { value, estimate: false },
  ...more,
})

describe('summary', () => {
  // By hand: 3 of the town under the OZG with 100 + 300 + 600 = 1,000 cases, 1 of the county with 50, 1 outside the OZG with 7.
  const services = [
    rated('online', 100),
    rated('unknown', 300),
    rated('unknown', 600, { casesPerYear: { value: 600, estimate: true } }),
    rated('analog', 50, { responsible: 'county' }),
    rated('form', 7, { ozg: false, open: 2 }),
  ]
  const town = summary(services).ozg.byResponsible.town as Group

  test('gives shares of services and of cases with their denominators', () => {
    expect(town.services).toBe(3)
    expect(town.byStatus.online.services).toEqual({ numerator: 1, denominator: 3, share: 0.3333 })
    expect(town.byStatus.online.cases).toEqual({ numerator: 100, denominator: 1000, share: 0.1, estimate: true })
    expect(town.byStatus.unknown.cases).toMatchObject({ numerator: 900, denominator: 1000, share: 0.9 })
    expect(town.cases).toEqual({ value: 1000, estimate: true, counted: 400, estimated: 600 })
  })

  test('keeps the county and what is outside the OZG apart', () => {
    const { all, ozg, other } = summary(services)
    expect(all.services).toBe(5)
    expect(ozg.total.services).toBe(4)
    expect(ozg.byResponsible.county?.byStatus.analog.services).toEqual({ numerator: 1, denominator: 1, share: 1 })
    expect(ozg.byResponsible.received).toBeUndefined()
    expect(other.total.byStatus.form.cases).toEqual({ numerator: 7, denominator: 7, share: 1, estimate: false })
    expect(other.total.partlyRecorded).toBe(1)
  })

  test('says how many services have no figure of cases, and leaves them out of the shares of cases', () => {
    const some = group([rated('online', null), rated('analog', 10)])
    expect(some.withoutCases).toBe(1)
    expect(some.byStatus.online.cases).toMatchObject({ numerator: 0, denominator: 10 })
  })

  test('of nothing has no shares', () => {
    expect(summary([]).all.byStatus.online.services).toEqual({ numerator: 0, denominator: 0, share: null })
  })
})

describe('a percentage', () => {
  test.each([
    [2, 3, '66,6 %'],
    [999, 1000, '99,9 %'],
    [9999, 10000, '99,9 %'],
    [1, 1, '100 %'],
    [0, 5, '0 %'],
    [1, 5000, 'unter 0,1 %'],
    [29, 100, '29 %'],
    [0, 0, '–'],
  ])('of %i in %i is %s: never rounded up', (numerator, denominator, text) => {
    expect(percent(shareOf(numerator, denominator))).toBe(text.replace(' %', '\u00a0%'))
  })
})

const anyService: fc.Arbitrary<Rated> = fc.record({
  ozg: fc.boolean(),
  responsible: fc.constantFrom(...responsibles),
  status: fc.constantFrom(...statuses),
  open: fc.nat({ max: 12 }),
  casesPerYear: fc.record({ value: fc.option(fc.nat({ max: 10_000 })), estimate: fc.boolean() }),
})

describe('whatever the services', () => {
  const groupsOf = (services: readonly Rated[]): Group[] => {
    const { all, ozg, other } = summary(services)
    return [all, ozg.total, other.total, ...Object.values(ozg.byResponsible), ...Object.values(other.byResponsible)]
  }

  test('shares lie between 0 and 1 and never above the true value', () => {
    fc.assert(
      fc.property(fc.array(anyService), (services) => {
        for (const { byStatus } of groupsOf(services))
          for (const status of statuses)
            for (const { share, numerator, denominator } of [byStatus[status].services, byStatus[status].cases]) {
              if (share === null) expect(denominator).toBe(0)
              else expect(share >= 0 && share <= 1 && share <= numerator / denominator + 1e-9).toBe(true)
            }
      }),
    )
  })

  test('numerators add up to the denominators', () => {
    fc.assert(
      fc.property(fc.array(anyService), (services) => {
        for (const { byStatus, services: count, cases } of groupsOf(services)) {
          const sum = (pick: 'services' | 'cases'): number =>
            statuses.reduce((total, status) => total + byStatus[status][pick].numerator, 0)
          expect(sum('services')).toBe(count)
          expect(sum('cases')).toBe(cases.value)
        }
      }),
    )
  })

  test('their order makes no difference', () => {
    const shuffled = fc
      .array(anyService)
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(summary(other)).toEqual(summary(list))
      }),
    )
  })
})

test('the chart as Mermaid text holds a bar for each status and no broken quotation marks', () => {
  const labels = Object.fromEntries(statuses.map((status) => [status, `"${status}"`])) as Record<
    (typeof statuses)[number],
    string
  >
  const text = statusChart('Stand', group([rated('online', 1), rated('unknown', 1), rated('unknown', 1)]), labels)
  expect(text).toContain('bar [2, 0, 0, 0, 1, 0]')
  expect(text).toContain(`"'online'"`)
})
