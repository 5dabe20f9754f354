import { beforeAll, expect, test } from 'vitest'
import { seedCatalogue } from '../../server/catalogue/seed.ts'
import { addPlan } from '../../server/ratings/plans.ts'
import { keepSnapshot, snapshotsOf, takeSnapshot } from '../../server/ratings/snapshots.ts'
import { addFact } from '../../server/ratings/store.ts'
import { charts } from '../../server/reports/council/charts.ts'
import { budgetWords, delays } from '../../server/reports/council/delays.ts'
import { drawCouncil } from '../../server/reports/council/draw.ts'
import { sentences } from '../../server/reports/council/sentences.ts'
import { addRemark, freeze, reportByName, reportsOf } from '../../server/reports/council/store.ts'
import { addDogCase, deployDog, dogService } from '../catalogue/model.ts'
import { onEachDatabase, type Opened } from '../support/databases.ts'

const now = '2026-11-22T09:00:00.000Z'
const plan = {
  service: 'hundesteuer-anmeldung',
  owner: 'Steueramt',
  due: '2026-12-31',
  target: 'end-to-end',
  how: 'Schnittstelle',
  budgetYear: 2026,
  plannedEur: 5000,
  spentEur: 0,
  reason: null,
  at: now,
  author: 'Mia',
} as const

onEachDatabase('a report to the council', (open) => {
  let source: Opened & { services: typeof dogService }

  beforeAll(async () => {
    const opened = await open()
    source = { ...opened, services: dogService }
    const { db, town } = opened
    await seedCatalogue(db, town, now)
    await deployDog(db, town, '2026-07-01T08:00:00.000Z')
    for (let at = 0; at < 6; at++)
      await addDogCase(db, town, `2026-${String(at + 6).padStart(2, '0')}-20T08:00:00.000Z`)
    const fact = {
      criterion: 'information',
      answer: 'no',
      reason: null,
      via: null,
      address: null,
      testedOn: null,
    } as const
    await addFact(db, town.id, 'grundsteuer', { ...fact, at: now, author: 'Mia' })
    await addPlan(source, { ...plan, at: '2026-08-01T08:00:00.000Z' })
    await addPlan(source, { ...plan, due: '2027-03-31', reason: 'Hersteller liefert später' })
  })

  test('has five sentences from its figures, small numbers hidden, and what they mean', async () => {
    const report = await reportByName(source, await freeze(source, now, 'Lena'))
    if (!report) throw new Error('no report')
    const said = sentences(report.data)
    expect(said).toHaveLength(5)
    expect(said.map(({ says }) => says).join(' ')).toContain(
      'Von 110 OZG-Leistungen in eigener Zuständigkeit ist eine online',
    )
    expect(said[1]?.says).toBe(
      'In den letzten zwölf Monaten gingen 6 Vorgänge in diesem Programm ein: online 6 (100\u00a0%).',
    )
    expect(said[2]?.says).toContain('zu wenige für eine ehrliche Dauer')
    expect(said[4]?.says).toContain(
      'Als Nächstes: „Hund zur Hundesteuer anmelden“ bis 31.03.2027 (Steueramt). Von einer geplanten Leistung gilt',
    )
    expect(report.data.slips).toMatchObject([
      { was: '2026-12-31', due: '2027-03-31', reason: 'Hersteller liefert später' },
    ])
    expect(delays(report.data)).toEqual([
      ['Hund zur Hundesteuer anmelden', '31.12.2026', '31.03.2027', 'Hersteller liefert später'],
    ])
    const late = { name: 'Grundsteuer', due: '2026-10-01', reason: null }
    const planned = { ...report.data.planned, late: 1, overdue: [late] }
    expect(delays({ ...report.data, planned }).at(-1)).toEqual([
      ...['Grundsteuer', '01.10.2026', 'überfällig', 'kein Grund hinterlegt'],
    ])
    expect(sentences({ ...report.data, planned })[4]?.says).toContain('„Grundsteuer“ ist überfällig')
    expect(budgetWords(report.data)).toBe('Für eine geplante Leistung vorgesehen: 5.000 EUR; ausgegeben: 0 EUR.')
    for (const chart of charts(report.data))
      for (const { value } of chart.rows) expect(value).toBeLessThanOrEqual(chart.whole)
  })

  test('is frozen: later answers and rules do not change it, and its paper is the same to the byte', async () => {
    const name = await freeze(source, now, 'Lena')
    const first = await reportByName(source, name)
    const fact = {
      criterion: 'information',
      answer: 'yes',
      reason: null,
      via: null,
      address: null,
      testedOn: null,
    } as const
    await addFact(source.db, source.town.id, 'grundsteuer', { ...fact, at: now, author: 'Mia' })
    const second = await reportByName(source, name)
    if (!first || !second) throw new Error('no report')
    expect(second).toEqual(first)
    expect(second.data.rules.map(({ id, version }) => `${id}@${version}`)).toEqual([
      'laufzettel@1',
      'rg-1.1@1',
      'rg-2.0@0',
    ])
    const paper = await drawCouncil(first)
    expect((await drawCouncil(second)).equals(paper)).toBe(true)
    expect(paper.subarray(0, 8).toString()).toBe('%PDF-1.7')
    const text = paper.toString('latin1')
    expect(text.match(/\/Type \/Page\b[^s]/g)).toHaveLength(2)
    expect(text).toContain('/MarkInfo')
    expect(text.match(/\/S \/Figure/g)?.length).toBe(3)
  })

  test('takes signed remarks beside its figures, and notices when its data were changed', async () => {
    const name = await freeze(source, now, 'Lena')
    const before = await reportByName(source, name)
    await addRemark(source, before?.id ?? 0, { text: 'Gelesen.', at: now, author: 'Lena Leitung', login: 'lena' })
    const after = await reportByName(source, name)
    expect(after).toMatchObject({ hash: before?.hash, remarks: [{ text: 'Gelesen.', author: 'Lena Leitung' }] })
    await source.db('reports').where({ town: source.town.id, id: before?.id }).update({ data: '{"town":"Anderswo"}' })
    await expect(reportByName(source, name)).rejects.toThrow('changed after it was frozen')
    const [last] = await reportsOf(source)
    expect(last).toMatchObject({ name, author: 'Lena' })
    expect(await reportByName(source, 'R-2026-999')).toBeNull()
    expect(await reportByName(source, "R-2026-1' or 1=1")).toBeNull()
  })

  test('shows the months before, each kept once at its end', async () => {
    for (const month of ['07', '08', '09']) expect(await keepSnapshot(source, `2026-${month}-28`, now)).toBe(true)
    const clock = { now: () => now }
    expect(await takeSnapshot({ ...source, clock })).toBe(true)
    expect(await takeSnapshot({ ...source, clock })).toBe(false)
    const kept = await snapshotsOf(source)
    expect(kept.map(({ month, asOf, town }) => [month, asOf, town.online])).toEqual([
      ['2026-07', '2026-07-28', 1],
      ['2026-08', '2026-08-28', 1],
      ['2026-09', '2026-09-28', 1],
      ['2026-10', '2026-10-31', 1],
    ])
    const report = await reportByName(source, await freeze(source, now, 'Lena'))
    expect(report?.data.progress.map(({ month }) => month)).toEqual([
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
      '2026-11',
    ])
    expect(report?.data.forecast).toEqual({ pace: { slow: 0, fast: 0 }, earliest: null, latest: null })
  })
})
