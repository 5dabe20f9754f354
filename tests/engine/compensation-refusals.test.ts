/** Compensation that could not run as drawn is refused. */
import { describe, expect, test } from 'vitest'
import { around, codes, flow, processOf } from './models.ts'

const boundary = '<boundaryEvent id="B" attachedToRef="X"><compensateEventDefinition/></boundaryEvent>'
const handler = '<userTask id="H" isForCompensation="true"/><association id="A" sourceRef="B" targetRef="H"/>'
const task = `<userTask id="X"/>${boundary}`
const inside = `<startEvent id="Y"/><userTask id="I"/>${flow('Y', 'I')}`

describe('compensation', () => {
  test('with its handler is no problem, whichever way the association is drawn', async () => {
    expect(await codes(around(`${task}${handler}`))).toEqual([])
    const other = handler.replace('sourceRef="B" targetRef="H"', 'sourceRef="H" targetRef="B"')
    expect(await codes(around(`${task}${other}`))).toEqual([])
  })

  test.each([
    ['without a handler', task, 'B: compensation-handler-missing'],
    [
      'that leads to an activity of the flow',
      `${task}<userTask id="H"/><association id="A" sourceRef="B" targetRef="H"/>`,
      'B: compensation-handler-missing',
    ],
    ['with a flow out of its event', `${task}${handler}${flow('B', 'E')}`, 'B: compensation-flow'],
    ['with a flow out of its handler', `${task}${handler}${flow('H', 'E')}`, 'H: compensation-flow'],
    [
      'of an activity inside another subprocess',
      `<subProcess id="X">${inside}</subProcess><intermediateThrowEvent id="T"><compensateEventDefinition activityRef="I"/></intermediateThrowEvent>`,
      'T: compensation-not-visible',
    ],
    [
      'of an activity that is missing',
      `<intermediateThrowEvent id="X"><compensateEventDefinition activityRef="Z"/></intermediateThrowEvent>`,
      'X: dangling-reference',
    ],
  ])('%s is refused', async (_what, xml, problem) => expect(await codes(around(xml))).toContain(problem))
})

describe('cancel', () => {
  const cancel = (id: string): string => `<endEvent id="${id}"><cancelEventDefinition/></endEvent>`

  test('outside a transaction is refused', async () => {
    expect(await codes(processOf(`<startEvent id="S"/>${cancel('X')}${flow('S', 'X')}`))).toEqual([
      'X: event-not-supported',
    ])
  })

  test('that nothing catches is refused', async () => {
    const transaction = `<transaction id="X"><startEvent id="Y"/>${cancel('C')}${flow('Y', 'C')}</transaction>`
    expect(await codes(around(transaction))).toEqual(['X: cancel-uncaught'])
  })
})
