import { expect, it } from 'vitest'
import { datesAfterPosting } from '../../server/records/deliveries.ts'

it('a letter counts as delivered on the fourth day after posting, and says no more', () => {
  const dates = datesAfterPosting('letter', '2026-11-23')
  expect(dates.delivered_on).toBe('2026-11-27')
  expect(dates.delivered_rule).toBe('vierter Tag nach der Aufgabe zur Post (§ 122 Abs. 2 Nr. 1 AO)')
})

it('when that is no working day, it is the next one, and the rule says so', () => {
  const dates = datesAfterPosting('letter', '2026-11-18')
  expect(dates.delivered_on).toBe('2026-11-23')
  expect(dates.delivered_rule).toContain('verschoben auf den nächsten Werktag')
})
