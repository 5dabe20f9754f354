/** Boxed expressions, knowledge models and decision services, in files small enough to read. */
import { describe, expect, test } from 'vitest'
import { decision, dmn, literal } from './tables.ts'
import {
  callService,
  compileDecisions,
  decide,
  evaluate,
  readDecisionModel,
  type Json,
  type Variables,
} from '../../../engine/index.ts'

const moment = { now: '2026-03-02T07:00:00.000Z', zone: 'Europe/Berlin' }

async function result(logic: string, context: Variables = {}, beside = ''): Promise<Json> {
  const { decisions, problems } = await compileDecisions(dmn(decision('d', logic) + beside))
  expect(problems).toEqual([])
  return decide(decisions[0]!, context, moment).result
}

const entry = (name: string, value: string): string =>
  `<contextEntry>${name === '' ? '' : `<variable name="${name}"/>`}${value}</contextEntry>`
const part = (name: string, feel: string): string => `<${name}>${literal(feel)}</${name}>`

describe('a boxed expression', () => {
  test.each<readonly [string, string, Json]>([
    ['context', `<context>${entry('a', literal('1'))}${entry('b', literal('a + 1'))}</context>`, { a: 1, b: 2 }],
    ['context with a result', `<context>${entry('a', literal('1'))}${entry('', literal('a + 9'))}</context>`, 10],
    ['list', `<list>${literal('1')}${literal('"a"')}</list>`, [1, 'a']],
    [
      'relation',
      `<relation><column name="a"/><column name="b"/><row>${literal('1')}${literal('2')}</row></relation>`,
      [{ a: 1, b: 2 }],
    ],
    [
      'conditional',
      `<conditional>${part('if', 'n > 1')}${part('then', '"viel"')}${part('else', '"wenig"')}</conditional>`,
      'viel',
    ],
    [
      'conditional whose test is no boolean',
      `<conditional>${part('if', '"x"')}${part('then', '1')}${part('else', '2')}</conditional>`,
      null,
    ],
    ['filter', `<filter>${part('in', '[1, 2, 3]')}${part('match', 'item >= n')}</filter>`, [2, 3]],
    [
      'for',
      `<for iteratorVariable="x">${part('in', '[1, 2, 3]')}${part('return', 'x * n + count(partial)')}</for>`,
      [2, 5, 8],
    ],
    ['some', `<some iteratorVariable="x">${part('in', '[1, 2]')}${part('satisfies', 'x = n')}</some>`, true],
    ['every', `<every iteratorVariable="x">${part('in', '[1, 2]')}${part('satisfies', 'x = n')}</every>`, false],
    [
      'function that is invoked',
      `<context>${entry('f', `<functionDefinition><formalParameter name="x" typeRef="number"/>${literal('x + n')}</functionDefinition>`)}
        ${entry('', `<invocation>${literal('f')}<binding><parameter name="x"/>${literal('40')}</binding></invocation>`)}</context>`,
      42,
    ],
    [
      'function written in FEEL',
      `<context>${entry('f', literal('function(x) x + n'))}${entry('', literal('f(40)'))}</context>`,
      42,
    ],
  ])('%s', async (_name, logic, expected) => expect(await result(logic, { n: 2 })).toEqual(expected))

  test('says where it cannot be read, however deep it stands', async () => {
    const { decisions, problems } = await compileDecisions(
      dmn(decision('d', `<list><context>${entry('a', literal('1 + + )'))}</context></list>`)),
    )
    expect(decisions).toEqual([])
    expect(problems.map(({ element, code }) => `${element}: ${code}`)).toEqual(['d: feel-syntax'])
  })

  test('in another language is refused', async () => {
    const java =
      '<functionDefinition kind="Java"><literalExpression><text>1</text></literalExpression></functionDefinition>'
    const { problems } = await compileDecisions(dmn(decision('d', java)))
    expect(problems.map(({ code }) => code)).toEqual(['decision-not-supported'])
  })
})

const model = `<businessKnowledgeModel id="B" name="doppelt"><variable name="doppelt"/><encapsulatedLogic>
  <formalParameter name="x" typeRef="number"/>${literal('if x > 100 then x else doppelt(x * 2)')}</encapsulatedLogic></businessKnowledgeModel>`
const knows = '<knowledgeRequirement><requiredKnowledge href="#B"/></knowledgeRequirement>'

test('a knowledge model is a function of the decision that requires it, and may call itself', async () => {
  const xml = dmn(decision('d', `${knows}${literal('doppelt(n) + doppelt(x: 200)')}`) + model)
  const { decisions, problems } = await compileDecisions(xml)
  expect(problems).toEqual([])
  expect(decide(decisions[0]!, { n: 30 }, moment).result).toBe(120 + 200)
})

test('an argument that does not fit its parameter makes the result null', async () => {
  const xml = dmn(decision('d', `${knows}${literal('doppelt("viel")')}`) + model)
  expect(decide((await compileDecisions(xml)).decisions[0]!, {}, moment).result).toBeNull()
})

test('a service asks its output decisions, with its input decisions given instead of asked', async () => {
  const xml = dmn(
    `${decision('a', literal('1'))}${decision('b', literal('a + n'), ['a'])}<inputData id="n" name="n"><variable name="n"/></inputData>
    <decisionService id="s" name="s"><outputDecision href="#b"/><inputDecision href="#a"/><inputData href="#n"/></decisionService>`,
  )
  const { services } = await readDecisionModel(xml)
  expect(callService(services[0]!, { a: 40, n: 2 }, moment)).toBe(42)
  expect(callService(services[0]!, { n: 2 }, moment)).toBeNull()
})

test('text of input data is read as the date that its type says, and a result of the wrong type is null', async () => {
  const xml = (type: string) =>
    dmn(`<inputData id="I" name="tag"><variable name="tag" typeRef="date"/></inputData><decision id="d" name="d"><variable name="d" typeRef="${type}"/>
      <informationRequirement><requiredInput href="#I"/></informationRequirement>${literal('tag + duration("P1D")')}</decision>`)
  const ask = async (type: string) =>
    decide((await compileDecisions(xml(type))).decisions[0]!, { tag: '2026-02-28' }, moment).result
  expect(await ask('date')).toBe('2026-03-01')
  expect(await ask('number')).toBeNull()
})

test('what a decision gets from another keeps its type', async () => {
  const xml = dmn(decision('b', literal('a + duration("P1D")'), ['a']) + decision('a', literal('date("2026-02-28")')))
  expect(decide((await compileDecisions(xml)).decisions[0]!, {}, moment).result).toBe('2026-03-01')
})

describe('FEEL compares ranges', () => {
  test.each<readonly [string, boolean | null]>([
    ['during(5, [1..10])', true],
    ['during([2..10], [1..10))', false],
    ['overlaps before([1..5], [3..7])', true],
    ['overlaps before([1..3), [3..7])', false],
    ['overlaps after([3..7], [1..5])', true],
    ['starts(1, [1..10])', true],
    ['started by([1..10], (1..5])', false],
    ['finishes((5..10], [1..10])', true],
    ['finished by(range: [1..10), value: 10)', false],
    ['coincides([1..3], [1..3])', true],
    ['range("[1..3]") = [1..3]', true],
    ['range("[3..1]")', null],
    ['range("[now()..3]")', null],
    ['during(null, [1..10])', null],
  ])('%s', (feel, expected) => expect(evaluate(feel, {}, moment).value).toBe(expected))
})
