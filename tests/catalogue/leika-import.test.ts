import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { importLeika } from '../../server/catalogue/leika/import.ts'
import { UnreadableFile } from '../../server/catalogue/leika/csv.ts'
import { readLeika } from '../../server/catalogue/leika/read.ts'
import { onEachDatabase, type Opened } from '../support/databases.ts'

const dirty = readFileSync(new URL('./leika-dirty.csv', import.meta.url))
const publicList = new URL('../../../shared/domain/leika_in_ozg_2019.csv', import.meta.url)
const at = '2026-11-22T08:00:00.000Z'

describe('the LeiKa list as a file', () => {
  const { rows, rejected } = readLeika(dirty)

  test('gives each usable row with the line on which it begins', () => {
    expect(rows.map(({ line, key }) => [line, key])).toEqual([
      [2, '99001001000000'],
      [5, '99001001002000'],
      [9, '99001003000000'],
      [13, '99001005000000'],
      [16, '99001008000000'],
    ])
    expect(rows[1]).toMatchObject({
      name: 'Abfallgebühr "Festsetzung"',
      data: { rechtsgrundlage: 'Gesetz A [http://example.org/a], Gesetz B' },
    })
    expect(rows[2]?.name).toBe('Bioabfall\nEntsorgung')
    expect(rows[3]?.name).toBe('Gartenabfall')
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

  test('may be ISO-8859-1 with semicolons, as the federal catalogue is', () => {
    const file = Buffer.from('Schlüssel;Bezeichnung\r\n99001001000000;Gebühr für Abfälle, jährlich\r\n', 'latin1')
    expect(readLeika(file).rows).toMatchObject([
      { line: 2, key: '99001001000000', name: 'Gebühr für Abfälle, jährlich' },
    ])
  })

  test('may begin with a byte order mark', () => {
    expect(readLeika(Buffer.from('\uFEFFleika_key,name\n99001001000000,Abfall\n')).rows).toHaveLength(1)
  })

  test('loses no row when an open quotation mark swallows the next lines', () => {
    const file = Buffer.from(
      'leika_key,name\n99001001000000,"offen\n99001002000000,gut\n99001003000000,"auch offen\n99001004000000,gut\n',
    )
    const { rows: good, rejected: bad } = readLeika(file)
    expect(good.map(({ line }) => line)).toEqual([3, 5])
    expect(bad.map(({ line }) => line)).toEqual([2, 4])
  })

  test.each(['', 'a,b\n1,2\n', '\u0000\u0001\u0002'])('without a usable heading is refused as a whole: %j', (text) => {
    expect(() => readLeika(Buffer.from(text))).toThrow(UnreadableFile)
  })
})

onEachDatabase('the LeiKa import', (open) => {
  let given: Opened
  beforeAll(async () => {
    given = await open()
  })
  const run = (file: Buffer) => importLeika(given.db, given.town.id, readLeika(file), at)
  const keys = async () => (await given.db('leika').where({ town: given.town.id }).select('key')) as { key: string }[]

  test('takes in what is usable, and its totals add up to the rows', async () => {
    const result = await run(dirty)
    expect(result).toMatchObject({ rows: 13, imported: 5, updated: 0, unchanged: 0, rejected: 8 })
    expect(result.rejections).toHaveLength(8)
    expect(await keys()).toHaveLength(5)
  })

  test('makes no duplicates the second time', async () => {
    expect(await run(dirty)).toMatchObject({ rows: 13, imported: 0, updated: 0, unchanged: 5, rejected: 8 })
    expect(await keys()).toHaveLength(5)
  })

  test('updates the row that changed and no other', async () => {
    const changed = Buffer.from(dirty.toString().replace('Abfallgebühr,5', 'Abfallgebühren,5'))
    expect(await run(changed)).toMatchObject({ imported: 0, updated: 1, unchanged: 4, rejected: 8 })
    const row = await given
      .db('leika')
      .where({ town: given.town.id, key: '99001001000000' })
      .first<{ name: string }>('name')
    expect(row?.name).toBe('Abfallgebühren')
  })

  test('keeps towns apart', async () => {
    const { town } = await open()
    expect(await importLeika(given.db, town.id, readLeika(dirty), at)).toMatchObject({ imported: 5 })
  })

  test('takes the public list of 2019 in seconds, and again without change', async ({ skip }) => {
    skip(!existsSync(publicList), 'the public list is not at hand')
    const { town } = await open()
    const file = readLeika(readFileSync(publicList))
    const first = await importLeika(given.db, town.id, file, at)
    expect(first).toMatchObject({ rows: 5250, imported: 4813, updated: 0, unchanged: 0, rejected: 437 })
    const second = await importLeika(given.db, town.id, file, at)
    expect(second).toMatchObject({ imported: 0, updated: 0, unchanged: 4813, rejected: 437 })
  })
})
