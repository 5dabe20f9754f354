import { expect, test } from 'vitest'
import { check, readDrawing } from '../../engine/index.ts'
import { filtered, readFilter } from '../../server/processes/register/filter.ts'
import type { Registered } from '../../server/processes/register/registered.ts'
import { stageOf } from '../../server/processes/register/stage.ts'
import { normsOnce } from '../../server/processes/sheet/norms.ts'
import { readSheet, typedSheet } from '../../server/processes/sheet/read-form.ts'
import { readData } from '../../server/processes/sheet/store.ts'
import { targetOf } from '../../server/processes/target.ts'
import { actualDiagram } from '../../server/processes/actual.ts'
import { newCase } from '../runtime/support.ts'
import { onEachDatabase } from '../support/databases.ts'
import { KEY, processDesk } from './support.ts'

test('a norm that step and service name stands once, with whether it was checked', () => {
  const model = ['AO § 162, § 91; KAG RLP § 3 Abs. 1', 'AO § 88, § 90 (nicht geprüft)', 'Satzung: Steuersätze']
  const service = ['AO § 91', 'AO § 162 (nicht geprüft)', 'KAG RLP § 3 Abs. 1', 'VwGO §§ 58, 70', 'Satzung']
  expect(normsOnce(model, service)).toEqual({
    both: ['AO § 91', 'AO § 162 (nicht geprüft)', 'KAG RLP § 3 Abs. 1', 'Satzung'],
    service: ['VwGO §§ 58, 70'],
    model: ['AO § 88, § 90 (nicht geprüft)'],
  })
})

test('a process runs when it was ever deployed, and is replaced from the day that was entered on', () => {
  const version = { process: 'p', id: 1, version: 1, name: 'P', deployedAt: '', deployedBy: '', running: 0 }
  const on = (
    versions: readonly (typeof version)[],
    state: 'ist' | 'soll',
    replacedOn: string | null,
    agreed = false,
  ) => stageOf({ versions }, { state, replacedOn }, agreed, '2026-11-22')
  expect(on([], 'ist', null)).toBe('recorded')
  expect(on([], 'soll', null)).toBe('designed')
  expect(on([], 'soll', null, true)).toBe('agreed')
  expect(on([version], 'soll', '2026-11-23')).toBe('running')
  expect(on([version], 'soll', '2026-11-22')).toBe('replaced')
})

test('a review is as old as the days say, and what was never reviewed is older than that', () => {
  const [never, old, recent] = [null, '2025-11-21', '2025-11-22'].map(
    (reviewedOn) => ({ key: String(reviewedOn), name: 'P', leika: [], reviewedOn }) as unknown as Registered,
  )
  const all = [never, old, recent] as Registered[]
  const on = (age: string) => filtered(all, readFilter({ 'q.geprueft': age }), '2026-11-22')
  expect(on('12')).toEqual([never, old])
  expect(on('nie')).toEqual([never])
  expect(on('6')).toEqual([never, old, recent])
  expect(on('')).toHaveLength(3)
})

test('a Soll that is copied from an Ist keeps every step and is a drawing of its own', async () => {
  const ist = (await actualDiagram('hundesteuer-anmeldung')) ?? ''
  const xml = await targetOf(ist, { from: 'hundesteuer-anmeldung', key: 'hund-soll', name: 'Hund "neu" & gut' })
  const [before] = await readDrawing(ist)
  const [after] = await readDrawing(xml)
  expect(after).toEqual({ ...before, id: 'hund-soll', name: 'Hund "neu" & gut', state: 'soll' })
  expect((await check(xml)).filter(({ code }) => code === 'not-executable')).toEqual([])
  expect(xml).not.toContain('"hundesteuer-anmeldung-ist"')
})

test('a fact sheet wants the day of what was said in an interview, and leaves out what is empty', () => {
  const read = (posted: Record<string, string>) => readSheet(typedSheet(posted))
  const row = (name: string, [text, source, day, channel = '']: readonly string[]) => ({
    [`${name}.text`]: text ?? '',
    [`${name}.source`]: source ?? '',
    [`${name}.day`]: day ?? '',
    [`${name}.channel`]: channel,
  })
  const purpose = (day: string) => ({ ...row('purpose.0', ['Parken ordnen', 'interview', day]), 'risks.0.text': ' ' })
  expect(read(purpose(''))).toEqual({ problems: ['Zweck: Bitte nennen Sie den Tag des Gesprächs.'] })
  expect(read(purpose('2026-11-03'))).toEqual({
    data: { purpose: [{ text: 'Parken ordnen', source: 'interview', day: '2026-11-03' }] },
  })
  expect(read(purpose('3.11.'))).toEqual({ problems: ['Zweck: Bitte geben Sie den Tag als Datum an.'] })

  const values = {
    ...row('systems.0', ['VOIS', 'interview', '2026-11-03']),
    ...row('systems.1', ['Excel', 'estimate', '']),
    ...row('volumes.0', ['300', 'measured', '2026-01-02', 'counter']),
    ...row('volumes.1', ['', 'measured', '2026-01-02', 'online']),
  }
  expect(read(values)).toEqual({
    data: {
      systems: [
        { text: 'VOIS', source: 'interview', day: '2026-11-03' },
        { text: 'Excel', source: 'estimate', day: null },
      ],
      volumes: [{ text: '300', source: 'measured', day: '2026-01-02', channel: 'counter' }],
    },
  })
  expect(typedSheet({ ...values, was: 'weg.systems.0' }).systems.map(({ text }) => text)).toEqual(['Excel'])
  expect(read(row('volumes.0', ['etwa 300', 'estimate', '']))).toEqual({
    problems: [expect.stringContaining('Fälle im Jahr, je Eingangsweg, 1. Angabe: Bitte geben Sie nur die Zahl ein')],
  })
})

test('an edition of an older release is read as values of one source each', () => {
  const origin = { source: 'interview', day: '2026-11-03' } as const
  const older = {
    purpose: { text: 'Ordnen.\nUnd regeln.', ...origin },
    systems: { text: 'VOIS\nExcel', ...origin },
    volumes: { text: '300 am Schalter, 40 mit der Post', ...origin },
  }
  const read = {
    purpose: [older.purpose],
    systems: ['VOIS', 'Excel'].map((text) => ({ text, ...origin })),
    volumes: ['300 am Schalter', '40 mit der Post'].map((text) => ({ text, ...origin })),
  }
  expect(readData(JSON.stringify(older))).toEqual(read)
  expect(readData(JSON.stringify(read))).toEqual(read)
})

onEachDatabase('the register of processes', (open) => {
  test('takes up an Ist, shows it in list and map, filters by what stands in the address, and derives a Soll', async () => {
    const { manager } = await processDesk(await open())
    await manager.get('/amt/prozesse/neu')
    const ist = { name: 'Fundsachen', key: 'fundsachen', office: 'buergerbuero', state: 'ist' }
    expect((await manager.post('/amt/prozesse/neu', ist)).url).toBe('/amt/prozesse/fundsachen/tabelle')
    const recorded = await manager.get('/amt/prozesse?q.stand=recorded&q.amt=buergerbuero')
    expect(recorded.text).toContain('1 von 2 Prozessen')
    expect(recorded.text).toContain('Fundsachen')
    expect(recorded.text).not.toContain('Bewohnerparkausweis')
    expect((await manager.get('/amt/prozesse?q.stand=replaced')).text).toContain('Kein Prozess passt')

    await manager.get('/amt/prozesse/fundsachen/soll')
    const soll = await manager.post('/amt/prozesse/fundsachen/soll', { name: 'Fundsachen neu', key: 'fundsachen-soll' })
    expect(soll.url).toBe('/amt/prozesse/fundsachen-soll/modell')
    expect((await manager.get('/amt/prozesse/fundsachen-soll/steckbrief')).text).toMatch(
      /Abgeleitet aus.*href="\/amt\/prozesse\/fundsachen\/steckbrief">Fundsachen</s,
    )
    const map = await manager.get('/amt/landkarte')
    expect(map.text).toMatch(/Führung.*Hier ist noch kein Prozess.*Kern.*Bürgerbüro.*Fundsachen neu/s)
    expect((await manager.get(`/amt/prozesse/${KEY}/soll`)).status).toBe(404)
  })

  test('keeps what people enter of a process, and says what cannot be', async () => {
    const { manager, login } = await processDesk(await open())
    const entry = {
      office: 'ordnungsamt',
      kind: 'support',
      owner: 'Sachgebiet Parken',
      leika: '12',
      reviewedOn: '2026-11-01',
    }
    await manager.get(`/amt/prozesse/${KEY}/angaben`)
    const wrong = await manager.post(`/amt/prozesse/${KEY}/angaben`, { ...entry, replacedOn: '' })
    expect([wrong.status, wrong.text.includes('14 Ziffern, vorn 99')]).toEqual([422, true])
    await manager.post(`/amt/prozesse/${KEY}/angaben`, { ...entry, leika: '99108008001000', replacedOn: '2026-01-05' })
    const { text } = await manager.get('/amt/prozesse?q.gruppe=support&q.stand=replaced')
    for (const part of ['Ordnungsamt', 'Sachgebiet Parken', 'LeiKa 99108008001000', '01.11.2026', 'abgelöst'])
      expect(text).toContain(part)
    const count = async (query: string, page = 'prozesse'): Promise<string | undefined> =>
      /(\d) von 1 Prozessen/.exec((await manager.get(`/amt/${page}?${query}`)).text)?.[1]
    for (const query of [
      'q.suche=AUSWEIS',
      `q.suche=${KEY}`,
      'q.leistung=9910800',
      'q.verantwortlich=Sachgebiet+Parken',
    ])
      expect([await count(query), await count(query, 'landkarte')], query).toEqual(['1', '1'])
    for (const query of ['q.suche=hund', 'q.leistung=9900', 'q.verantwortlich=Poststelle', 'q.geprueft=nie'])
      expect([await count(query), await count(query, 'landkarte')], query).toEqual(['0', '0'])
    expect((await manager.get('/amt/landkarte?q.suche=hund')).text).toContain('/amt/prozesse?q.suche=hund')
    expect((await (await login('ada')).get('/amt/prozesse')).status).toBe(403)
  })

  test('reads the fact sheet from the model and the cases, and keeps every edition of what was written', async () => {
    const desk = await processDesk(await open())
    const { manager } = desk
    await desk.runtime.start(newCase(KEY), 'ada')
    const home = `/amt/prozesse/${KEY}/steckbrief`
    const { text } = await manager.get(home)
    expect(text).toMatch(/Auslöser.*Antrag.*Modell/s)
    expect(text).toContain('1 online')
    await manager.get(`${home}/bearbeiten`)
    const value = { 'risks.0.text': 'Falsche Zone', 'risks.0.source': 'estimate', 'risks.0.day': '' }
    const more = await manager.post(`${home}/bearbeiten`, { ...value, seen: '0', was: 'mehr.risks' })
    expect([more.status, more.text.includes('name="risks.1.text"'), more.text.includes('Falsche Zone')]).toEqual([
      ...[200, true, true],
    ])
    expect((await manager.post(`${home}/bearbeiten`, { ...value, seen: '0' })).url).toBe(home)
    const stale = await manager.post(`${home}/bearbeiten`, { ...value, 'risks.0.text': 'Anderes', seen: '0' })
    expect(stale.status).toBe(409)
    await manager.post(`${home}/bearbeiten`, { ...value, 'risks.0.text': 'Zone ist falsch', seen: '1' })
    expect((await manager.get(home)).text).toMatch(
      /Zone ist falsch.*geschätzt.*Ausgabe 2.*Mia Digital: Risiken.*Ausgabe 1/s,
    )
    expect((await manager.get(`${home}?ausgabe=1`)).text).toContain('Falsche Zone')
  })

  test('lets leadership read and change nothing', async () => {
    const { login } = await processDesk(await open())
    const lead = await login('lena')
    expect((await lead.get('/amt/prozesse')).text).not.toContain('/amt/prozesse/neu')
    for (const page of ['steckbrief', 'versionen', 'versionen/1'])
      expect((await lead.get(`/amt/prozesse/${KEY}/${page}`)).text).not.toContain('bearbeiten')
    for (const page of ['angaben', 'steckbrief/bearbeiten', 'modell'])
      expect((await lead.get(`/amt/prozesse/${KEY}/${page}`)).status).toBe(403)
  })
})
