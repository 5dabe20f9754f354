import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseNumber, parseCaseNumber } from '../../server/runtime/index.ts'

test('a case number carries the check digit of ISO 7064 as its last group', () => {
  expect(caseNumber(2026, 123)).toBe('V-2026-000123-7')
  expect(caseNumber(2026, 1_234_567)).toMatch(/^V-2026-1234567-\d$/)
})

test.each(['v-2026-000123-7', ' V 2026 000123 7 ', 'V20260001237', 'V–2026–000123–7', 'v.2026.000123.7'])(
  '%j is understood',
  (text) => {
    expect(parseCaseNumber(text)).toBe('V-2026-000123-7')
  },
)

test.each(['', 'V-2026-000123', '2026-000123-7', 'V-2026-000123-8', 'V-2026-000132-7', 'hello'])(
  '%j is not taken for a case number',
  (text) => {
    expect(parseCaseNumber(text)).toBeNull()
  },
)

test('a single wrong digit is always found', () => {
  const number = fc.tuple(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 999_999 }))
  fc.assert(
    fc.property(number, fc.nat(10), fc.integer({ min: 1, max: 9 }), ([year, n], at, by) => {
      const digits = caseNumber(year, n).replace(/\D/g, '')
      const wrong = [...digits].map((digit, i) => (i === at ? (Number(digit) + by) % 10 : digit)).join('')
      expect(parseCaseNumber(`V${digits}`)).toBe(caseNumber(year, n))
      expect(parseCaseNumber(`V${wrong}`)).toBeNull()
    }),
  )
})
