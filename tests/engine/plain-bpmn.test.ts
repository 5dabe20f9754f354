/** Plain BPMN says less than our dialect: what it leaves out is filled in by name, and deployment says how. */
import { describe, expect, test } from 'vitest'
import { check, compile } from '../../engine/index.ts'
import { around, definitions, flow, processOf } from './models.ts'

async function elementX(xml: string) {
  const { models } = await compile(xml, { id: 'm' })
  return models[0]?.elements['X']
}

const warnings = async (xml: string): Promise<string[]> =>
  (await check(xml)).map(({ element, severity, code }) => `${element}: ${severity} ${code}`)

describe('a task without a program is a job known by its id', () => {
  for (const task of [
    '<serviceTask id="X"/>',
    '<businessRuleTask id="X"/>',
    '<sendTask id="X"/>',
    '<scriptTask id="X" scriptFormat="groovy"><script>1</script></scriptTask>',
  ])
    test(task, async () => {
      expect(await warnings(around(task))).toEqual(['X: warning job-type-by-id'])
      expect((await elementX(around(task)))?.job).toEqual({ topic: 'X', retries: '3', headers: {} })
    })

  test('a send task with a message sends it instead', async () => {
    const path = `<startEvent id="S"/><sendTask id="X" messageRef="M"/><endEvent id="E"/>${flow('S', 'X')}${flow('X', 'E')}`
    const sends = definitions(`<message id="M" name="m"/><process id="P" isExecutable="true">${path}</process>`)
    expect(await warnings(sends)).toEqual([])
    expect((await elementX(sends))?.job).toBeNull()
  })
})

describe('an event that names no message or signal means the one called like itself', () => {
  const events: readonly (readonly [xml: string, code: string, kind: string, name: string])[] = [
    ['<receiveTask id="X"/>', 'message-by-element', 'message', 'X'],
    [
      '<intermediateCatchEvent id="X" name="Antwort da"><messageEventDefinition/></intermediateCatchEvent>',
      'message-by-element',
      'message',
      'Antwort da',
    ],
    [
      '<intermediateThrowEvent id="X"><signalEventDefinition/></intermediateThrowEvent>',
      'signal-by-element',
      'signal',
      'X',
    ],
  ]
  test.each(events)('%s', async (xml, code, kind, name) => {
    expect(await warnings(around(xml))).toEqual([`X: warning ${code}`])
    expect((await elementX(around(xml)))?.event).toMatchObject({ kind, name })
  })
})

describe('who is responsible', () => {
  const role =
    '<potentialOwner id="R"><resourceAssignmentExpression><formalExpression>"ada"</formalExpression></resourceAssignmentExpression></potentialOwner>'

  test('is warned of where nobody is asked to do anything', async () => {
    const problems = await check(around(`<manualTask id="X">${role}</manualTask>`))
    expect(problems.map(({ element, code, severity }) => [element, code, severity])).toEqual([
      ['X', 'performer-passed-over', 'warning'],
    ])
  })

  test('is the assignment of a user task', async () => {
    expect(await check(around(`<userTask id="X">${role}</userTask>`))).toEqual([])
  })
})

describe('an id may have every letter that XML allows', () => {
  const path = `<startEvent id="Begönne"/><userTask id="Prüfen"/><endEvent id="Ende_ß"/>`
  const flows = flow('Begönne', 'Prüfen') + flow('Prüfen', 'Ende_ß')

  test('and it is known by it', async () => {
    const xml = definitions(`<process id="Prüfung" isExecutable="true">${path}${flows}</process>`)
    const { models, problems } = await compile(xml, { id: 'm' })
    expect(problems).toEqual([])
    expect(models[0]?.process).toBe('Prüfung')
    expect(models[0]?.elements['Prüfen']?.outgoing).toEqual(['Prüfen_Ende_ß'])
  })

  test.each([
    ['used twice', '<userTask id="Prüfen"/>', 'Prüfen: error duplicate-id'],
    ['with a blank', '<userTask id="zwei Wörter"/>', 'zwei Wörter: error illegal-id'],
    ['with a digit first', '<userTask id="1ä"/>', '1ä: error illegal-id'],
  ])('but not one %s', async (_, more, said) => {
    expect(await warnings(processOf(path + flows + more))).toEqual([said])
  })
})
