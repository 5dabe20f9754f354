import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { renderLetter, type Letter } from '../../server/documents/index.ts'

const letter: Letter = {
  kind: 'notice',
  title: 'Bescheid',
  subject: 'Hundesteuer für Änne Groß',
  sender: {
    name: 'Stadt Wittlich',
    returnLine: 'Stadt Wittlich · Schlossstraße 11 · 54516 Wittlich',
    office: 'Steueramt',
    footer: ['Stadt', 'Telefon'],
  },
  recipient: [
    'Änne-Margarethe von Großenbrück-Öhringshausen zu Weißenfels und Umgebung',
    'Himmeroder Straße 44a',
    '54516 Wittlich',
  ],
  information: [['Aktenzeichen', 'V-2026-000001-7']],
  salutation: 'Guten Tag!',
  blocks: [{ type: 'text', text: 'Wir setzen fest.' }],
  remedy: 'Gegen diesen Bescheid können Sie Widerspruch erheben.',
  payment: { payload: 'BCD\n002\n1\nSCT', lines: [['IBAN', 'DE93 9999']] },
  supply: null,
  signature: ['Stadt Wittlich'],
  demo: false,
}
const AT = '2026-03-04T08:00:00.000Z'
const text = (pdf: Buffer): string => pdf.toString('latin1')
const pages = (pdf: Buffer): number => text(pdf).match(/\/Type \/Page\b(?!s)/g)?.length ?? 0

test('the PDF is tagged, in German, has a title and embeds its fonts', async () => {
  const pdf = text(await renderLetter(letter, 'V-2026-000001-7', AT))
  expect(pdf.slice(0, 8)).toBe('%PDF-1.7')
  expect(pdf).toContain('/Lang (de-DE)')
  expect(pdf).toContain('/MarkInfo')
  expect(pdf).toContain('/DisplayDocTitle true')
  for (const tag of ['Document', 'H1', 'H2', 'P', 'Figure']) expect(pdf).toContain(`/S /${tag}\n`)
  expect(pdf.match(/\/FontFile2/g)?.length).toBeGreaterThanOrEqual(2)
})

test('the QR code says in words what it is', async () => {
  const described = Buffer.from('GiroCode: QR-Code mit den Angaben der Überweisung', 'utf16le').swap16()
  expect((await renderLetter(letter, 'V-2026-000001-7', AT)).includes(described)).toBe(true)
})

test('a long letter runs on over pages and loses nothing', async () => {
  const blocks = Array.from({ length: 80 }, (_, index) => ({
    type: 'text' as const,
    text: `Absatz ${index}: ${'Größe und Übermaß. '.repeat(12)}`,
  }))
  const [short, long] = [
    await renderLetter(letter, 'V-2026-000001-7', AT),
    await renderLetter({ ...letter, blocks }, 'V-2026-000001-7', AT),
  ]
  expect(pages(short)).toBe(1)
  expect(pages(long)).toBeGreaterThan(6)
  // As many paragraphs are tagged as were given, page breaks or not.
  const paragraphs = (pdf: Buffer): number => text(pdf).match(/\/S \/P\n/g)?.length ?? 0
  expect(paragraphs(long) - paragraphs(short)).toBe(79)
})

test('a table of many rows breaks between rows and keeps its structure', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => [`Jahr ${index}`, '75,00 EUR'] as const)
  const pdf = await renderLetter({ ...letter, blocks: [{ type: 'table', rows }] }, 'V-2026-000001-7', AT)
  expect(pages(pdf)).toBeGreaterThan(1)
  expect(text(pdf).match(/\/S \/TR\n/g)).toHaveLength(60)
})

test('a letter of the demo town says so on every page, a real one never', async () => {
  const shown = (pdf: Buffer): number => streams(pdf).filter((stream) => /0\.54\d* 0\.35\d* 0 scn/.test(stream)).length
  expect(shown(await renderLetter({ ...letter, demo: true }, 'V-2026-000001-7', AT))).toBe(1)
  expect(shown(await renderLetter(letter, 'V-2026-000001-7', AT))).toBe(0)
})

/** Contents of pages; the demo mark is the only text in its colour. */
function streams(pdf: Buffer): readonly string[] {
  const found: string[] = []
  for (let at = pdf.indexOf('stream\n'); at !== -1; at = pdf.indexOf('stream\n', at + 7)) {
    const end = pdf.indexOf('\nendstream', at)
    try {
      found.push(inflateSync(pdf.subarray(at + 7, end)).toString('latin1'))
    } catch {
      // Not every stream is compressed.
    }
  }
  return found
}
