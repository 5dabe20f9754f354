import { describe, expect, test } from 'vitest'
import { check, evaluate } from '../../../engine/index.ts'
import { constantOf } from '../../../engine/compile/feel/constant.ts'
import { feelFindings } from '../../../engine/compile/feel/findings.ts'
import { around, codes, extension, flow, only, processOf } from '../models.ts'

const found = (expression: string): readonly string[] => feelFindings(expression).map(({ code }) => code)
const marked = (expression: string): readonly string[] =>
  feelFindings(expression).map(({ at }) => expression.slice(at.from, at.to))
const moment = { now: '2026-03-02T07:00:00.000Z', zone: 'Europe/Berlin' }

describe('where text meets a temporal value', () => {
  const wrong = [
    'antragsdatum < today()',
    'today() >= antrag.datum',
    'antragsdatum = date("2026-01-01")',
    '"2026-01-01" < today()',
    'eingang + duration("P14D")',
    'now() - eingang',
    'eingang between date("2026-01-01") and today()',
    'eingang in [date("2026-01-01")..today()]',
    'if eingang > @"2026-01-01" then 1 else 2',
    'some kind in kinder satisfies kind.geburt < today()',
    'kinder[geburt < today()]',
    'frist <= duration("P1D") + duration("P2D")',
  ]
  for (const expression of wrong) {
    test(`it is told: ${expression}`, () => expect(found(expression)).toEqual(['feel-text-and-time']))
  }

  const right = [
    'date(antragsdatum) < today()',
    'date and time(eingang) + duration("P14D") > now()',
    'date(a) = date(b)',
    'antragsdatum = null or date(antragsdatum) < today()',
    'tage * duration("P1D") < duration("P3D")',
    'for tag in [today(), date(x)] return tag < today()',
    '{ heute: today(), vorbei: heute > date(x) }.vorbei',
    'today().year > jahr',
    'today() - date(x) > duration("P7D")',
    '[today()][item = date(x)]',
    'min([today(), date(x)]) < today()',
    'antragsdatum < "2026-01-01"',
    'string(today()) = antragsdatum',
  ]
  for (const expression of right) test(`it is not: ${expression}`, () => expect(found(expression)).toEqual([]))

  test('with the way to read it, and the place', async () => {
    const xml = around(
      `<userTask id="X">${extension('<zeebe:taskSchedule dueDate="=eingang + duration(&quot;P14D&quot;)"/>')}</userTask>`,
    )
    expect(await only(xml)).toMatchObject({
      element: 'X',
      severity: 'warning',
      code: 'feel-text-and-time',
      instead: { de: 'Schreiben Sie date(eingang).' },
      attribute: 'zeebe:taskSchedule dueDate',
      place: { from: 0, to: 26 },
    })
  })

  test('what is told has no usable result: null, or no difference between before and after', () => {
    for (const expression of ['x = today()', 'x + duration("P1D")', 'now() - x'])
      for (const x of ['2026-01-01', 'a', 3, [1]]) expect(evaluate(expression, { x }, moment).value).not.toBe(true)
    const before = evaluate('x < today()', { x: '2026-01-01' }, moment).value
    expect(evaluate('x < today()', { x: '2027-01-01' }, moment).value).toBe(before)
  })
})

describe('calls without a result', () => {
  test('a function that does not exist, at its place', () => {
    expect(found('foo(1)')).toEqual(['feel-unknown-function'])
    expect(marked('1 + string lenght("a")')).toEqual(['string lenght'])
    expect(found('Upper Case("a")')).toEqual(['feel-unknown-function'])
  })

  test('too few, too many and misnamed arguments', () => {
    for (const call of ['substring("a")', 'string length("a", 2)', 'abs()', 'contains("a")', 'today(1)', 'count(1, 2)'])
      expect([call, ...found(call)]).toEqual([call, 'feel-arguments'])
    expect(marked('substring(string: "a", start: 2)')).toEqual(['start: 2'])
  })

  test('are not those of functions that the expression makes itself, or with any number of arguments', () => {
    for (const call of [
      '{ doppelt: function(x) x * 2, vier: doppelt(2) }.vier',
      'max(1, 2, 3)',
      'substring("abc", 2)',
      'substring(string: "abc", start position: 2)',
      'string length(name)',
      'append([1], 2, 3)',
      'date("2026-01-01")',
      'sort([2, 1], function(x, y) x < y)',
    ])
      expect([call, ...found(call)]).toEqual([call])
  })

  test('with fewer arguments than they are said to need have no result', () => {
    const short = [
      'contains("a")',
      'replace("a", "b")',
      'substring("a")',
      'modulo(1)',
      'abs()',
      'substring before("a")',
    ]
    for (const call of short) {
      expect(found(call)).toEqual(['feel-arguments'])
      expect(evaluate(call, {}, moment).value).toBeNull()
    }
  })
})

describe('an expression that depends on nothing', () => {
  test('is known before it runs, and no other', () => {
    expect(constantOf('1 + 2')).toEqual({ value: 3 })
    expect(constantOf('count([1, 2])')).toEqual({ value: 2 })
    for (const open of ['x', 'now()', 'today() > date("2026-01-01")', 'a.b', 'foo(1)', 'for i in x return 1'])
      expect([open, constantOf(open)]).toEqual([open, undefined])
  })

  const timer = (feel: string): string =>
    around(
      `<intermediateCatchEvent id="X"><timerEventDefinition><timeDuration>${feel}</timeDuration></timerEventDefinition></intermediateCatchEvent>`,
    )
  test('is told when a timer cannot use it', async () => {
    for (const feel of ['=5', '=[1]', '=true', '="a" + "b"']) expect(await codes(timer(feel))).toEqual(['X: feel-type'])
    for (const feel of ['=duration("PT1H")', '="PT" + "1H"', '=x', 'PT1H']) expect(await codes(timer(feel))).toEqual([])
  })

  test('is told when a loop has no list or number of it, or a condition neither true nor false', async () => {
    const loop = (inside: string): string =>
      around(
        `<userTask id="X"><multiInstanceLoopCharacteristics>${inside}</multiInstanceLoopCharacteristics></userTask>`,
      )
    const over = (list: string): string => loop(extension(`<zeebe:loopCharacteristics inputCollection="=${list}"/>`))
    expect(await codes(over('5'))).toEqual(['X: feel-type'])
    expect(await codes(over('[1, 2]'))).toEqual([])
    expect(await codes(loop('<loopCardinality>=-1</loopCardinality>'))).toEqual(['X: feel-type'])
    const choice = (condition: string): string =>
      processOf(
        `<startEvent id="S"/><exclusiveGateway id="G" default="G_E"/><endEvent id="E"/><endEvent id="F"/>
         ${flow('S', 'G')}${flow('G', 'E')}${flow('G', 'F', condition)}`,
      )
    expect(await codes(choice('="ja"'))).toEqual(['G_F: feel-type'])
    expect(await codes(choice('=false'))).toEqual([])
  })

  test('is told when what waits for it waits for ever', async () => {
    const waiting = (condition: string): string =>
      around(
        `<intermediateCatchEvent id="X"><conditionalEventDefinition><condition>${condition}</condition></conditionalEventDefinition></intermediateCatchEvent>`,
      )
    expect(await codes(waiting('=1 &gt; 2'))).toEqual(['X: condition-never-true'])
    expect(await codes(waiting('=a &gt; 2'))).toEqual([])
    const adHoc = (more = ''): string =>
      around(
        `<adHocSubProcess id="X"><userTask id="T"/><completionCondition>=false</completionCondition></adHocSubProcess>${more}`,
        '<signal id="Stop" name="stop"/>',
      )
    expect(await codes(adHoc())).toEqual(['X: condition-never-true'])
    const stopped = `<boundaryEvent id="B" attachedToRef="X"><signalEventDefinition signalRef="Stop"/></boundaryEvent>`
    expect(await codes(adHoc(stopped))).toEqual([])
  })
})

test('a syntax error names attribute, line and character', async () => {
  const [problem] = await check(
    around(
      `<userTask id="X">${extension('<zeebe:ioMapping><zeebe:input source="=a +&#10; + b )" target="c"/></zeebe:ioMapping>')}</userTask>`,
    ),
  )
  expect(problem).toMatchObject({ code: 'feel-syntax', attribute: 'zeebe:input source', element: 'X' })
  expect(problem!.reason.en).toContain('(line 2, character ')
})
