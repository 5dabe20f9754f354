import { expect, test } from 'vitest'
import { check, decodeText } from '../../engine/index.ts'
import { flow, processOf } from './models.ts'

const xml = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?><a name="Prüfung"/>`

test.each([
  ['UTF-8', Buffer.from(xml('UTF-8'))],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${xml('UTF-8')}`)],
  ['UTF-16, little end first', Buffer.from(`\ufeff${xml('UTF-16')}`, 'utf16le')],
  ['UTF-16, big end first', Buffer.from(`\ufeff${xml('UTF-16')}`, 'utf16le').swap16()],
  ['ISO-8859-1', Buffer.from(xml('ISO-8859-1'), 'latin1')],
  ['UTF-8 that says it is UTF-16', Buffer.from(xml('UTF-16'))],
  ['an encoding that nobody knows', Buffer.from(xml('x-unknown'))],
  ['nothing said', Buffer.from('<a name="Prüfung"/>')],
])('a file is read as it was written: %s', (_how, bytes) => {
  expect(decodeText(bytes)).toContain('<a name="Prüfung"/>')
  expect(decodeText(bytes)).toMatch(/^</)
})

test('a model that was written as UTF-16 has nothing wrong with it', async () => {
  const model = processOf(`<startEvent id="S"/><endEvent id="E" name="Prüfung"/>${flow('S', 'E')}`)
  const bytes = Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${model}`, 'utf16le')
  expect(await check(decodeText(bytes))).toEqual([])
})
