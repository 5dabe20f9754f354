import { describe, expect, it } from 'vitest'
import type { Case, Until } from '../../engine/index.ts'
import { newCase } from '../../engine/index.ts'
import { type Candidate, listeners, mayBegin, nextDue, receivers } from '../../engine/rehearsal/correlate.ts'

const at = (day: number) => `2026-03-0${day}T08:00:00.000Z`

/** A running case that waits in these ways, each since the day given. */
function candidate(process: string, waits: [day: number, until: Until][], more: Partial<Case> = {}): Candidate {
  const table = Object.fromEntries(
    waits.map(([day, until], index) => [index + 1, { id: index + 1, token: 1, on: 'X', since: at(day), until }]),
  )
  return { process, begunBy: null, case: { ...newCase('c', 'm'), waits: table, ...more } }
}

const message = (key: string | null): Until => ({ kind: 'message', name: 'm', key })
const signal: Until = { kind: 'signal', name: 's' }
const timer = (day: number | null): Until => ({ kind: 'timer', due: day === null ? null : at(day) })
const indexes = (found: readonly { index: number }[]) => found.map(({ index }) => index)

describe('a message', () => {
  const published = (key: string | null) => ({ name: 'm', key, variables: {} })

  it('with a key reaches the case of each process that waits longest for it', () => {
    const cases = [
      candidate('p', [[2, message('1')]]),
      candidate('p', [[1, message('1')]]),
      candidate('q', [[3, message('1')]]),
      candidate('q', [[1, message('2')]]),
    ]
    expect(indexes(receivers(cases, published('1')))).toEqual([1, 2])
  })
  it('without a key reaches only who waits longest of all', () => {
    const cases = [candidate('p', [[2, message('1')]]), candidate('q', [[1, message('2')]])]
    expect(indexes(receivers(cases, published(null)))).toEqual([1])
  })
  it('does not reach a case that is suspended', () => {
    expect(receivers([candidate('p', [[1, message('1')]], { status: 'suspended' })], published('1'))).toEqual([])
  })
  it('does not begin a second case with a key while the first that it began still runs', () => {
    const begun = { ...candidate('p', []), begunBy: { name: 'm', key: '1' } }
    expect(mayBegin([begun], 'p', published('1'))).toBe(false)
    expect(mayBegin([begun], 'p', published('2'))).toBe(true)
    expect(mayBegin([{ ...begun, case: { ...begun.case, status: 'ended' } }], 'p', published('1'))).toBe(true)
  })
})

describe('a signal', () => {
  it('reaches everyone who waits for it, in the order of waiting', () => {
    const cases = [
      candidate('p', [
        [2, signal],
        [3, signal],
      ]),
      candidate('q', [[1, signal]]),
    ]
    expect(listeners(cases, 's').map(({ index, wait }) => [index, wait.id])).toEqual([
      [1, 1],
      [0, 1],
      [0, 2],
    ])
  })
})

describe('what is due next', () => {
  it('is the earliest timer until the moment; paused ones never are', () => {
    const cases = [
      candidate('p', [
        [1, timer(5)],
        [1, timer(null)],
      ]),
      candidate('q', [[1, timer(4)]]),
    ]
    expect(nextDue(cases, at(4))).toMatchObject({ index: 1, due: at(4) })
    expect(nextDue(cases, at(3))).toBeNull()
  })
})
