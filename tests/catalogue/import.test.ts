import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { compare } from '../../server/catalogue/import/compare.ts'
import { decide, decisionsOf, groupsOf, listed, standOf, undoDecision } from '../../server/catalogue/import/decide.ts'
import { UnreadableFile, type Fields } from '../../server/catalogue/import/entry.ts'
import { knownEntries } from '../../server/catalogue/import/known.ts'
import { readCatalogue } from '../../server/catalogue/import/read.ts'
import { bounds } from '../../server/catalogue/import/read-xzufi.ts'
import { discardImport, importById, keepTrial, listTrial } from '../../server/catalogue/import/store.ts'
import { seedCatalogue } from '../../server/catalogue/seed.ts'
import { changeServices } from '../../server/ratings/edit.ts'
import { serviceById } from '../../server/ratings/store.ts'
import { onEachDatabase, type Opened } from '../support/databases.ts'

const dirty = readFileSync(new URL('./leika-dirty.csv', import.meta.url))
const xzufi = readFileSync(new URL('./xzufi.xml', import.meta.url))
const publicList = new URL('../../../shared/domain/leika_in_ozg_2019.csv', import.meta.url)
const at = '2026-11-22T08:00:00.000Z'
const read = (file: Buffer | string) => readCatalogue(Buffer.from(file), '2026-11-22')

describe('the LeiKa list as a file', () => {
  const { rows, rejected, format } = read(dirty)

  test('gives each usable row with the line on which it begins', () => {
    expect(format).toBe('leika')
    expect(rows.map((row) => [row.at, row.key])).toEqual([
      [2, '99001001000000'],
      [5, '99001001002000'],
      [9, '99001003000000'],
      [13, '99001005000000'],
      [16, '99001008000000'],
    ])
    expect(rows[1]?.fields).toEqual({
      name: 'Abfallgebühr "Festsetzung"',
      typ: '5',
      ozgId: '10110',
      legalBasis: 'Gesetz A [http://example.org/a], Gesetz B',
    })
    expect(rows[2]?.fields['name']).toBe('Bioabfall\nEntsorgung')
    expect(rows[3]?.fields['name']).toBe('Gartenabfall')
  })

  test('is refused as a whole, with the first reason, when no row of it is usable', () => {
    expect(() => read('Schluessel;Bezeichnung\n')).toThrow('keine brauchbare Leistung.')
    expect(() => read('Schluessel;Bezeichnung\n99;Eins\n')).toThrow('die erste (Zeile 2)')
  })

  test('rejects every other row with line and reason', () => {
    expect(rejected.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      '3: "25323525" ist kein LeiKa-Schlüssel (99 und zwölf weitere Ziffern)',
      '4: "nicht im LeiKa" ist kein LeiKa-Schlüssel (99 und zwölf weitere Ziffern)',
      '6: die Bezeichnung fehlt',
      '7: der Schlüssel steht schon in Zeile 2',
      '11: der Schlüssel fehlt',
      '12: 3 statt 5 Spalten',
      '14: "9900100600000" ist kein LeiKa-Schlüssel (99 und zwölf weitere Ziffern)',
      '15: ein Anführungszeichen ist nicht geschlossen',
    ])
  })

  test('may be ISO-8859-1 with semicolons, as the FIM portal gives it out, with its own columns', () => {
    const file = Buffer.from(
      'Schluessel;Bezeichnung;Bezeichnung2;Typ;Freigabe_Status;Gültig bis;Synonyme\r\n' +
        '99001001000000;Gebühr für Abfälle;Müll bezahlen;4;6;;Tonne|Müll\r\n' +
        '99001002000000;Altpapier;;5;7;;\r\n99001003000000;Bioabfall;;5;6;31.12.2020;\r\n',
      'latin1',
    )
    const fim = read(file)
    expect(fim.format).toBe('fim')
    expect(fim.rows[0]).toMatchObject({
      fields: { name: 'Gebühr für Abfälle', name2: 'Müll bezahlen', typ: '4', status: '6', synonyme: 'Tonne|Müll' },
      ended: null,
    })
    expect(fim.rows.map(({ ended }) => ended)).toEqual([null, 'inactive', 'expired'])
  })

  test('may begin with a byte order mark, and loses no row when an open quotation mark swallows the next lines', () => {
    expect(read('\uFEFFleika_key,name\n99001001000000,Abfall\n').rows).toHaveLength(1)
    const torn = read(
      'leika_key,name\n99001001000000,"offen\n99001002000000,gut\n99001003000000,"auch offen\n99001004000000,gut\n',
    )
    expect(torn.rows.map((row) => row.at)).toEqual([3, 5])
    expect(torn.rejected.map(({ line }) => line)).toEqual([2, 4])
  })

  test.each(['', 'a,b\n1,2\n', '\u0000\u0001\u0002'])('without a usable heading is refused as a whole: %j', (text) => {
    expect(() => read(text)).toThrow(UnreadableFile)
  })
})

describe('an XZuFi message', () => {
  const wrapped = (inner: string) => `<x:a xmlns:x="http://xoev.de/schemata/xzufi/2_2_0">${inner}</x:a>`

  test('gives each Leistung with key, German texts without markup, type and validity', () => {
    const { format, rows, rejected } = read(xzufi)
    expect(format).toBe('xzufi')
    expect(rows).toMatchObject([
      {
        key: '99001001000000',
        fields: { name: 'Abfallgebühr & mehr', legalBasis: 'Gesetz A Satzung', typ: '5', status: '6' },
        ended: null,
      },
      { key: '99001003000000', fields: { name: 'Bioabfall', validTo: '2020-12-31' }, ended: 'expired' },
    ])
    expect(rejected).toEqual([
      { line: 3, key: '99001001000000', name: 'Zwei', reason: expect.stringContaining('mehrere Schlüssel') },
    ])
  })

  test.each([
    ['<!DOCTYPE a [<!ENTITY x "y">]><a/>', 'DOCTYPE'],
    ['<!DOCTYPE a SYSTEM "file:///etc/passwd"><a>&x;</a>', 'DOCTYPE'],
    ['<rss/>', 'Namensraum'],
    [wrapped(''), 'keine Leistung'],
    [wrapped('<x:leistung>'), 'kein lesbares XML'],
    [wrapped('<x:a>'.repeat(bounds.depth)), 'zu tief'],
    [wrapped(`<x:leistung><x:id>${'1'.repeat(bounds.text + 1)}</x:id></x:leistung>`), 'zu lang'],
  ])('is refused as a whole when it is %.60s', (text, reason) => {
    expect(() => read(text)).toThrow(reason)
  })
})

describe('comparing', () => {
  const known = new Map<string, Fields>([
    ['99000000000001', { name: 'Eins', typ: '4' }],
    ['99000000000002', { name: 'Zwei', typ: '4' }],
    ['99000000000003', { name: 'Drei', typ: '4' }],
    ['99000000000004', { name: 'Vier', typ: '4' }],
    ['99000000000005', { name: 'Fünf', typ: '4' }],
  ])
  const told = (csv: string, complete: boolean) => {
    const { differences, ...rest } = compare(known, read(`Schluessel;Bezeichnung;Ersetzt durch\n${csv}`), complete)
    return {
      ...rest,
      told: differences.map(
        ({ kind, key, field, before, after, from, to, why }) =>
          `${kind} ${key.slice(-2)} ${field && `${field}: ${before} → ${after}`}${from.map((one) => one.slice(-2)).join()}${to.length > 0 ? ` → ${to.map((one) => one.slice(-2)).join()}` : ''} ${why ?? ''}`,
      ),
    }
  }

  test('tells field by field what is new and changed, and what a column that is missing says: nothing', () => {
    const file = '99000000000001;Eins;\n99000000000002;Zwo;\n99000000000009;Neun;\n'
    expect(told(file, false)).toEqual({
      told: ['new 09  ', 'changed 02 name: Zwei → Zwo '],
      unchanged: 1,
      over: 0,
      notNamed: 3,
    })
  })

  test('tells what is replaced, merged and dropped, and never takes a part of the catalogue for the whole', () => {
    const file =
      '99000000000001;Eins;99000000000009\n99000000000002;Zwei;99000000000009\n99000000000003;Drei;99000000000008\n' +
      '99000000000009;Eins und zwei;\n99000000000008;Drei neu;\n99000000000007;  vier ;\n'
    expect(told(file, true)).toEqual({
      told: [
        'dropped 05 05 missing',
        'merged 09 01,02 → 09 stated',
        'replaced 03 03 → 08 stated',
        'replaced 04 04 → 07 same-name',
      ],
      unchanged: 0,
      over: 0,
      notNamed: 0,
    })
    expect(told(file, false).told).toEqual(['new 07  ', 'merged 09 01,02 → 09 stated', 'replaced 03 03 → 08 stated'])
  })

  test('counts a key that only services name: it too can be replaced or dropped, and is new to the list', () => {
    const used = new Map<string, Fields>([
      ['99000000000021', { name: 'Wie die Stadt sagt', typ: '4' }],
      ['99000000000022', { name: 'Weg', typ: '4' }],
    ])
    const file = read('Schluessel;Bezeichnung\n99000000000021;Wie der Bund sagt\n')
    expect(compare(new Map(), file, true, used).differences.map(({ kind, key }) => [kind, key])).toEqual([
      ['new', '99000000000021'],
      ['dropped', '99000000000022'],
    ])
  })

  test('offers nothing as new that the file itself has superseded', () => {
    expect(told('99000000000031;Alt;99000000000032\n99000000000032;Neu;\n', false)).toMatchObject({
      told: ['new 32  '],
      over: 1,
    })
  })

  test('does not call a key gone whose row was rejected', () => {
    const file = '99000000000001;Eins;\n99000000000002;;\n99000000000003;Drei;\n99000000000004;Vier;\n'
    expect(told(file, true).told).toEqual(['dropped 05 05 missing'])
  })

  test('does not follow to a key that is nowhere', () => {
    expect(told('99000000000001;Eins;99000000000077\n', false).told).toEqual(['dropped 01 01 unknown-successor'])
  })
})

onEachDatabase('the import', (open) => {
  let given: Opened
  beforeAll(async () => {
    given = await open()
  })
  const who = { at, author: 'Mia' }
  const offer = async (file: Buffer | string, complete = false, source = given) => {
    const bytes = Buffer.from(file)
    const id = await keepTrial(source, { file: read(bytes), bytes, fileName: 'liste.csv', complete, ...who })
    await listTrial(source, id)
    return { id, counts: (await importById(source, id))?.counts }
  }
  const names = async () =>
    new Map([...(await knownEntries(given.db, given.town.id))].map(([key, { name }]) => [key, name]))

  test('of a trial changes nothing, and its totals add up to the rows', async () => {
    const bytes = dirty
    const id = await keepTrial(given, { file: read(bytes), bytes, fileName: 'a.csv', complete: false, ...who })
    expect((await importById(given, id))?.counts).toMatchObject({ rows: 13, new: 5, rejected: 8, unchanged: 0 })
    expect(await listed(given, {})).toEqual([])
    expect(await names()).toEqual(new Map())
    await discardImport(given, id)
    expect(await listTrial(given, id)).toBe(false)
  })

  test('lists each difference once, takes it when somebody says so, and twice the same file leaves nothing open', async () => {
    await offer(dirty)
    expect((await offer(dirty)).counts).toMatchObject({ new: 0, waiting: 5 })
    expect(await listed(given, {})).toHaveLength(5)
    const seen = await standOf(given, {})
    await decide(given, { ids: [(await listed(given, {}))[0]?.id ?? 0] }, 'accepted', who)
    expect(await decide(given, {}, 'accepted', { ...who, seen })).toEqual({ done: 0, stale: [], moved: true })
    const again = { ...who, seen: await standOf(given, { kind: 'new' }) }
    expect(await decide(given, { kind: 'new' }, 'accepted', again)).toMatchObject({ done: 4, stale: [] })
    expect((await names()).get('99001005000000')).toBe('Gartenabfall')
    expect((await offer(dirty)).counts).toMatchObject({ new: 0, waiting: 0, unchanged: 5 })
    expect(await listed(given, {})).toEqual([])
  })

  test('keeps ours where somebody says so, also when the same is offered again', async () => {
    const changed = dirty
      .toString()
      .replace('Abfallgebühr,5', 'Abfallgebühren,5')
      .replace('Gartenabfall', 'Grünschnitt')
    await offer(changed)
    expect(await groupsOf(given, {}, 'open')).toEqual([{ kind: 'changed', field: 'name', count: 2 }])
    const [fee, garden] = await listed(given, {})
    expect(fee).toMatchObject({ field: 'name', before: 'Abfallgebühr', after: 'Abfallgebühren' })
    await decide(given, { ids: [fee?.id ?? 0] }, 'kept', who)
    await decide(given, { ids: [garden?.id ?? 0] }, 'accepted', who)
    expect([(await names()).get('99001001000000'), (await names()).get('99001005000000')]).toEqual([
      'Abfallgebühr',
      'Grünschnitt',
    ])
    expect((await offer(changed)).counts).toMatchObject({ changed: 0, waiting: 0, kept: 1 })
    expect(await listed(given, {})).toEqual([])
  })

  test('goes back, with who and when, and does not go back over what came later', async () => {
    const [last, kept] = await decisionsOf(given)
    expect(last).toMatchObject({
      decision: 'accepted',
      author: 'Mia',
      at,
      what: '99001005000000 Gartenabfall (geändert)',
    })
    expect(await undoDecision(given, last?.batch ?? '', { at, author: 'Lena' })).toBe(true)
    expect((await names()).get('99001005000000')).toBe('Gartenabfall')
    expect(await undoDecision(given, last?.batch ?? '', who)).toBe(false)
    await undoDecision(given, kept?.batch ?? '', who)
    expect(await listed(given, {})).toHaveLength(2)
    await decide(given, {}, 'accepted', who)
    const [both, , , news] = await decisionsOf(given)
    expect(await undoDecision(given, news?.batch ?? '', who)).toBe(false)
    expect(await undoDecision(given, both?.batch ?? '', who)).toBe(true)
  })

  test('overtakes what waits when a newer file says otherwise, and leaves waiting what no longer fits', async () => {
    const says = (name: string) => offer(`leika_key,name\n99001005000000,${name}\n`)
    await says('Laub')
    await says('Laub und Äste')
    const waiting = await listed(given, { kind: 'changed', field: 'name' })
    expect(waiting.filter(({ key }) => key === '99001005000000').map(({ after }) => after)).toEqual(['Laub und Äste'])
    await given.db('leika').where({ town: given.town.id, key: '99001005000000' }).update({ name: 'Anders' })
    const ids = waiting.filter(({ key }) => key === '99001005000000').map(({ id }) => id)
    expect(await decide(given, { ids }, 'accepted', who)).toMatchObject({
      done: 0,
      stale: [{ after: 'Laub und Äste' }],
    })
    expect((await names()).get('99001005000000')).toBe('Anders')
  })

  test('lets services follow their key, and nothing that the town entered itself', async () => {
    const source = await open()
    await seedCatalogue(source.db, source.town, at)
    const grave = async () => serviceById(source.db, source.town.id, 'wohnsitz-anmeldung')
    const before = await grave()
    await changeServices(source, new Map([['wohnsitz-anmeldung', { note: 'unser Hinweis' }]]), at, 'Mia')
    await offer('leika_key,name,leika_typ\n99115005104001,Wohnsitz,2/3\n99115005011000,Umzug,2/3\n', false, source)
    await decide(source, {}, 'accepted', who)
    expect((await grave())?.leika).toEqual(before?.leika)
    const merged =
      'leika_key,name,leika_typ,ersetzt durch\n99115005104001,Wohnsitz,2/3,99115005104009\n' +
      '99115005011000,Umzug,2/3,99115005104009\n99115005104009,Anmeldung,3,\n'
    await offer(merged, false, source)
    expect((await listed(source, {})).map(({ kind, from, to }) => [kind, from.length, to])).toEqual([
      ['merged', 2, ['99115005104009']],
    ])
    await decide(source, {}, 'accepted', who)
    expect(await grave()).toEqual({
      ...before,
      note: 'unser Hinweis',
      leika: [{ key: '99115005104009', name: 'Anmeldung', type: '3' }],
    })
    const [decision] = await decisionsOf(source)
    expect(await undoDecision(source, decision?.batch ?? '', who)).toBe(true)
    expect((await grave())?.leika).toEqual(before?.leika)
  })

  test('takes the public list of 2019, and again without a difference', async ({ skip }) => {
    skip(!existsSync(publicList), 'the public list is not at hand')
    const source = await open()
    const file = readFileSync(publicList)
    expect((await offer(file, true, source)).counts).toMatchObject({ rows: 5250, new: 4813, rejected: 437 })
    expect(await decide(source, { kind: 'new' }, 'accepted', who)).toMatchObject({ done: 4813 })
    expect((await offer(file, true, source)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 4813 })
    expect(await listed(source, {})).toEqual([])
  })
})
