import { unaryTest } from 'feelin'
import { clockFunctions, type Moment } from '../feel/clock.ts'
import { withIntervals } from '../feel/intervals.ts'

/** Whether a value passes unary tests; an empty cell and `-` let everything pass, tests that cannot be read nothing. */
export function passes(
  test: string,
  value: unknown,
  scope: Readonly<Record<string, unknown>>,
  moment: Moment,
): boolean {
  if (test === '' || test === '-') return true
  try {
    return unaryTest(test, { ...clockFunctions(moment), ...withIntervals(test, scope), '?': value }).value === true
  } catch {
    return false
  }
}
