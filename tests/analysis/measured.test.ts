import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  effortOf,
  factsOf,
  measure,
  officeMinutes,
  partOf,
  quantile,
  quantiles,
  shownCount,
  tellable,
  together,
  type EndedCase,
  type OfficeHours,
  type Taking,
  type Trail,
  type Visit,
} from '../../analysis/index.ts'
import { drawing, node, work } from './drawn.ts'

const hours: OfficeHours = {
  calendar: { name: 'RLP', from: '2026-01-01', to: '2026-12-31', holidays: ['2026-01-01', '2026-04-03', '2026-04-06'] },
  zone: 'Europe/Berlin',
  opens: '08:00',
  closes: '16:00',
}

describe('open minutes', () => {
  // Counted on a calendar: Thursday 2 April 14:00 to Tuesday 7 April 9:00 holds Good Friday, a weekend and Easter Monday.
  test.each([
    ['one afternoon', '2026-03-02T13:00:00.000Z', '2026-03-02T14:30:00.000Z', 90],
    ['a night', '2026-03-02T14:30:00.000Z', '2026-03-03T07:30:00.000Z', 60],
    ['Easter', '2026-04-02T12:00:00.000Z', '2026-04-07T07:00:00.000Z', 180],
    ['a week', '2026-03-02T07:00:00.000Z', '2026-03-09T07:00:00.000Z', 2400],
    ['a weekend', '2026-03-07T07:00:00.000Z', '2026-03-08T20:00:00.000Z', 0],
    ['the change of clocks', '2026-03-27T14:00:00.000Z', '2026-03-30T07:00:00.000Z', 120],
  ])('of %s', (_name, from, to, minutes) => {
    expect(officeMinutes(from, to, hours)).toBe(minutes)
  })

  test('add up where one span ends and the next begins', () => {
    const moment = fc
      .integer({ min: 0, max: 60 * 24 * 60 })
      .map((minute) => new Date(Date.UTC(2026, 2, 1) + minute * 60_000).toISOString())
    fc.assert(
      fc.property(moment, moment, moment, (...three) => {
        const [a = '', b = '', c = ''] = [...three].sort()
        expect(officeMinutes(a, b, hours) + officeMinutes(b, c, hours)).toBeCloseTo(officeMinutes(a, c, hours), 6)
      }),
      { numRuns: 30 },
    )
  })
})

describe('quantiles', () => {
  // Wikipedia, "Percentile", worked example of the nearest rank: of 15, 20, 35, 40, 50 the 30th is 20, the 40th 20, the 50th 35.
  test.each([
    [0.05, 15],
    [0.3, 20],
    [0.4, 20],
    [0.5, 35],
    [1, 50],
  ])('are values that occurred, by nearest rank: %s', (share, value) => {
    expect(quantile([50, 15, 40, 20, 35], share)).toBe(value)
  })

  test('are hidden below twenty values, and small counts below five', () => {
    expect(quantiles(Array.from({ length: 19 }, (_, at) => at))).toBeNull()
    expect(quantiles(Array.from({ length: 20 }, (_, at) => at + 1))).toEqual({ median: 10, p90: 18, cases: 20 })
    expect([0, 1, 4, 5].map(shownCount)).toEqual([0, null, null, 5])
  })
})

describe('small groups', () => {
  test('cannot be read off from what is said of the others', () => {
    expect([0, 4, 5, 12, 17, 18, 21, 22].map((count) => partOf(count, 22))).toEqual([0, null, 5, 10, 15, 18, 18, 22])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 4 }), (whole, few) => {
        const said = partOf(whole - few, whole)
        // Whoever left out one to four gets the same answer.
        if (whole - 4 >= 5) expect(partOf(whole - 1, whole)).toBe(said)
      }),
    )
  })

  test('stand together with the next smallest, so that no sum or difference tells them', () => {
    expect(together({ online: 15, counter: 4, paper: 3, telephone: 0 })).toEqual({ online: 15, 'counter+paper': 7 })
    expect(together({ online: 15, counter: 6, paper: 3 })).toEqual({ online: 15, 'counter+paper': 9 })
    expect(together({ counter: 2 })).toEqual({ counter: null })
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 5 }), (counts) => {
        const said = Object.values(together(Object.fromEntries(counts.map((count, at) => [`w${at}`, count]))))
        const total = counts.reduce((sum, count) => sum + count, 0)
        if (total >= 5) expect(said.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBe(total)
        for (const one of said)
          expect(one === null ? total : one).toSatisfy((n: number) => (one === null ? n < 5 : n >= 5))
      }),
    )
  })

  test('are not told by two spans of time that differ by them', () => {
    expect(tellable([22, 24, 30])).toEqual([true, false, true])
    expect(tellable([3, 8, 8])).toEqual([true, true, true])
  })
})

const day = (of: number, hour: number): string => new Date(Date.UTC(2026, 2, of, hour - 1)).toISOString()
const persons = ['ada', 'anton', 'jana']

describe('measured cases', () => {
  // Each on Monday 2 March from 8 to Wednesday 4 March, 8 o'clock: 960 open minutes, of which Tuesday (480) waits for papers.
  const ended = Array.from({ length: 20 }, (_, id) => ({ id, receivedAt: day(2, 8), endedAt: day(4, 8) }))
  const visit = (
    id: number,
    token: number,
    element: string,
    type: string,
    enteredAt: string,
    leftAt: string,
  ): Visit => ({
    ...{ case: id, token, element, type, enteredAt, leftAt, how: 'completed' },
    actor: type === 'bpmn:UserTask' ? (persons[id % 3] ?? null) : null,
  })
  const visits = ended.flatMap(({ id }) => [
    visit(id, 3, 'check', 'bpmn:UserTask', day(2, 8), day(2, 16)),
    visit(id, 6, 'papers', 'bpmn:IntermediateCatchEvent', day(3, 8), day(3, 16)),
    visit(id, 8, 'inner', 'bpmn:ReceiveTask', day(3, 9), day(3, 12)),
    visit(id, 5, 'gate', 'bpmn:ExclusiveGateway', day(3, 8), day(3, 8)),
  ])
  const trail: Trail = { ended, visits, takings: [] }
  const only = (from: number, to?: number): Trail => ({ ...trail, ended: ended.slice(from, to) })

  test('say what was in the office and what waited for others, overlaps counted once', () => {
    const found = measure(trail, hours, day(20, 12))
    expect(found).toMatchObject({ cases: 20, lead: { median: 960 }, inHand: { median: 480 }, waiting: { median: 480 } })
    expect(found.steps.map(({ element, turn }) => [element, turn])).toEqual([
      ['check', 'office'],
      ['papers', 'others'],
      ['inner', 'others'],
    ])
    expect(found.steps[0]).toMatchObject({ visits: 20, cases: 20, open: { median: 480, p90: 480 } })
  })

  test('are no figures below twenty, and no counts below five', () => {
    const nineteen = measure(only(1), hours, day(20, 12))
    expect(nineteen).toMatchObject({ cases: 19, lead: null })
    expect(nineteen.steps[0]).toMatchObject({ cases: 19, open: { median: 480, p10: null, p90: null } })
    const few = measure(only(0, 4), hours, day(20, 12))
    expect(few).toMatchObject({ cases: null, lead: null })
    expect(few.steps[0]).toMatchObject({ visits: null, cases: null, hidden: 'few-cases', open: null })
  })

  test('divide a step into lying and lying in hands, from taking it, over giving it back, to its end', () => {
    // Monday: taken from 10 to 11 and from 14 to 16, so 180 minutes in hands of the 480 that it stood open.
    const at = (hour: number, taken: boolean, id: number): Taking => ({ case: id, wait: 4, at: day(2, hour), taken })
    const takings = ended.flatMap(({ id }) => [at(10, true, id), at(11, false, id), at(14, true, id)])
    const [check] = measure({ ...trail, takings }, hours, day(20, 12)).steps
    expect(check).toMatchObject({ work: { median: 180, p90: 180 }, waiting: { median: 300 }, open: { median: 480 } })
    const papers = measure({ ...trail, takings }, hours, day(20, 12)).steps[1]
    expect(papers).toMatchObject({ turn: 'others', work: null, waiting: { median: 480 } })
    // Nobody took it before it was done: how it divides is not known.
    expect(measure(trail, hours, day(20, 12)).steps[0]).toMatchObject({ work: null, waiting: null, hidden: null })
  })

  test('say nothing of a step that fewer than three people did', () => {
    const two = visits.map((one) => ({ ...one, actor: one.actor === 'jana' ? 'ada' : one.actor }))
    expect(measure({ ...trail, visits: two }, hours, day(20, 12)).steps[0]).toMatchObject({
      cases: 20,
      hidden: 'few-persons',
      open: null,
    })
  })

  test('older than ninety days do not count', () => {
    expect(measure(trail, hours, '2026-06-02T07:00:00.000Z').cases).toBe(20)
    expect(measure(trail, hours, '2026-06-02T07:00:00.001Z').cases).toBe(0)
  })
})

describe('real cases in the place of estimates', () => {
  const loop = drawing(
    [
      node('s', { is: 'start' }),
      work('check', 5),
      node('ok', { is: 'xor' }),
      work('ask', 10),
      node('e', { is: 'end' }),
    ],
    's -> check',
    'check -> ok',
    'ok -> ask 0.25',
    'ok -> e',
    'ask -> check',
  )
  const typeOf = new Map(loop.nodes.map(({ id, type }) => [id, type]))
  /** A case that asks so often, as the engine would write it: what follows a decision is entered when it is left. */
  const walk = (id: number, asks: number): readonly Visit[] =>
    ['s', 'check', 'ok', ...Array.from({ length: asks }, () => ['ask', 'check', 'ok']).flat(), 'e'].map(
      (element, at) => ({
        ...{ case: id, token: at + 1, element, type: typeOf.get(element) ?? '', how: 'completed' },
        ...{ enteredAt: day(2, element === 'check' ? 8 : 16), leftAt: day(2, 16), actor: persons[id % 3] ?? null },
      }),
    )
  /** Somebody takes each check an hour before it is done. */
  const trailOf = (asks: readonly number[]): Trail => {
    const visits = asks.flatMap((often, id) => walk(id, often))
    const checks = visits.filter(({ element }) => element === 'check')
    return {
      ended: asks.map((_, id): EndedCase => ({ id, receivedAt: day(2, 8), endedAt: day(4, 8) })),
      visits,
      takings: checks.map((one): Taking => ({ case: one.case, wait: one.token + 0.5, at: day(2, 15), taken: true })),
    }
  }
  const facts = (trail: Trail) => factsOf(loop, trail, measure(trail, hours, day(20, 12)))

  test('give a loop its share: 5 of 25 passings go back, so a check runs 1 / (1 − 1/5) times', () => {
    const found = facts(trailOf([...Array.from({ length: 15 }, () => 0), ...Array.from({ length: 5 }, () => 1)]))
    expect([...found.shares]).toEqual([
      ['ok-ask', 0.2],
      ['ok-e', 0.8],
    ])
    const figures = effortOf(loop, { measured: found }).figures
    expect(figures?.steps.map(({ element, visits, source }) => [element, Number(visits.toFixed(9)), source])).toEqual([
      ['check', 1.25, 'cases'],
      ['ask', 0.25, 'estimate'],
    ])
    // By hand: a check lay 7 hours and was in hands for 1; asking stays the estimate of 10 minutes, since five cases are too few.
    expect(figures?.minutes.usual).toBeCloseTo(1.25 * 60 + 0.25 * 10, 9)
    expect(figures?.lead.usual).toBeCloseTo(1.25 * 480 + 0.25 * 10, 9)
  })

  test('stay estimates where a way was taken, or left out, by fewer than five, and below twenty cases', () => {
    const rare = [...Array.from({ length: 18 }, () => 0), 1, 1, 1, 1]
    expect(facts(trailOf(rare)).shares.size).toBe(0)
    expect(facts(trailOf(Array.from({ length: 19 }, () => 0))).shares.size).toBe(0)
    expect(effortOf(loop, { measured: facts(trailOf(rare)) }).figures?.decisions).toMatchObject([{ source: 'noted' }])
  })

  test('count as many visits as there were, whatever the cases did, and their shares add up to one', () => {
    const asks = fc.array(fc.nat(3), { minLength: 20, maxLength: 60 })
    fc.assert(
      fc.property(asks, (often) => {
        const found = facts(trailOf(often))
        if (found.shares.size === 0) return
        expect([...found.shares.values()].reduce((total, one) => total + one, 0)).toBeCloseTo(1, 12)
        const mean = often.reduce((total, one) => total + one, 0) / often.length
        const [check, ask] = effortOf(loop, { measured: found }).figures?.steps ?? []
        expect(check?.visits).toBeCloseTo(1 + mean, 9)
        expect(ask?.visits).toBeCloseTo(mean, 9)
      }),
      { numRuns: 40 },
    )
  })
})
