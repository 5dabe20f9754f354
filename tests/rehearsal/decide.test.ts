import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decide } from '../../server/cli/decide.ts'
import { answering } from '../../server/cli/decide-lines.ts'
import { folderWith, run } from './cli.ts'

const dmn = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="test">
  <decision id="satz" name="Satz">
    <decisionTable id="t" hitPolicy="UNIQUE">
      <input id="i"><inputExpression id="e" typeRef="number"><text>hunde</text></inputExpression></input>
      <output id="o" name="satz" typeRef="number" />
      <rule id="r1"><inputEntry id="r1i"><text>1</text></inputEntry><outputEntry id="r1o"><text>75</text></outputEntry></rule>
      <rule id="r2"><inputEntry id="r2i"><text>&gt;= 1</text></inputEntry><outputEntry id="r2o"><text>118</text></outputEntry></rule>
    </decisionTable>
  </decision>
  <decision id="doppelt" name="Doppelter Satz">
    <informationRequirement id="q"><requiredDecision href="#satz" /></informationRequirement>
    <literalExpression id="l"><text>Satz * 2</text></literalExpression>
  </decision>
</definitions>`

describe('decide', () => {
  it('evaluates the decision that no other needs, with all that it requires', async () => {
    const cwd = await folderWith({ 'a.dmn': dmn })
    expect(await run(decide, cwd, 'a.dmn', '--input', '{"hunde": 2}')).toMatchObject({ code: 0, out: '236' })
  })
  it('evaluates the decision named, by id or name, and says with --json which rule matched', async () => {
    const cwd = await folderWith({ 'a.dmn': dmn })
    const { code, out } = await run(decide, cwd, 'a.dmn', '--decision', 'Satz', '--input', '{"hunde": 2}', '--json')
    expect([code, JSON.parse(out)]).toMatchObject([
      0,
      { decision: 'satz', result: 118, matched: [{ rule: 1 }], problems: [] },
    ])
  })
  it('answers null when no rule matches', async () => {
    const cwd = await folderWith({ 'a.dmn': dmn })
    expect(await run(decide, cwd, 'a.dmn', '--decision', 'satz', '--input', '{"hunde": 0}')).toMatchObject({
      code: 0,
      out: 'null',
    })
  })
  it('exits 1 with the reason when two rules of a unique table match', async () => {
    const cwd = await folderWith({ 'a.dmn': dmn })
    expect(await run(decide, cwd, 'a.dmn', '--decision', 'satz', '--input', '{"hunde": 1}')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/\w/),
    })
  })
  it.each([
    [['a.dmn', '--decision', 'fehlt'], 'satz, doppelt'],
    [['a.dmn', '--input', '[1]'], '--input'],
    [['a.dmn', '--input', '{'], '--input'],
    [['fehlt.dmn'], 'nicht lesbar'],
    [['kaputt.dmn'], 'kaputt.dmn'],
    [['a.dmn', 'b.dmn'], 'eine DMN-Datei'],
  ])('exits 2 and says what is wrong: %j', async (args, says) => {
    const cwd = await folderWith({ 'a.dmn': dmn, 'kaputt.dmn': '<' })
    expect(await run(decide, cwd, ...args)).toMatchObject({ code: 2, err: expect.stringContaining(says) })
  })
})

describe('decide --serve', () => {
  const answer = answering(() => ({ now: '2026-03-02T07:00:00.000Z', zone: 'Europe/Berlin' }))
  const ask = async (question: object) => answer(JSON.stringify({ imports: [], inputs: {}, ...question }))

  it('answers with the literals of FEEL, which tell a date from a text', async () => {
    const feel = '{tag: date("2026-02-28") + x, text: "a \\"b\\"", leer: [null, 1.5, true]}'
    const file = join(await folderWith({ 'a.dmn': dmn.replace('Satz * 2', feel) }), 'a.dmn')
    const inputs = { x: 'duration("P1D")', hunde: '1' }
    expect(await ask({ id: '7', file, decision: 'Doppelter Satz', inputs })).toEqual({
      id: '7',
      result: '{"tag": date("2026-03-01"), "text": "a \\"b\\"", "leer": [null, 1.5, true]}',
    })
  })

  it('asks decisions of an imported file under the name of the import', async () => {
    const other = dmn.replace('namespace="test"', 'namespace="other"')
    const main = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="main">
      <import name="Saetze" namespace="other" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
      <decision id="x" name="x"><informationRequirement><requiredDecision href="other#satz"/></informationRequirement>
      <literalExpression><text>Saetze.Satz + 1</text></literalExpression></decision></definitions>`
    const cwd = await folderWith({ 'main.dmn': main, 'other.dmn': other })
    const at = { file: join(cwd, 'main.dmn'), imports: [join(cwd, 'other.dmn')] }
    expect(await ask({ id: '8', ...at, decision: 'x', inputs: { hunde: '2' } })).toEqual({ id: '8', result: '119' })
  })

  it('says why a question cannot be answered, and goes on', async () => {
    const file = join(await folderWith({ 'a.dmn': dmn }), 'a.dmn')
    expect(await ask({ id: '9', file, decision: 'fehlt' })).toEqual({ id: '9', error: "no decision 'fehlt'" })
    expect(await ask({ id: '10', file: `${file}x`, decision: 'Satz' })).toMatchObject({
      id: '10',
      error: expect.stringContaining('ENOENT') as string,
    })
    expect(await answer('kein JSON')).toMatchObject({ id: null, error: expect.any(String) as string })
  })
})
