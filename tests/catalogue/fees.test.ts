import { describe, expect, test } from 'vitest'
import { readFee } from '../../server/catalogue/fee-form.ts'
import { feeRefusal, feesOn, feeText, standing, type Fee, type FeeTerms } from '../../server/ratings/fees.ts'

const today = '2026-11-22'
const terms = (more: Partial<FeeTerms> = {}): FeeTerms => ({
  ...{ title: 'Ausweis', kind: 'fixed', amount: 3700, amountTo: null, formula: null, norm: 'PAuswGebV' },
  ...{ checked: true, validFrom: '2021-01-01', validTo: null },
  ...more,
})
const fee = (id: number, more: Partial<Fee> = {}): Fee => ({
  ...terms(),
  ...{ id, service: 'ausweis', replaces: null, withdrawn: false, reason: null, at: today, author: 'Mia' },
  ...more,
})
const refused = (fees: readonly Fee[], wanted: FeeTerms, corrects: Fee | null = null, reason = '') =>
  feeRefusal(fees, wanted, { corrects, reason, today })?.key ?? null

describe('fees of a service', () => {
  const old = fee(1)
  const next = fee(2, { amount: 4600, validFrom: '2027-01-01' })

  test('hold until the next of their title, or their own last day', () => {
    const on = (day: string) =>
      feesOn([old, next, fee(3, { title: 'Kind', validTo: '2022-12-31' })], day).map(({ id }) => id)
    expect([on('2020-12-31'), on('2022-12-31'), on('2026-12-31'), on('2027-01-01')]).toEqual([[], [1, 3], [1], [2]])
  })

  test('give way to their correction, and are gone when that is a withdrawal', () => {
    const all = [old, next, fee(3, { replaces: 1, amount: 3800 }), fee(4, { replaces: 2, withdrawn: true })]
    expect(standing(all).map(({ id }) => id)).toEqual([3])
  })

  test.each([
    ['a later one', terms({ validFrom: '2027-01-01' }), null],
    ['another title on the same day', terms({ title: 'Kind' }), null],
    ['the same day', terms({ title: ' ausweis ' }), 'validFrom'],
    ['one that ends inside of the other', terms({ validFrom: '2020-01-01', validTo: '2021-06-30' }), 'validFrom'],
    ['one before, which ends by itself', terms({ validFrom: '2015-01-01' }), null],
    ['a last day before the first', terms({ validFrom: '2027-01-01', validTo: '2026-12-31' }), 'validTo'],
    ['one from a day on which the other held', terms({ validFrom: '2026-01-01' }), 'reason'],
  ])('do not overlap: %s', (_name, wanted, key) => {
    expect(refused([old], wanted)).toBe(key)
  })

  test('a fee that names its last day is not cut by a later one', () => {
    expect(refused([fee(1, { validTo: '2027-06-30' })], terms({ validFrom: '2027-01-01' }))).toBe('validFrom')
  })

  test('change what held only with a reason; ending one from now on, and correcting a future one, need none', () => {
    expect(refused([old], terms({ amount: 3800 }), old)).toBe('reason')
    expect(refused([old], terms({ amount: 3800 }), old, 'verlesen')).toBeNull()
    expect(refused([old], terms({ validTo: '2026-12-31' }), old)).toBeNull()
    expect(refused([old], terms({ validTo: '2025-12-31' }), old)).toBe('reason')
    expect(refused([old, next], { ...next, amount: 5000 }, next)).toBeNull()
    expect(refused([next], { ...next, validFrom: '2026-01-01' }, next)).toBe('reason')
  })

  test('read as people write them', () => {
    expect(feeText(terms())).toBe('37,00 EUR')
    expect(feeText(terms({ kind: 'range', amount: 1000, amountTo: 250050 }))).toBe('10,00 bis 2.500,50 EUR')
    expect(feeText(terms({ kind: 'free', amount: null }))).toBe('gebührenfrei')
    expect(feeText(terms({ kind: 'formula', amount: null, formula: '2 EUR je m²' }))).toBe('2 EUR je m²')
  })

  test.each([
    ['fixed', {}, ['amount']],
    ['range', { amount: '5' }, ['amountTo']],
    ['range', { amount: '5', amountTo: '5' }, ['amountTo']],
    ['free', { amount: '5' }, ['amount']],
    ['formula', { amount: '5' }, ['amount', 'formula']],
    ['formula', { formula: '2 EUR je m²' }, []],
  ])('have what belongs to their kind and nothing else: %s %j', (kind, more, keys) => {
    const read = readFee({ title: 'x', norm: 'y', validFrom: '2020-01-01', kind, ...more }, `${today}T08:00:00.000Z`)
    expect('errors' in read ? read.errors.map(({ key }) => key) : []).toEqual(keys)
  })
})
