import { describe, expect, it } from 'vitest'
import { decide } from '../../server/cli/decide.ts'
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
