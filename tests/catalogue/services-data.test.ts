import { describe, expect, test } from 'vitest'
import { bundledServices } from '../../server/catalogue/seed.ts'
import { offices } from '../../server/records/offices.ts'

const services = bundledServices()
const byId = (id: string) => services.find((service) => service.id === id)

describe('the catalogue that comes with the program', () => {
  test('holds 153 services, 138 of them of the OZG, each once', () => {
    expect(new Set(services.map(({ id }) => id)).size).toBe(153)
    expect(services.filter(({ ozg }) => ozg)).toHaveLength(138)
    expect(services.filter(({ ozg, ozgBundle }) => ozg !== (ozgBundle !== null))).toEqual([])
  })

  test('knows who is responsible: 125 the town, 16 received, 10 county or state, 2 unclear', () => {
    const count = (who: string) => services.filter(({ responsible }) => responsible === who).length
    expect([count('town'), count('received'), count('county') + count('state'), count('unclear')]).toEqual([
      125, 16, 10, 2,
    ])
  })

  test('names only offices that a new town has', () => {
    const known = offices.map(({ key }) => key)
    expect(services.filter(({ office }) => !known.includes(office))).toEqual([])
  })

  test('says of every figure where it comes from', () => {
    const sources = services.flatMap(({ legalBasis, fee, casesPerYear }) => [
      legalBasis.source,
      fee.source,
      casesPerYear.source,
    ])
    expect(sources.filter((source) => source.trim() === '')).toEqual([])
  })

  test('does not take the number of dogs for the number of registrations', () => {
    expect(byId('hundesteuer-anmeldung')?.casesPerYear).toMatchObject({ value: 114, estimate: true })
    expect(byId('hundesteuer-anmeldung')?.note).toContain('877')
  })

  test('calls counted only what was counted in Wittlich', () => {
    const counted = services.filter(({ casesPerYear }) => !casesPerYear.estimate)
    expect(counted.map(({ id, casesPerYear }) => [id, casesPerYear.value]).sort()).toEqual([
      ['bestattung-anmeldung', 155],
      ['einbuergerung-lotse', 58],
    ])
  })

  test('marks nationwide services, none of them as tested here', () => {
    const nationwide = services.filter((service) => service.nationwide?.via === 'efa').map(({ id }) => id)
    expect(nationwide.sort()).toEqual([
      'eheanmeldung',
      'gewerbeanmeldung',
      'wohngeld',
      'wohnsitz-anmeldung',
      'wohnsitz-ummeldung',
    ])
    expect(services.filter((service) => service.nationwide?.checked)).toEqual([])
  })
})
