import { describe, expect, test } from 'vitest'
import { decision, dmn, literal, table, type TableSpec } from './tables.ts'
import { compileDecisions, decide, type Outcome, type Variables } from '../../../engine/index.ts'

const moment = { now: '2026-03-02T07:00:00.000Z', zone: 'Europe/Berlin' }

async function ask(xml: string, id: string, context: Variables): Promise<Outcome> {
  const { decisions, problems } = await compileDecisions(xml)
  expect(problems).toEqual([])
  return decide(
    decisions.find((one) => one.id === id)!,
    context,
    moment,
  )
}

const answer = (spec: TableSpec, context: Variables): Promise<Outcome> =>
  ask(dmn(decision('d', table(spec))), 'd', context)

const dogs: TableSpec = {
  inputs: ['nummer:number', 'gelistet'],
  outputs: ['betrag'],
  rules: ['- | true => 800 # gelistet', '1 | false => 75', '2 | false => 118', '>= 3 | false => 209'],
}

describe('a unique table', () => {
  test.each([
    [{ nummer: 1, gelistet: false }, 75],
    [{ nummer: 2, gelistet: false }, 118],
    [{ nummer: 7, gelistet: false }, 209],
    [{ nummer: 1, gelistet: true }, 800],
    [{ nummer: 0, gelistet: false }, null],
  ])('%j gives %j', async (context, result) => expect((await answer(dogs, context)).result).toBe(result))

  test('says why: inputs, matched rule with annotation, result', async () => {
    expect((await answer(dogs, { nummer: 2, gelistet: true })).evidence).toEqual({
      inputs: { nummer: 2, gelistet: true },
      matched: [{ rule: 0, annotation: 'gelistet' }],
      result: 800,
    })
  })

  test('with two hits has no result and says which', async () => {
    const outcome = await answer({ ...dogs, rules: ['- | - => 1', '1 | - => 2'] }, { nummer: 1, gelistet: false })
    expect(outcome).toMatchObject({ result: null, evidence: { matched: [{ rule: 0 }, { rule: 1 }] } })
    expect(outcome.problems.join()).toContain('1, 2')
  })

  test('a missing input is null and matches only what takes null', async () => {
    expect((await answer({ ...dogs, rules: ['null | - => 1', '- | true => 2'] }, {})).result).toBe(1)
  })
})

describe('hit policies', () => {
  const grades = (policy: string, aggregation?: string): TableSpec => ({
    policy,
    ...(aggregation !== undefined && { aggregation }),
    inputs: ['x'],
    outputs: ['y="hoch","mittel","tief"'],
    rules: ['> 0 => "tief"', '> 5 => "hoch"', '> 3 => "mittel"'],
  })
  test.each([
    ['FIRST', 'tief'],
    ['PRIORITY', 'hoch'],
    ['RULE ORDER', ['tief', 'hoch', 'mittel']],
    ['OUTPUT ORDER', ['hoch', 'mittel', 'tief']],
    ['COLLECT', ['tief', 'hoch', 'mittel']],
  ])('%s', async (policy, result) => expect((await answer(grades(policy), { x: 9 })).result).toEqual(result))

  test('FIRST looks no further than its hit', async () => {
    expect((await answer(grades('FIRST'), { x: 9 })).evidence.matched).toEqual([{ rule: 0, annotation: null }])
  })

  test('ANY takes equal results and no others', async () => {
    const any = (second: string): TableSpec => ({
      policy: 'ANY',
      inputs: ['x'],
      outputs: ['y'],
      rules: ['> 0 => 1', `> 1 => ${second}`],
    })
    expect((await answer(any('1'), { x: 2 })).result).toBe(1)
    expect((await answer(any('2'), { x: 2 })).problems).toHaveLength(1)
  })

  test.each([
    ['SUM', 60],
    ['MIN', 10],
    ['MAX', 30],
    ['COUNT', 3],
  ])('COLLECT %s', async (aggregation, result) => {
    const numbers: TableSpec = {
      policy: 'COLLECT',
      aggregation,
      inputs: ['x'],
      outputs: ['y'],
      rules: ['- => 10', '- => 20', '- => 30'],
    }
    expect((await answer(numbers, { x: 1 })).result).toBe(result)
  })

  test('a sum of texts is a problem', async () => {
    const texts: TableSpec = {
      policy: 'COLLECT',
      aggregation: 'SUM',
      inputs: ['x'],
      outputs: ['y'],
      rules: ['- => "a"'],
    }
    expect((await answer(texts, { x: 1 })).problems).toHaveLength(1)
  })

  test('several outputs are a table by name', async () => {
    const two: TableSpec = { inputs: ['x'], outputs: ['a', 'b'], rules: ['- => x + 1 | "b"'] }
    expect((await answer(two, { x: 1 })).result).toEqual({ a: 2, b: 'b' })
  })
})

describe('inputs', () => {
  test('a date that is kept as text is read as a date where the column says so', async () => {
    const born: TableSpec = {
      inputs: ['geboren:date'],
      outputs: ['y'],
      rules: ['>= date("2026-01-01") => "Welpe"', '< date("2026-01-01") => "Hund"'],
    }
    expect((await answer(born, { geboren: '2026-02-10' })).result).toBe('Welpe')
    expect((await answer(born, { geboren: '2019-02-10' })).result).toBe('Hund')
    expect((await answer(born, { geboren: '2019-02-10' })).evidence.inputs).toEqual({ geboren: '2019-02-10' })
  })

  test('today is the day of the step in the town', async () => {
    const due: TableSpec = {
      inputs: ['tag:date'],
      outputs: ['y'],
      rules: ['<= today() => "jetzt"', '> today() => "später"'],
    }
    expect((await answer(due, { tag: '2026-03-02' })).result).toBe('jetzt')
    expect((await answer(due, { tag: '2026-03-03' })).result).toBe('später')
  })

  test('a value that is not allowed is a problem', async () => {
    const xml = dmn(decision('d', table({ inputs: ['x'], outputs: ['y'], rules: ['- => 1'] }))).replace(
      '</inputExpression>',
      '</inputExpression><inputValues><text>"a","b"</text></inputValues>',
    )
    expect((await ask(xml, 'd', { x: 'a' })).result).toBe(1)
    expect((await ask(xml, 'd', { x: 'c' })).problems).toHaveLength(1)
  })
})

describe('required decisions', () => {
  const graph = dmn(decision('summe', literal('doppelt + 1'), ['doppelt']) + decision('doppelt', literal('x * 2')))

  test('are decided first, and stand in the evidence', async () => {
    const outcome = await ask(graph, 'summe', { x: 4 })
    expect(outcome.result).toBe(9)
    expect(outcome.evidence.inputs).toEqual({ doppelt: 8 })
  })

  test('a problem in one is a problem of the whole', async () => {
    const broken = dmn(
      decision('a', literal('b'), ['b']) + decision('b', table({ ...dogs, rules: ['- | - => 1', '- | - => 2'] })),
    )
    expect((await ask(broken, 'a', { nummer: 1, gelistet: false })).problems).toHaveLength(1)
  })

  test('names of several words are read as one name', async () => {
    const named = dmn(
      decision('Summe', literal('Anzahl Hunde + 1'), ['H']) +
        decision('H', literal('x')).replaceAll('name="H"', 'name="Anzahl Hunde"'),
    )
    expect((await ask(named, 'Summe', { x: 4 })).result).toBe(5)
  })
})

describe('a DMN file is refused', () => {
  const codesOf = async (xml: string): Promise<readonly string[]> => {
    const { decisions, problems } = await compileDecisions(xml)
    expect(decisions).toEqual([])
    return problems.map(({ element, code }) => `${element}: ${code}`)
  }
  const bad: readonly (readonly [string, string, string])[] = [
    ['when it is none', '<x/>', 'null: unreadable'],
    ['without a decision', dmn(''), 'null: no-decision'],
    ['with an id used twice', dmn(decision('a', literal('1')) + decision('a', literal('2'))), 'a: duplicate-id'],
    ['without logic', dmn(decision('d', '')), 'd: decision-not-supported'],
    ['with an invocation', dmn(decision('d', '<invocation id="I"/>')), 'd: decision-not-supported'],
    [
      'with a decision that requires itself',
      dmn(decision('a', literal('b'), ['b']) + decision('b', literal('a'), ['a'])),
      'b: decision-circle',
    ],
    ['with a requirement that is missing', dmn(decision('a', literal('1'), ['b'])), 'a: dangling-reference'],
    ['with an expression that cannot be read', dmn(decision('a', literal('1 + + )'))), 'a: feel-syntax'],
    [
      'with a test that cannot be read',
      dmn(decision('a', table({ ...dogs, rules: ['> > | - => 1'] }))),
      'a: feel-syntax',
    ],
    ['with a row that is too short', dmn(decision('a', table({ ...dogs, rules: ['- => 1'] }))), 'a: table-shape'],
    ['with PRIORITY and no order', dmn(decision('a', table({ ...dogs, policy: 'PRIORITY' }))), 'a: table-priority'],
    [
      'with a sum over two columns',
      dmn(
        decision(
          'a',
          table({ policy: 'COLLECT', aggregation: 'SUM', inputs: ['x'], outputs: ['a', 'b'], rules: ['- => 1 | 2'] }),
        ),
      ),
      'a: table-aggregation',
    ],
  ]
  test.each(bad)('%s', async (_why, xml, problem) => expect(await codesOf(xml)).toContain(problem))
})

test.each(['20180521', '20191111', '20211108', '20230324'])('the namespace of %s is read', async (version) => {
  const base = version === '20180521' ? 'http' : 'https'
  const xml = dmn(decision('d', literal('1')), version).replace('https', base)
  expect((await ask(xml, 'd', {})).result).toBe(1)
})

describe('FEEL at fault is named with its place in the table', () => {
  const found = async (rules: readonly string[]): Promise<unknown> =>
    (await compileDecisions(dmn(decision('a', table({ ...dogs, rules }))))).problems.map(
      ({ code, severity, attribute, place }) => ({ code, severity, attribute, place }),
    )

  test('where it cannot be read', async () => {
    expect(await found(['- | - => 1', '- | > > => 2'])).toEqual([
      { code: 'feel-syntax', severity: 'error', attribute: 'rule 2, input 2', place: expect.anything() },
    ])
  })

  test('where it will not do what it says', async () => {
    expect(await found(['- | - => 1', '- | - => addiere(1, 2)'])).toEqual([
      { code: 'feel-unknown-function', severity: 'warning', attribute: 'rule 2, output 1', place: { from: 0, to: 7 } },
    ])
  })
})

test('a literal of another kind than its column is named with row, column and what to write', async () => {
  const columns = { inputs: ['alter:number', 'rasse:string', 'seit:date'], outputs: ['satz:number', 'grund:string'] }
  const rules = [
    '"1" | 1 | "2026-01-01" => "75" | 1',
    'not("2", 3) | not("a") | date("2026-01-01") => 75 | "a"',
    '> alter | rasse | - => null | satz',
  ]
  const { problems } = await compileDecisions(dmn(decision('a', table({ ...columns, rules }))))
  expect(problems.map(({ code, severity, attribute, instead }) => [code, severity, attribute, instead.de])).toEqual([
    ['cell-type', 'warning', 'rule 1, input 1', expect.stringMatching(/^Schreiben Sie 1,/)],
    ['cell-type', 'warning', 'rule 1, input 2', expect.stringMatching(/^Schreiben Sie "1",/)],
    ['cell-type', 'warning', 'rule 1, input 3', expect.stringMatching(/^Schreiben Sie date\("2026-01-01"\),/)],
    ['cell-type', 'warning', 'rule 2, input 1', expect.stringMatching(/^Schreiben Sie 2,/)],
    ['cell-type', 'warning', 'rule 1, output 1', expect.stringMatching(/^Schreiben Sie 75,/)],
    ['cell-type', 'warning', 'rule 1, output 2', expect.stringMatching(/^Schreiben Sie "1",/)],
  ])
  expect(problems[0]?.reason.de).toBe('Zeile 1, Spalte „alter“: "1" ist ein Text, die Spalte hat Zahlen.')
})

test('a table without rows, and rows without a result, are named with their numbers', async () => {
  const said = async (rules: readonly string[], outputs: readonly string[] = ['y']): Promise<readonly string[]> => {
    const xml = dmn(decision('a', table({ inputs: ['x'], outputs, rules }))).replaceAll('nothing', '')
    return (await compileDecisions(xml)).problems.map(({ severity, reason }) => `${severity}: ${reason.de}`)
  }
  expect(await said([])).toEqual(['warning: Die Tabelle hat keine Zeile: Sie antwortet nie.'])
  expect(await said(['1 => 1', '2 => nothing', '3 => nothing', '4 => nothing'])).toEqual([
    'warning: Zeilen 2, 3 und 4 haben kein Ergebnis.',
  ])
  expect(await said(['1 => 1 | nothing'], ['y', 'z'])).toEqual(['warning: Zeile 1 hat in „z“ kein Ergebnis.'])
  expect(await said(['1 => null'])).toEqual([])
})
