import { afterAll, beforeAll, expect, it } from 'vitest'
import { processingTime } from '../../server/portal/processing-time.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { DAY } from '../support/clock.ts'
import { service } from './dog.ts'

let town: TestApp
beforeAll(async () => void (town = await startTestApp()))
afterAll(() => town.close())

const process = 'hundesteuer-anmeldung'
let made = 0

/** Ended cases that took so many days, ended so many days ago. */
async function ended(days: readonly number[], ago = 1, status = 'ended'): Promise<void> {
  const { db, town: mine, clock } = town.context
  const end = Date.parse(clock.now()) - ago * DAY
  const rows = days.map((took) => ({
    town: mine.id,
    number: `V-2025-${++made}`,
    deployment_id: 1,
    process,
    office: 'steueramt',
    domain: 'tax',
    title: 'x',
    status,
    seq: 1,
    at: new Date(end).toISOString(),
    rest: '{}',
    channel: 'online',
    received_at: new Date(end - took * DAY).toISOString(),
    ended_at: new Date(end).toISOString(),
    head_hash: '',
  }))
  for (const row of rows) await db('cases').insert(row)
}

it('nothing is said below twenty ended cases, and cases of long ago or broken off do not count', async () => {
  await ended(Array.from({ length: 19 }, () => 2))
  await ended([3, 3, 3], 91)
  await ended([1, 1, 1], 1, 'cancelled')
  expect(await processingTime(town.context, process)).toBeNull()
  expect((await town.visitor().get(service)).text).not.toContain('Die Hälfte der Fälle')
})

it('from twenty on the page says within how many days half and nine of ten were done', async () => {
  await ended([30])
  expect(await processingTime(town.context, process)).toEqual({ half: 2, most: 2, cases: 20 })
  await ended([9, 9, 9, 9])
  const { text } = await town.visitor().get(service)
  expect(text).toContain('nach 2 Tagen fertig, neun von zehn nach 9 Tagen. Gezählt sind Kalendertage')
})
