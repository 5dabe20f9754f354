import { beforeAll, describe, expect, test } from 'vitest'
import { composeLetter } from '../../server/documents/index.ts'
import { samplePeople } from '../../server/processes/letter-pages/sample.ts'
import { changeOffice, officeChanges, officeUse, openOffice } from '../../server/records/office-changes.ts'
import { slugOf } from '../../server/records/slug.ts'
import { officesOfTown } from '../../server/records/offices.ts'
import { changeSetting, withdrawSetting } from '../../server/records/setting-changes.ts'
import { textBlocksOf, textsAt } from '../../server/records/text-blocks.ts'
import { isIban, readableIban } from '../../server/records/iban.ts'
import { addSetting, settingAt, settingHistory, settingKeys, settingSchemas } from '../../server/records/settings.ts'
import { seedTown } from '../../server/town/seed.ts'
import { readSettings } from '../../server/settings.ts'
import { testClock } from '../support/clock.ts'
import { onEachDatabase, type Opened } from '../support/databases.ts'

const at = '2026-11-22T08:00:00.000Z'

onEachDatabase('settings of the town', (open) => {
  let opened: Opened
  beforeAll(async () => {
    opened = await open()
    await seedTown(opened.db, opened.town, at)
  })
  const rates = (day: string) => settingAt(opened.db, opened.town.id, 'hundesteuer.saetze', day)
  const change = (validFrom: string, first: number) => {
    const value = { first, second: 120, further: 210, listed: 800 }
    return addSetting(opened.db, opened.town.id, {
      key: 'hundesteuer.saetze',
      value,
      validFrom,
      source: 'Satzung',
      checked: true,
      at,
      by: 'Mia',
    })
  }

  test('begin with values that nobody checked', async () => {
    expect(await rates('2026-11-22')).toEqual({
      value: { first: 75, second: 118, further: 209, listed: 800 },
      validFrom: '2017-01-01',
      checked: false,
      source: 'wittlich.de 2017; aktuelle Satzung prüfen',
      checkedBy: null,
      checkedOn: null,
    })
    for (const key of settingKeys) {
      const seeded = await settingAt(opened.db, opened.town.id, key, '2026-11-22')
      expect(seeded?.checked).toBe(false)
      expect(settingSchemas[key].safeParse(seeded?.value).success).toBe(true)
    }
  })

  test('have no value before the first day', async () => {
    expect(await rates('2016-12-31')).toBeNull()
  })

  test('change from their day on, and the earlier value stays for earlier days', async () => {
    await change('2027-01-01', 90)
    expect((await rates('2026-12-31'))?.value.first).toBe(75)
    expect(await rates('2027-01-01')).toMatchObject({ value: { first: 90 }, checked: true, source: 'Satzung' })
  })

  test('are corrected by a later entry for the same day, and the earlier entry stays in the history', async () => {
    await change('2027-01-01', 99)
    expect((await rates('2027-06-01'))?.value.first).toBe(99)
    const history = await settingHistory(opened.db, opened.town.id, 'hundesteuer.saetze')
    expect(history.map(({ validFrom, changedBy }) => [validFrom, changedBy])).toEqual([
      ['2027-01-01', 'Mia'],
      ['2027-01-01', 'Mia'],
      ['2017-01-01', 'system'],
    ])
  })

  test('are changed for the past only with a reason, and a future one can be taken back', async () => {
    const { db, town } = opened
    const [key, today, by] = ['textbaustein.gruss', '2026-11-22', { at, by: 'Mia' }]
    const text = (words: string, validFrom: string, more = {}) => {
      const value = { title: 'Gruß', text: words }
      return changeSetting(
        db,
        town.id,
        key,
        { value, validFrom, source: 's', checked: false, corrects: null, ...by, ...more },
        today,
      )
    }
    expect(await text('alt', '2020-01-01')).toBeNull()
    expect(await text('alt', '2021-01-01')).toMatchObject({ key: 'reason' })
    expect(await text('alt', '2021-01-01', { reason: 'galt schon immer' })).toBeNull()
    expect(await text('neu', '2027-01-01')).toBeNull()
    expect(await text('noch einmal', '2027-01-01')).toMatchObject({ key: 'validFrom' })
    const stale = { corrects: '2027-01-01', seen: '2026-11-20T09:00:00.000Z' }
    expect(await text('über Fremdes', '2027-01-01', stale)).toMatchObject({
      message: expect.stringContaining('Mia hat diesen Wert inzwischen berichtigt') as string,
    })
    expect(await text('besser', '2027-01-01', { corrects: '2027-01-01', seen: at })).toBeNull()
    expect(await text('fort', '2028-01-01', { corrects: '2028-01-01' })).toMatchObject({ key: 'validFrom' })
    const on = async (day: string) => (await textsAt(db, town.id, ['gruss', 'fehlt'], day)).get('gruss')
    expect([await on('2019-12-31'), await on('2026-12-31'), await on('2027-01-01')]).toEqual([
      undefined,
      'alt',
      'besser',
    ])
    const back = (validFrom: string) => withdrawSetting(db, town.id, key, { validFrom, at, by: 'Mia', today })
    expect([await back('2020-01-01'), await back('2027-01-01'), await back('2027-01-01')]).toEqual([false, true, false])
    expect(await on('2027-01-01')).toBe('alt')
    expect([...(await textBlocksOf(db, town.id)).keys()]).toEqual(['gruss'])
    expect(await text('doch', '2027-01-01')).toBeNull()
    expect(await on('2027-01-01')).toBe('doch')
  })

  test('hold offices that are opened, changed and closed, never over a change that was not seen', async () => {
    const { db, town } = opened
    const office = { key: slugOf('Öffnung & Größe'), name: 'Öffnung & Größe', address: null, phone: null }
    const whole = { ...office, email: null, hours: null, closedOn: null }
    expect(office.key).toBe('oeffnung-groesse')
    const who = { at, author: 'Mia' }
    expect([await openOffice(db, town.id, whole, who), await openOffice(db, town.id, whole, who)]).toEqual([
      true,
      false,
    ])
    const [opening] = await officeChanges(db, town.id, office.key)
    const change = (more: object, seen: number) => changeOffice(db, town.id, { ...whole, ...more }, { ...who, seen })
    expect(await change({ closedOn: '2026-11-22' }, opening?.id ?? 0)).toBe('changed')
    expect(await change({ phone: '1' }, opening?.id ?? 0)).toBe('changed-since')
    expect((await officesOfTown(db, town.id)).find(({ key }) => key === office.key)?.name).toContain('(geschlossen)')
    expect(await officeUse(db, town.id, office.key)).toEqual({ cases: 0, tasks: 0, services: 0, people: 0 })
  })

  test.each([
    ['with the sentence on payment where something is to be paid', 75, true],
    ['without it where nothing is', 0, false],
  ])('print the remedy notice %s', async (_, sum, pays) => {
    const { db, town } = opened
    const giro = { amount: 'betrag', reference: 'zeichen' }
    const letter = await composeLetter(
      { db, town, clock: testClock(at), settings: readSettings({}) },
      {
        definition: { id: 'b', title: 'Bescheid', subject: 'Bescheid', kind: 'notice', blocks: [], giro },
        ...{ caseNumber: 'V-1', office: 'steueramt', deliveryNumber: 'S-1', supplyCode: null },
        variables: { betrag: sum, zeichen: '5.1' },
        participants: samplePeople,
      },
    )
    expect(letter.remedy).toMatch(/^Gegen diesen Bescheid/)
    expect(letter.remedy?.includes('zunächst bezahlen')).toBe(pays)
  })

  test('stay as they are when the town is seeded again', async () => {
    await seedTown(opened.db, opened.town, at)
    expect(await settingHistory(opened.db, opened.town.id, 'hundesteuer.saetze')).toHaveLength(3)
  })

  test('belong to one town', async () => {
    const { town } = await open()
    expect(await settingAt(opened.db, town.id, 'hundesteuer.saetze', '2026-11-22')).toBeNull()
  })
})

describe('an IBAN', () => {
  test.each(['DE93999999990000000001', 'AT611904300234573201', 'GB82WEST12345698765432'])('%s is right', (iban) => {
    expect(isIban(iban)).toBe(true)
  })

  test.each(['DE94999999990000000001', 'DE9399999999000000000', 'DE93 9999', '', 'XX00'])('"%s" is wrong', (iban) => {
    expect(isIban(iban)).toBe(false)
  })

  test('is printed in groups of four', () => {
    expect(readableIban('DE93999999990000000001')).toBe('DE93 9999 9999 0000 0000 01')
  })
})
