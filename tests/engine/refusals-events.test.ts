/** Events and tasks that could not run as drawn are refused with the element that is wrong. */
import { describe, expect, test } from 'vitest'
import { around, codes, extension, flow, processOf } from './models.ts'

const timer = '<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>'
const link = '<linkEventDefinition name="weiter"/>'
const started = (starts: string, attributes = ''): string =>
  `<userTask id="X"/><subProcess id="Y" triggeredByEvent="true"${attributes}>${starts}</subProcess>`
const timed = `<startEvent id="Z">${timer}</startEvent>`

describe('what an event or task does not say is refused', () => {
  const incomplete: readonly (readonly [code: string, xml: string])[] = [
    ['condition-empty', '<intermediateCatchEvent id="X"><conditionalEventDefinition/></intermediateCatchEvent>'],
    ['link-name-missing', '<intermediateThrowEvent id="X"><linkEventDefinition/></intermediateThrowEvent>'],
    ['script-missing', '<scriptTask id="X"/>'],
    [
      'result-variable-missing',
      `<scriptTask id="X">${extension('<zeebe:script expression="=1" resultVariable="a b"/>')}</scriptTask>`,
    ],
    [
      'script-missing',
      `<scriptTask id="X">${extension('<zeebe:script expression="=1" resultVariable="a"/>', '<zeebe:taskDefinition type="t"/>')}</scriptTask>`,
    ],
  ]
  test.each(incomplete)('%s: %s', async (code, xml) => expect(await codes(around(xml))).toContain(`X: ${code}`))
})

describe('links', () => {
  test('a link that nobody catches', async () => {
    const thrown = `<startEvent id="S"/><intermediateThrowEvent id="X">${link}</intermediateThrowEvent>${flow('S', 'X')}`
    expect(await codes(processOf(thrown))).toEqual(['X: link-target-missing'])
  })

  test('a link that is caught twice', async () => {
    const caught = (id: string): string => `<intermediateCatchEvent id="${id}">${link}</intermediateCatchEvent>`
    const thrown = `<startEvent id="S"/><intermediateThrowEvent id="X">${link}</intermediateThrowEvent>${flow('S', 'X')}`
    expect(await codes(processOf(`${thrown}${caught('A')}${caught('B')}`))).toContain('B: link-target-twice')
  })
})

test('a link event with a flow where the link leads', async () => {
  const caught = `<intermediateCatchEvent id="C">${link}</intermediateCatchEvent>`
  expect(await codes(around(`<intermediateThrowEvent id="X">${link}</intermediateThrowEvent>${caught}`))).toEqual([
    'X: link-connected',
  ])
})

describe('event-based gateways', () => {
  test('a task behind it', async () => {
    const model = `<startEvent id="S"/><eventBasedGateway id="X"/><userTask id="E"/>${flow('S', 'X')}${flow('X', 'E')}`
    expect(await codes(processOf(model))).toEqual(['X_E: event-gateway-target'])
  })

  test('an event behind it that another flow reaches too', async () => {
    const model = `<startEvent id="S"/><eventBasedGateway id="X"/><userTask id="U"/><intermediateCatchEvent id="E">${timer}</intermediateCatchEvent>`
    const flows = `${flow('S', 'X')}${flow('X', 'E')}${flow('S', 'U')}${flow('U', 'E')}`
    expect(await codes(processOf(`${model}${flows}`))).toEqual(['X_E: event-gateway-target'])
  })

  test('nothing behind it', async () => {
    const model = `<startEvent id="S"/><eventBasedGateway id="X"/>${flow('S', 'X')}`
    expect(await codes(processOf(model))).toEqual(['X: event-gateway-empty'])
  })
})

describe('event subprocesses', () => {
  test('one that runs is not complained of', async () => expect(await codes(around(started(timed)))).toEqual([]))

  test('one whose start event waits for nothing', async () => {
    expect(await codes(around(started('<startEvent id="Z"/>')))).toEqual(['Z: event-not-supported'])
  })

  test('one with two start events', async () => {
    const second = `<startEvent id="Z2">${timer}</startEvent>`
    expect(await codes(around(started(`${timed}${second}`)))).toEqual(['Y: event-subprocess-starts'])
  })

  test('one that a flow leads into', async () => {
    expect(await codes(around(`${started(timed)}${flow('X', 'Y')}`))).toEqual(['Y: event-subprocess-connected'])
  })

  test('a start event of an embedded subprocess that waits', async () => {
    const inner = '<subProcess id="X"><startEvent id="Y"><signalEventDefinition/></startEvent></subProcess>'
    expect(await codes(around(inner))).toContain('Y: event-not-supported')
  })
})

describe('an error that would not interrupt', () => {
  test('on a boundary', async () => {
    const boundary = `<userTask id="X"/><boundaryEvent id="B" attachedToRef="X" cancelActivity="false"><errorEventDefinition/></boundaryEvent>`
    expect(await codes(around(boundary))).toEqual(['B: error-interrupts'])
  })

  test('of an event subprocess', async () => {
    const start = '<startEvent id="Z" isInterrupting="false"><errorEventDefinition/></startEvent>'
    expect(await codes(around(started(start)))).toEqual(['Z: error-interrupts'])
  })
})
