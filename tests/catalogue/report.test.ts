import { beforeAll, expect, test } from 'vitest'
import { seedCatalogue } from '../../server/catalogue/seed.ts'
import { ozgReport } from '../../server/ratings/report.ts'
import { addFact } from '../../server/ratings/store.ts'
import type { Source } from '../../server/ratings/rate.ts'
import { onEachDatabase, type Opened } from '../support/databases.ts'
import { addDogCase, deployDog, dogService } from './model.ts'

const at = '2026-11-01T08:00:00.000Z'
const fact = {
  criterion: 'information',
  answer: 'no',
  reason: null,
  at,
  author: 'Mia',
  via: null,
  address: null,
  testedOn: null,
} as const

onEachDatabase('the report on the OZG', (open) => {
  let opened: Opened
  let source: Source
  beforeAll(async () => {
    opened = await open()
    source = { ...opened, services: dogService }
    await seedCatalogue(opened.db, opened.town, at)
    await deployDog(opened.db, opened.town, at)
    await addDogCase(opened.db, opened.town, at)
    await addFact(opened.db, opened.town.id, 'grundsteuer', fact)
  })
  const service = async (id: string, asOf: string) =>
    (await ozgReport(source, asOf)).services.find((one) => one.id === id)

  test('has exactly the promised fields', async () => {
    const report = await ozgReport(source, '2026-11-22')
    expect(Object.keys(report)).toEqual(['asOf', 'town', 'summary', 'services'])
    expect(report).toMatchObject({ asOf: '2026-11-22', town: opened.town.key })
    expect(report.services).toHaveLength(153)
    expect(Object.keys(report.services[0] ?? {})).toEqual([
      'id',
      'name',
      'leika',
      'ozg',
      'office',
      'responsible',
      'status',
      'via',
      'missing',
      'casesPerYear',
    ])
  })

  test('shows the dog tax as online with what is missing, from facts of the running system', async () => {
    expect(await service('hundesteuer-anmeldung', '2026-11-22')).toMatchObject({
      status: 'online',
      via: 'own',
      missing: ['Schnittstelle zum Finanzverfahren', 'nicht erhoben: Ergebnis elektronisch'],
      casesPerYear: { value: 114, estimate: true },
    })
  })

  test('counts what nobody answered as unknown, and only what was denied as analog', async () => {
    const { ozg } = (await ozgReport(source, '2026-11-22')).summary
    const { unknown, analog, online } = ozg.byResponsible.town!.byStatus
    expect([unknown, analog, online].map(({ services }) => services.numerator)).toEqual([108, 1, 1])
    expect(unknown.services.denominator).toBe(110)
  })

  test('says how it stood on an earlier day', async () => {
    expect((await service('hundesteuer-anmeldung', '2026-10-31'))?.status).toBe('unknown')
    expect((await service('grundsteuer', '2026-10-31'))?.status).toBe('unknown')
    expect((await service('grundsteuer', '2026-11-01'))?.status).toBe('analog')
  })

  test('takes the service down when nobody used it for 90 days', async () => {
    expect((await service('hundesteuer-anmeldung', '2027-03-01'))?.status).toBe('form')
  })

  test('knows nationwide services as such before anybody tested them', async () => {
    expect(await service('wohnsitz-anmeldung', '2026-11-22')).toMatchObject({ via: 'efa', status: 'unknown' })
  })

  test('keeps towns apart', async () => {
    const { town } = await open()
    expect((await ozgReport({ ...source, town }, '2026-11-22')).services).toEqual([])
  })

  test('is not changed by seeding a second time', async () => {
    const before = await ozgReport(source, '2026-11-22')
    await seedCatalogue(opened.db, opened.town, '2026-11-20T08:00:00.000Z')
    expect(await ozgReport(source, '2026-11-22')).toEqual(before)
  })
})
