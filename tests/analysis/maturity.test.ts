import { describe, expect, test } from 'vitest'
import {
  criteria,
  ladderCriteria,
  levelOf,
  maturity,
  model11,
  model20,
  obstaclesOf,
  ownLadder,
  rankObstacles,
  ruleSets,
  type Answer,
  type CriterionId,
  type Evidence,
  type Fact,
  type RatedService,
} from '../../analysis/index.ts'

const day = '2026-11-22'
const free: RatedService = { fee: 'none', feeChecked: false, via: 'own' }
const charged: RatedService = { fee: 'fee', feeChecked: false, via: 'own' }

const fact = (criterion: CriterionId, answer: Answer, more: Partial<Fact> = {}): Fact => ({
  criterion,
  answer,
  reason: null,
  at: '2026-10-01T08:00:00.000Z',
  author: 'mara',
  via: null,
  address: null,
  testedOn: null,
  ...more,
})

const allYes = criteria.map(({ id }) => fact(id, 'yes'))
const except = (id: CriterionId, ...instead: Fact[]): Fact[] => [
  ...allYes.filter(({ criterion }) => criterion !== id),
  ...instead,
]

describe('the status of a service', () => {
  test('is unknown when nobody answered anything, and asks the first question', () => {
    const rated = maturity(free, [], {}, day)
    expect(rated.status).toBe('unknown')
    expect(rated.basis).toBe('none')
    expect(rated.open).toBe(ladderCriteria.length - 1) // payment: free of charge says the catalogue
    expect(rated.missing).toEqual(['nicht erhoben: Information im Netz'])
    expect(rated.next).toMatch(/^Erheben: /)
  })

  test('is unknown, not analog, when only a higher criterion was denied', () => {
    expect(maturity(free, [fact('form', 'no')], {}, day).status).toBe('unknown')
  })

  test('is analog only when somebody said that there is no information', () => {
    const rated = maturity(free, [fact('information', 'no')], {}, day)
    expect(rated.status).toBe('analog')
    expect(rated.missing).toEqual(['Information im Netz'])
  })

  test('stays analog when higher criteria are fulfilled: the weakest decides', () => {
    expect(maturity(free, except('information', fact('information', 'no')), {}, day).status).toBe('analog')
  })

  test.each([
    ['form', 'information'],
    ['submission', 'form'],
    ['identification', 'form'],
    ['proofs', 'form'],
    ['payment', 'form'],
    ['proven', 'form'],
    ['status', 'online'],
    ['reply', 'online'],
    ['interface', 'online'],
    ['file', 'online'],
    ['decision', 'online'],
  ] as const)('without "%s" is "%s", and the missing fact is named as next step', (id, status) => {
    const rated = maturity(charged, except(id, fact(id, 'no')), {}, day)
    expect(rated.status).toBe(status)
    const criterion = criteria.find((one) => one.id === id)
    expect(rated.missing).toEqual([criterion?.missing])
    expect(rated.next).toBe(criterion?.next)
  })

  test('is end-to-end when everything is answered yes, and nothing is missing then', () => {
    const rated = maturity(charged, allYes, {}, day)
    expect(rated).toMatchObject({ status: 'end-to-end', missing: [], next: null, open: 0, basis: 'recorded' })
  })

  test('does not rise by an unanswered criterion, which is named as not recorded', () => {
    const rated = maturity(free, except('status'), {}, day)
    expect(rated.status).toBe('online')
    expect(rated.missing).toEqual(['nicht erhoben: Auskunft über den Stand'])
    expect(rated.open).toBe(1)
  })

  test('names known gaps before unanswered questions', () => {
    const rated = maturity(free, [fact('information', 'yes'), fact('form', 'yes'), fact('proven', 'no')], {}, day)
    expect(rated.missing[0]).toBe('Echter Fall oder Test')
    expect(rated.missing.slice(1).every((text) => text.startsWith('nicht erhoben: '))).toBe(true)
  })

  test('passes over what does not apply, and keeps the reason', () => {
    const rated = maturity(
      free,
      except('proofs', fact('proofs', 'not-applicable', { reason: 'Satzung verlangt keine' })),
      {},
      day,
    )
    expect(rated.status).toBe('end-to-end')
    expect(rated.criteria.find(({ criterion }) => criterion === 'proofs')?.reason).toBe('Satzung verlangt keine')
  })
})

describe('answers', () => {
  test('of later date replace earlier ones, whatever their order', () => {
    const early = fact('information', 'yes', { at: '2026-01-01T08:00:00.000Z' })
    const late = fact('information', 'no', { at: '2026-02-01T08:00:00.000Z' })
    expect(maturity(free, [late, early], {}, day).status).toBe('analog')
    expect(maturity(free, [early, late], {}, day).status).toBe('analog')
  })

  test('given after the day of the report do not count', () => {
    expect(maturity(free, [fact('information', 'no', { at: '2026-11-23T08:00:00.000Z' })], {}, day).status).toBe(
      'unknown',
    )
    expect(maturity(free, [fact('information', 'no', { at: '2026-11-22T20:00:00.000Z' })], {}, day).status).toBe(
      'analog',
    )
  })

  test('of the running system come before what people recorded', () => {
    const evidence: Evidence = { information: { answer: 'yes', reason: 'Seite /leistungen/hund' } }
    const rated = maturity(free, [fact('information', 'no'), fact('form', 'no')], evidence, day)
    expect(rated).toMatchObject({ status: 'information', basis: 'mixed' })
    expect(rated.criteria[0]).toMatchObject({ answer: 'yes', basis: 'system', author: null })
  })

  test('of the running system may name the missing fact more exactly', () => {
    const missing = 'Schnittstelle zum Finanzverfahren'
    const next = 'Die Daten ohne Abtippen ins Finanzverfahren übernehmen.'
    const evidence: Evidence = { interface: { answer: 'no', reason: 'Aufgabe mit Abtippen', missing, next } }
    const rated = maturity(free, allYes, evidence, day)
    expect(rated).toMatchObject({ status: 'online', missing: [missing], next })
  })

  test('about payment are not needed where nothing is paid, and are needed where a fee is due', () => {
    expect(maturity(free, except('payment'), {}, day).status).toBe('end-to-end')
    expect(maturity({ fee: 'tax', feeChecked: false, via: 'own' }, except('payment'), {}, day).status).toBe(
      'end-to-end',
    )
    expect(maturity(charged, except('payment'), {}, day).status).toBe('form')
    expect(maturity({ fee: 'unknown', feeChecked: false, via: 'own' }, except('payment'), {}, day).status).toBe('form')
  })
})

describe('a service that others run', () => {
  const linked = (testedOn: string | null, address: string | null = 'https://example.org'): Fact[] =>
    except('submission', fact('submission', 'yes', { via: 'efa', address, testedOn }))

  test('counts as online only after a test went through it', () => {
    expect(maturity(free, linked(null), {}, day)).toMatchObject({
      status: 'form',
      via: 'efa',
      missing: ['Test über den verlinkten Dienst'],
    })
    expect(maturity(free, linked('2026-11-01'), {}, day)).toMatchObject({
      status: 'end-to-end',
      via: 'efa',
      testedOn: '2026-11-01',
    })
  })

  test('does not count by a test that is still to come, or without an address', () => {
    expect(maturity(free, linked('2026-12-01'), {}, day).status).toBe('form')
    expect(maturity(free, linked('2026-11-01', null), {}, day).status).toBe('form')
  })

  test('is nationwide as long as nobody recorded anything else, without counting as recorded', () => {
    expect(maturity({ ...free, via: 'efa' }, [], {}, day)).toMatchObject({
      via: 'efa',
      status: 'unknown',
      basis: 'none',
    })
    expect(maturity({ ...free, via: 'efa' }, [fact('submission', 'yes', { via: 'own' })], {}, day).via).toBe('own')
  })

  test('is "own" when the town runs it itself, whatever was linked before', () => {
    const evidence: Evidence = { submission: { answer: 'yes', reason: 'läuft hier' } }
    expect(maturity(free, linked('2026-11-01'), evidence, day)).toMatchObject({ via: 'own', address: null })
  })
})

describe('a test of our own way', () => {
  const unused: Evidence = {
    ...Object.fromEntries(criteria.map(({ id }) => [id, { answer: 'yes', reason: 'r' }])),
    proven: { answer: 'no', reason: 'noch kein Online-Eingang' },
  }

  test('lets a way count that has no real case yet, and stands there as a test', () => {
    const rated = maturity(free, [fact('proven', 'yes', { testedOn: '2026-11-01' })], unused, day)
    expect(rated.status).toBe('end-to-end')
    expect(rated.criteria.find(({ criterion }) => criterion === 'proven')?.reason).toBe(
      'Nur Test, gesendet am 01.11.2026; noch kein Online-Eingang',
    )
  })

  test.each([['2025-11-21'], ['2026-11-23'], [null]])('of %s does not', (testedOn) => {
    expect(maturity(free, [fact('proven', 'yes', { testedOn })], unused, day).status).toBe('form')
  })
})

describe('rule sets', () => {
  const results = (facts: Fact[]) => maturity(charged, facts, {}, day).criteria

  test('name only criteria that are asked, each once', () => {
    for (const { levels } of ruleSets) {
      const needs = levels.flatMap((level) => level.needs)
      expect(new Set(needs).size).toBe(needs.length)
      expect(needs.filter((need) => !criteria.some(({ id }) => id === need))).toEqual([])
    }
  })

  test('give the own ladder the same levels as the status', () => {
    const steps = ['information', 'form', 'online', 'end-to-end'] as const
    for (const [at, status] of steps.entries()) {
      const rungs = steps.slice(0, at + 1) as readonly string[]
      const facts = ladderCriteria.filter(({ rung }) => rungs.includes(rung ?? '')).map(({ id }) => fact(id, 'yes'))
      const next = ladderCriteria.find(({ rung }) => rung === steps[at + 1])
      const rated = [...facts, ...(next ? [fact(next.id, 'no')] : [])]
      expect(maturity(charged, rated, {}, day).status).toBe(status)
      expect(levelOf(ownLadder, results(rated)).level).toBe(at + 1)
    }
  })

  // Model 1.1: 3 needs proofs, payment and the decision on the way back; 4 needs proofs only once.
  test('lay model 1.1 over the same answers, by its lowest criterion', () => {
    expect(levelOf(model11, results(allYes))).toMatchObject({ level: 4, name: 'Online-Transaktion', missing: [] })
    expect(levelOf(model11, results(except('once-only', fact('once-only', 'no'))))).toMatchObject({ level: 3 })
    expect(levelOf(model11, results(except('decision', fact('decision', 'no'))))).toMatchObject({ level: 2 })
    expect(levelOf(model11, results(except('information', fact('information', 'no'))))).toMatchObject({ level: 0 })
    expect(levelOf(model11, results([]))).toMatchObject({ level: null, name: 'nicht erhoben' })
  })

  test('claim no level of model 2.0, whose criteria nobody has entered', () => {
    expect(levelOf(model20, results(allYes))).toMatchObject({ level: null, name: 'nicht erhoben' })
  })
})

describe('obstacles', () => {
  const service = (id: string, type: string | null, value: number, ...no: CriterionId[]) => ({
    id,
    type,
    cases: { value, estimate: false },
    results: maturity(
      charged,
      no.map((one) => fact(one, 'no')),
      {},
      day,
    ).criteria,
  })

  test('are only what somebody said is missing; a signature is the rule of who regulates the service', () => {
    expect(obstaclesOf(service('a', '5', 1))).toEqual([])
    expect(obstaclesOf(service('a', '5', 1, 'identification'))).toEqual(['own-statute'])
    expect(obstaclesOf(service('a', '4a', 1, 'identification', 'payment'))).toEqual(['land-law', 'payment'])
    expect(obstaclesOf(service('a', '2/3', 1, 'identification'))).toEqual(['federal-law'])
    expect(obstaclesOf(service('a', null, 1, 'identification', 'interface'))).toEqual(['unclear-law', 'interface'])
  })

  test('are ranked by the cases behind them, with the denominator of all', () => {
    const ranked = rankObstacles([
      service('a', '5', 100, 'identification'),
      service('b', '5', 50, 'payment'),
      service('c', '4', 60, 'payment'),
      service('d', '4', 90),
    ])
    expect(
      ranked.map(({ obstacle, services, cases }) => [obstacle, services, cases.numerator, cases.denominator]),
    ).toEqual([
      ['payment', ['b', 'c'], 110, 300],
      ['own-statute', ['a'], 100, 300],
    ])
  })
})
