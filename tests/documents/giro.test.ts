import { expect, test } from 'vitest'
import { giroPayload, groupedIban } from '../../server/documents/giro.ts'
import { qrCode } from '../../server/documents/qr.ts'

const payment = {
  holder: 'Stadtkasse Wittlich',
  iban: 'DE93 9999 9999 0000 0000 01',
  bic: null,
  amount: 62.5,
  reference: '5.0100.012345.6',
}

test('the GiroCode is the text of EPC069-12, line by line', () => {
  expect(giroPayload(payment).split('\n')).toEqual([
    'BCD',
    '002',
    '1',
    'SCT',
    '',
    'Stadtkasse Wittlich',
    'DE93999999990000000001',
    'EUR62.50',
    '',
    '',
    '5.0100.012345.6',
  ])
})

test('names and references are cut to what the standard takes, and the whole stays below 331 bytes', () => {
  const long = giroPayload({ ...payment, holder: 'ä'.repeat(90), reference: 'x'.repeat(200) })
  expect(long.split('\n')[5]).toHaveLength(70)
  expect(long.split('\n')[10]).toHaveLength(140)
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(331)
})

test('an amount that no transfer can have is refused', () => {
  for (const amount of [0, -1, Number.NaN, 1_000_000_000]) expect(() => giroPayload({ ...payment, amount })).toThrow()
})

test('an IBAN stands in groups of four', () => {
  expect(groupedIban('DE93999999990000000001')).toBe('DE93 9999 9999 0000 0000 01')
})

test('the QR code is a square with its three finder patterns', () => {
  const { size, dark } = qrCode(giroPayload(payment))
  expect((size - 17) % 4).toBe(0)
  expect(dark).toHaveLength(size * size)
  const at = (x: number, y: number): boolean | undefined => dark[y * size + x]
  for (const [x, y] of [
    [0, 0],
    [size - 7, 0],
    [0, size - 7],
  ] as const) {
    expect([at(x, y), at(x + 1, y + 1), at(x + 3, y + 3), at(x + 6, y + 6)]).toEqual([true, false, true, true])
  }
})
