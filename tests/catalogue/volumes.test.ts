import { beforeAll, expect, test } from 'vitest'
import { seedCatalogue } from '../../server/catalogue/seed.ts'
import { changeServices, changesOf, undoBatch, type Edit } from '../../server/ratings/edit.ts'
import { addFee, feesOf, feesOn, withdrawFee, type FeeTerms } from '../../server/ratings/fees.ts'
import { serviceById } from '../../server/ratings/store.ts'
import { ask, remind, surveyByKey, surveysOf } from '../../server/ratings/surveys.ts'
import { addMark, beginTally, daysOf, projected, takeOver, talliesOf, undoMark } from '../../server/ratings/tallies.ts'
import { addVolumes, countedByEngine, volumesOf, type Volume } from '../../server/ratings/volumes.ts'
import { readSettings } from '../../server/settings.ts'
import { addDogCase, deployDog } from './model.ts'
import { onEachDatabase, type Opened } from '../support/databases.ts'

const now = '2026-11-02T09:00:00.000Z'
const at = (day: number): string => new Date(Date.parse(now) + day * 24 * 60 * 60 * 1000).toISOString()

onEachDatabase('the volumes of services', (open) => {
  let source: Opened & { settings: ReturnType<typeof readSettings> }
  beforeAll(async () => {
    source = { ...(await open()), settings: readSettings({}) }
    await seedCatalogue(source.db, source.town, now)
  })
  const cases = async (id: string) => (await serviceById(source.db, source.town.id, id))?.casesPerYear
  const volume = (more: Partial<Volume>): Volume => ({
    ...{ service: 'grundsteuer', year: 2025, channel: 'online', value: 10, low: null, high: null },
    ...{ method: 'counted', source: 'Liste', at: now, author: 'Mia' },
    ...more,
  })

  test('are those of the latest year, and an estimate as long as one of them is', async () => {
    expect(await cases('grundsteuer')).toMatchObject({ value: 1140, estimate: true })
    await addVolumes(source, [
      volume({ year: 2024, value: 9999 }),
      volume({}),
      volume({ channel: 'paper', value: 700, method: 'estimated' }),
    ])
    expect(await cases('grundsteuer')).toMatchObject({ value: 710, estimate: true })
    await addVolumes(source, [volume({ channel: 'paper', value: 650 })])
    expect(await cases('grundsteuer')).toEqual({ value: 660, estimate: false, source: '2025: Liste', checked: true })
    expect(
      (await volumesOf(source, 'grundsteuer'))
        .get('grundsteuer')
        ?.map(({ year, channel, value }) => [year, channel, value]),
    ).toEqual([
      [2025, 'online', 10],
      [2025, 'paper', 650],
      [2024, 'online', 9999],
    ])
  })

  test('of our own engine count themselves, in the year they came', async () => {
    await deployDog(source.db, source.town, now)
    await addDogCase(source.db, source.town, now)
    await addDogCase(source.db, source.town, '2025-12-31T22:00:00.000Z')
    expect(await countedByEngine(source, 'hundesteuer-anmeldung', 2026)).toEqual({ online: 1 })
  })

  test('are asked for by a link that nobody can guess, and asked again with a new one', async () => {
    const survey = {
      office: 'steueramt',
      officeName: 'Steueramt',
      year: 2025,
      email: 'steueramt@example.org',
      due: '2026-11-20',
    }
    const key = (await ask(source, survey, now, 'mia')).split('/').at(-1) ?? ''
    expect(key.length).toBeGreaterThanOrEqual(24)
    expect(await surveyByKey(source, key)).toMatchObject({ office: 'steueramt', answeredAt: null })
    expect(await surveyByKey(source, `${key}x`)).toBeNull()
    const on = (day: number) => remind({ ...source, clock: { now: () => at(day) } })
    expect([await on(5), await on(12), await on(13), await on(19), await on(26), await on(40)]).toEqual([
      0, 1, 0, 1, 1, 0,
    ])
    expect(await surveyByKey(source, key)).toBeNull()
    expect((await surveysOf(source))[0]).toMatchObject({ reminders: 3 })
    const mails = await source
      .db('outbox')
      .where({ town: source.town.id, kind: 'mail' })
      .select<{ payload: string }[]>('payload')
    expect(mails).toHaveLength(4)
    for (const { payload } of mails) expect(JSON.parse(payload).text).toMatch(/\/abfrage\/[\w-]{24,}\n/)
  })

  test('are projected from four weeks of strokes, each of which its author can take back', async () => {
    await beginTally(source, 'kirchenaustritt', now, 'bea')
    await beginTally(source, 'kirchenaustritt', now, 'bea')
    const [tally, ...more] = await talliesOf(source, 'kirchenaustritt')
    if (!tally) throw new Error('no tally')
    expect(more).toEqual([])
    expect(tally).toMatchObject({ begins: '2026-11-02', ends: '2026-11-29' })
    for (let stroke = 0; stroke < 13; stroke++) await addMark(source, tally.id, 'counter', at(stroke), 'bea')
    await addMark(source, tally.id, 'paper', now, 'ada')
    await undoMark(source, tally.id, now, 'bea')
    const [marked] = await talliesOf(source, 'kirchenaustritt')
    if (!marked) throw new Error('no tally')
    expect(marked.marks).toEqual({ counter: 12, paper: 1 })
    expect([daysOf(marked, '2026-11-02'), daysOf(marked, '2026-11-15'), daysOf(marked, '2027-01-01')]).toEqual([
      1, 14, 28,
    ])
    // By hand: 12 × 365 / 28 = 156.4; √12 · 1.96 = 6.79.
    expect(projected(marked, '2026-12-01').find(({ channel }) => channel === 'counter')).toMatchObject({
      usual: 156,
      low: 68,
      high: 245,
    })
    await takeOver(source, marked, at(30), 'Mia')
    expect(await cases('kirchenaustritt')).toMatchObject({ value: 156 + 13, estimate: true })
  })

  test('stand beside fees, which keep every entry and whose corrections name the one they replace', async () => {
    const terms: FeeTerms = {
      ...{ title: 'je Urkunde', kind: 'fixed' as const, amount: 1500, amountTo: null, formula: null, norm: 'Nr. 4' },
      ...{ checked: false, validFrom: '2020-01-01', validTo: null },
    }
    const who = { at: now, author: 'Mia', today: '2026-11-02' }
    const add = (more: Partial<FeeTerms>, corrects: number | null = null, reason = '') =>
      addFee(source, 'eheurkunde', { ...terms, ...more }, { ...who, corrects, reason })
    expect([await add({}), await add({ validFrom: '2027-01-01', amount: 1700 })]).toEqual([null, null])
    expect(await add({})).toMatchObject({ key: 'validFrom' })
    const [first, second] = await feesOf(source, 'eheurkunde')
    expect(await add({ amount: 1600 }, first?.id, 'verlesen')).toBeNull()
    expect(await add({ amount: 1600 }, first?.id, 'verlesen')).toMatchObject({ key: 'validFrom' })
    expect(await withdrawFee(source, 'eheurkunde', second?.id ?? 0, who)).toBe(true)
    const all = await feesOf(source, 'eheurkunde')
    expect([all.length, feesOn(all, '2030-01-01').map(({ amount }) => amount)]).toEqual([4, [1600]])
  })

  test('stay where a service is edited, with what it was before, and go back together', async () => {
    const edits = new Map<string, Edit>([
      ['kirchenaustritt', { office: 'buergerbuero' }],
      ['eheurkunde', { office: 'buergerbuero', automation: 'full' }],
      ['grundsteuer', {}],
      ['gibt-es-nicht', { office: 'bauhof' }],
    ])
    expect(await changeServices(source, edits, now, 'Mia')).toBe(2)
    const [change] = await changesOf(source, 'eheurkunde')
    expect(change?.what).toMatch(/^Amt: standesamt → buergerbuero/)
    const batch = change?.batch ?? ''
    expect(await undoBatch(source, batch, now, 'Lena')).toBe(true)
    expect((await serviceById(source.db, source.town.id, 'kirchenaustritt'))?.office).toBe('standesamt')
    expect(await undoBatch(source, batch, now, 'Lena')).toBe(false)
    expect((await changesOf(source, 'eheurkunde'))[0]).toMatchObject({ undoneBy: 'Lena' })
  })

  test('a batch does not go back over what was changed since', async () => {
    const set = (office: string) => changeServices(source, new Map([['leichenpass', { office }]]), now, 'Mia')
    await set('friedhof')
    const [first] = await changesOf(source, 'leichenpass')
    await set('standesamt')
    expect(await undoBatch(source, first?.batch ?? '', now, 'Mia')).toBe(false)
    expect((await serviceById(source.db, source.town.id, 'leichenpass'))?.office).toBe('standesamt')
  })
})
