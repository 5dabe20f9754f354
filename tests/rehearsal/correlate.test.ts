import { describe, expect, it } from 'vitest'
import type { Case, StartWait, Until } from '../../engine/index.ts'
import { newCase } from '../../engine/index.ts'
import { audience, type Candidate, mayBegin, nextDue, reachedBy, receivers } from '../../engine/rehearsal/correlate.ts'

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

describe('who begins by a message', () => {
  const start = (process: string): StartWait => ({
    process,
    element: 'S',
    definition: 0,
    kind: 'message',
    name: 'm',
    expression: null,
    due: null,
    rest: null,
  })
  const begun = (cases: Candidate[], key: string | null) =>
    audience(cases, [start('p'), start('q')], { name: 'm', key, variables: {} }).starts.map(({ process }) => process)

  it('is every process of which no case waits for the key', () => {
    expect(begun([], '1')).toEqual(['p', 'q'])
    expect(begun([candidate('p', [[1, message('1')]])], '1')).toEqual(['q'])
  })
  it('is nobody when a message without a key finds a case', () => {
    expect(begun([candidate('p', [[1, message('1')]])], null)).toEqual([])
    expect(begun([], null)).toEqual(['p', 'q'])
  })
})

describe('a signal', () => {
  const cases = [
    candidate('p', [
      [2, signal],
      [3, signal],
    ]),
    candidate('q', [[1, signal]]),
  ]
  const thrown = { name: 's', variables: {}, from: null, upTo: [9, 9] }

  it('reaches each case that waits for it once, by birth', () => {
    expect(reachedBy(cases, thrown)).toEqual([0, 1])
    expect(reachedBy(cases, { ...thrown, name: 'other' })).toEqual([])
  })
  it('does not reach the case that threw it, nor one that began to wait later', () => {
    expect(reachedBy(cases, { ...thrown, from: 0 })).toEqual([1])
    expect(reachedBy(cases, { ...thrown, upTo: [1, 0] })).toEqual([0])
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
