/** Everything of BPMN that does not run is refused at deployment by name, with the element and an alternative. */
import { describe, expect, test } from 'vitest'
import { around, codes, definitions, extension, flow, only, processOf } from './models.ts'
import { compile } from '../../engine/index.ts'
import { refusedTypes } from '../../engine/compile/refused-types.ts'

const typesWithXml: Readonly<Record<string, string>> = {
  'bpmn:ImplicitThrowEvent': '<implicitThrowEvent id="X"/>',
  'bpmn:ChoreographyTask': '<choreographyTask id="X" initiatingParticipantRef="Q"/>',
  'bpmn:SubChoreography': '<subChoreography id="X" initiatingParticipantRef="Q"/>',
  'bpmn:CallChoreography': '<callChoreography id="X" initiatingParticipantRef="Q"/>',
}

describe('an element type that does not run is refused by its name', () => {
  test('every refused type is tried here', () => {
    expect(Object.keys(typesWithXml).sort()).toEqual(Object.keys(refusedTypes).sort())
  })

  test.each(Object.entries(typesWithXml))('%s', async (type, xml) => {
    const participant = '<collaboration id="C"><participant id="Q"/></collaboration>'
    const problem = await only(around(xml, participant))
    expect(problem).toMatchObject({ element: 'X', severity: 'error', code: 'type-not-supported' })
    expect(problem.reason.de).toContain(refusedTypes[type]!.name.de)
    expect(problem.instead.de).not.toBe('')
    expect(problem.instead.en).not.toBe('')
  })
})

const definition = (kind: string): string => `<${kind}EventDefinition id="D"${kind === 'link' ? ' name="l"' : ''}/>`

describe('an event definition that does not run is refused', () => {
  test.each(['error', 'escalation', 'compensate', 'cancel', 'terminate'])(
    '%s on an intermediate catch event',
    async (kind) => {
      const caught = `<intermediateCatchEvent id="X">${definition(kind)}</intermediateCatchEvent>`
      expect(await codes(around(caught))).toEqual(['X: event-not-supported'])
    },
  )

  test.each(['timer', 'error', 'conditional', 'cancel', 'terminate'])(
    '%s on an intermediate throw event',
    async (kind) => {
      const thrown = `<intermediateThrowEvent id="X">${definition(kind)}</intermediateThrowEvent>`
      expect(await codes(around(thrown))).toEqual(['X: event-not-supported'])
    },
  )

  test.each(['cancel', 'link', 'terminate'])('%s on a boundary event', async (kind) => {
    const host = `<userTask id="X"/><boundaryEvent id="B" attachedToRef="X">${definition(kind)}</boundaryEvent><endEvent id="E2"/>${flow('B', 'E2')}`
    expect(await codes(around(host))).toEqual(['B: event-not-supported'])
  })

  test.each(['timer', 'conditional', 'link', 'cancel'])('%s on an end event', async (kind) => {
    const end = `<startEvent id="S"/><endEvent id="X">${definition(kind)}</endEvent>${flow('S', 'X')}`
    expect(await codes(processOf(end))).toEqual(['X: event-not-supported'])
  })

  test.each(['error', 'escalation', 'compensate', 'cancel', 'terminate'])('%s on a start event', async (kind) => {
    const start = `<startEvent id="X">${definition(kind)}</startEvent><endEvent id="E"/>${flow('X', 'E')}`
    expect(await codes(processOf(start))).toContain('X: event-not-supported')
  })

  test('an intermediate catch event without a definition', async () => {
    expect(await codes(around('<intermediateCatchEvent id="X"/>'))).toEqual(['X: event-not-supported'])
  })
})

const markers: readonly (readonly [code: string, xml: string])[] = [
  ['ad-hoc-start', '<adHocSubProcess id="X"><startEvent id="Y"/></adHocSubProcess>'],
  [
    'ad-hoc-output',
    `<adHocSubProcess id="X">${extension('<zeebe:adHoc outputCollection="a"/>')}<task id="Y"/></adHocSubProcess>`,
  ],
  ['called-process-missing', '<callActivity id="X"/>'],
  ['loop-incomplete', '<userTask id="X"><multiInstanceLoopCharacteristics/></userTask>'],
  ['loop-incomplete', '<userTask id="X"><standardLoopCharacteristics/></userTask>'],
  [
    'multi-instance-behavior',
    '<userTask id="X"><multiInstanceLoopCharacteristics behavior="One"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask>',
  ],
  ['compensation-flow', '<userTask id="X" isForCompensation="true"/>'],
  ['quantity', '<userTask id="X" completionQuantity="0"/>'],
  [
    'data-assignment',
    '<userTask id="X"><dataInputAssociation id="A"><assignment><from xsi:type="tFormalExpression">1</from><to xsi:type="tFormalExpression">2</to></assignment></dataInputAssociation></userTask>',
  ],
  [
    'data-association-sources',
    `<userTask id="X"><ioSpecification><dataInput id="I"/></ioSpecification><dataInputAssociation id="A"><sourceRef>A1</sourceRef><sourceRef>A2</sourceRef><targetRef>I</targetRef></dataInputAssociation></userTask><dataObject id="A1"/><dataObject id="A2"/>`,
  ],
  [
    'data-store-name',
    `<userTask id="X"><ioSpecification><dataInput id="I"/></ioSpecification><dataInputAssociation id="A"><sourceRef>A1</sourceRef><targetRef>I</targetRef></dataInputAssociation></userTask><dataStoreReference id="A1"/>`,
  ],
  [
    'data-store-value',
    `<userTask id="X"><dataOutputAssociation id="A" lz:key="=k"><targetRef>A1</targetRef></dataOutputAssociation></userTask><dataStoreReference id="A1" name="n"/>`,
  ],
  [
    'data-store-association',
    `<userTask id="X"><ioSpecification><dataInput id="I"/></ioSpecification><dataInputAssociation id="A"><sourceRef>A1</sourceRef><sourceRef>A2</sourceRef><targetRef>I</targetRef></dataInputAssociation></userTask><dataStoreReference id="A1" name="n"/><dataStoreReference id="A2" name="m"/>`,
  ],
  [
    'listener-not-supported',
    `<userTask id="X">${extension('<zeebe:taskListeners><zeebe:taskListener eventType="deleting" type="t"/></zeebe:taskListeners>')}</userTask>`,
  ],
  [
    'listener-not-supported',
    `<userTask id="X">${extension('<zeebe:executionListeners><zeebe:executionListener eventType="start"/></zeebe:executionListeners>')}</userTask>`,
  ],
  ['extension-not-supported', `<userTask id="X">${extension('<zeebe:linkedResources/>')}</userTask>`],
  ['extension-misplaced', `<userTask id="X">${extension('<zeebe:userTaskForm>{}</zeebe:userTaskForm>')}</userTask>`],
  [
    'binding-not-supported',
    `<userTask id="X">${extension('<zeebe:formDefinition formId="f" bindingType="deployment"/>')}</userTask>`,
  ],
  ['form-key', `<userTask id="X">${extension('<zeebe:formDefinition formKey="f"/>')}</userTask>`],
  ['foreign-dialect', '<userTask id="X" camunda:assignee="ada"/>'],
  ['foreign-dialect', `<userTask id="X">${extension('<camunda:formData/>')}</userTask>`],
  ['extension-misplaced', `<userTask id="X">${extension('<zeebe:taskDefinition type="t"/>')}</userTask>`],
  ['extension-misplaced', `<parallelGateway id="X">${extension('<zeebe:ioMapping/>')}</parallelGateway>`],
  [
    'expression-language',
    '<intermediateCatchEvent id="X"><timerEventDefinition><timeDuration xsi:type="tFormalExpression" language="groovy">P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>',
  ],
  ['job-type-expression', `<serviceTask id="X">${extension('<zeebe:taskDefinition type="=t"/>')}</serviceTask>`],
  ['decision-not-named', `<businessRuleTask id="X">${extension('<zeebe:calledDecision/>')}</businessRuleTask>`],
  [
    'result-variable-missing',
    `<businessRuleTask id="X">${extension('<zeebe:calledDecision decisionId="d"/>')}</businessRuleTask>`,
  ],
  [
    'decision-and-job',
    `<businessRuleTask id="X">${extension('<zeebe:calledDecision decisionId="d" resultVariable="r"/>', '<zeebe:taskDefinition type="t"/>')}</businessRuleTask>`,
  ],
  [
    'mapping-incomplete',
    `<userTask id="X">${extension('<zeebe:ioMapping><zeebe:input source="=1"/></zeebe:ioMapping>')}</userTask>`,
  ],
  [
    'mapping-incomplete',
    `<userTask id="X">${extension('<zeebe:ioMapping><zeebe:output target="a b" source="=1"/></zeebe:ioMapping>')}</userTask>`,
  ],
  ['timer-empty', '<intermediateCatchEvent id="X"><timerEventDefinition/></intermediateCatchEvent>'],
  [
    'timer-unreadable',
    '<intermediateCatchEvent id="X"><timerEventDefinition><timeDuration>14 Tage</timeDuration></timerEventDefinition></intermediateCatchEvent>',
  ],
  [
    'timer-unreadable',
    '<intermediateCatchEvent id="X"><timerEventDefinition><timeDate>2026-02-30</timeDate></timerEventDefinition></intermediateCatchEvent>',
  ],
  [
    'timer-unreadable',
    '<intermediateCatchEvent id="X"><timerEventDefinition><timeCycle>0 25 * * *</timeCycle></timerEventDefinition></intermediateCatchEvent>',
  ],
  ['deadline-incomplete', `<userTask id="X">${extension('<lz:deadline name="d"/>')}</userTask>`],
  ['deadline-duration', `<userTask id="X">${extension('<lz:deadline name="d" duration="14"/>')}</userTask>`],
  ['deadline-unknown', `<userTask id="X">${extension('<lz:pauses deadline="d"/>')}</userTask>`],
  [
    'pause-needs-norm',
    `<userTask id="X">${extension('<lz:deadline name="d" kind="statutory" duration="P1M"/>', '<lz:pauses deadline="d"/>')}</userTask>`,
  ],
]

test.each(markers)('%s is refused: %s', async (code, xml) => {
  expect(await codes(around(xml))).toContain(`X: ${code}`)
})

describe('what leads nowhere is refused', () => {
  const broken: readonly (readonly [string, string, string])[] = [
    [
      'a flow to an element that is missing',
      around('<userTask id="X"/><sequenceFlow id="F" sourceRef="X" targetRef="Nirgends"/>'),
      'F: dangling-reference',
    ],
    [
      'a flow without a target',
      around('<userTask id="X"/><sequenceFlow id="F" sourceRef="X"/>'),
      'F: flow-not-connected',
    ],
    [
      'a default flow that is missing',
      around('<exclusiveGateway id="X" default="Nirgends"/>'),
      'X: dangling-reference',
    ],
    [
      'a default flow of another element',
      around('<exclusiveGateway id="X" default="S_X"/>'),
      'X: default-not-outgoing',
    ],
    [
      'a boundary event on an element that is missing',
      around(
        '<userTask id="X"/><boundaryEvent id="B" attachedToRef="Y"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>',
      ),
      'B: dangling-reference',
    ],
    [
      'a boundary event on a gateway',
      around(
        '<parallelGateway id="X"/><boundaryEvent id="B" attachedToRef="X"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>',
      ),
      'B: boundary-host',
    ],
    [
      'a message that is missing',
      around('<intermediateCatchEvent id="X"><messageEventDefinition id="D" messageRef="M"/></intermediateCatchEvent>'),
      'X: dangling-reference',
    ],
    ['a flow into a start event', around(`<userTask id="X"/>${flow('X', 'S')}`), 'X_S: flow-into-event'],
    ['a flow out of an end event', around(`<userTask id="X"/>${flow('E', 'X')}`), 'E_X: flow-from-end'],
    [
      'a flow out of a subprocess',
      around(`<subProcess id="X"><startEvent id="Y"/></subProcess>${flow('Y', 'E')}`),
      'Y_E: flow-crosses-scope',
    ],
    ['a process in which nothing begins', processOf(''), 'P: no-start-event'],
    [
      'a subprocess in which nothing begins',
      around(`<subProcess id="X"><userTask id="Y"/><userTask id="Z"/>${flow('Y', 'Z')}${flow('Z', 'Y')}</subProcess>`),
      'X: no-start-event',
    ],
    [
      'two start events in a subprocess',
      around(`<subProcess id="X"><startEvent id="Y"/><startEvent id="Z"/></subProcess>`),
      'X: several-start-events',
    ],
    [
      'a start timer that needs variables',
      processOf(
        `<startEvent id="X"><timerEventDefinition><timeDuration>=frist</timeDuration></timerEventDefinition></startEvent><endEvent id="E"/>${flow('X', 'E')}`,
      ),
      'X: start-timer-unknown',
    ],
    [
      'two start events for one message',
      processOf(
        `${['X', 'Y'].map((id) => `<startEvent id="${id}"><messageEventDefinition messageRef="M"/></startEvent>${flow(id, 'E')}`).join('')}<endEvent id="E"/>`,
        '<message id="M" name="m"/>',
      ),
      'Y: start-message-twice',
    ],
    [
      'a receive task inside a subprocess that would begin a case',
      around(
        '<subProcess id="X"><receiveTask id="Y" instantiate="true" messageRef="M"/></subProcess>',
        '<message id="M" name="m"/>',
      ),
      'Y: instantiate-not-here',
    ],
    ['an id that is used twice', around('<userTask id="X"/><userTask id="E"/>'), 'E: duplicate-id'],
    [
      'a condition where nobody looks',
      around(`<parallelGateway id="X"/><endEvent id="E2"/>${flow('X', 'E2', '=a')}`),
      'X_E2: condition-not-here',
    ],
    [
      'a complex gateway that does not say how many are enough',
      around(`<complexGateway id="X"/><userTask id="Y"/>${flow('S', 'Y')}${flow('Y', 'X')}`),
      'X: activation-missing',
    ],
    [
      'a choice without a condition',
      around(`<exclusiveGateway id="X"/><endEvent id="E2"/>${flow('X', 'E2', '=a')}`),
      'X_E: condition-missing',
    ],
  ]
  test.each(broken)('%s', async (_what, xml, problem) => expect(await codes(xml)).toContain(problem))

  test('an element that no path reaches is a warning', async () => {
    expect(await only(around('<userTask id="X"/><userTask id="Y"/>'))).toMatchObject({
      element: 'Y',
      severity: 'warning',
      code: 'unreachable',
    })
  })
})

describe('FEEL that cannot be read is refused with the expression and the place', () => {
  test('in a condition', async () => {
    const problems = await codes(
      around(`<exclusiveGateway id="X" default="X_E"/><endEvent id="E2"/>${flow('X', 'E2', '=a &gt; ')}`),
    )
    expect(problems).toEqual(['X_E2: feel-syntax'])
  })

  test('in a mapping', async () => {
    const task = `<userTask id="X">${extension('<zeebe:ioMapping><zeebe:input target="a" source="=1 + + 2 )"/></zeebe:ioMapping>')}</userTask>`
    const problem = await only(around(task))
    expect(problem).toMatchObject({
      code: 'feel-syntax',
      expression: '1 + + 2 )',
      place: { from: expect.any(Number) as number },
    })
    expect(problem.place!.from).toBeGreaterThanOrEqual(4)
  })

  test('in a dialect that is none of ours, with a word about it', async () => {
    const timer = '<timerEventDefinition><timeDuration>=${frist}</timeDuration></timerEventDefinition>'
    expect(
      (await only(around(`<intermediateCatchEvent id="X">${timer}</intermediateCatchEvent>`))).instead.de,
    ).toContain('FEEL')
  })
})

test.each([
  [
    'in another language',
    '<conditionExpression xsi:type="tFormalExpression" language="javascript">a</conditionExpression>',
    'expression-language',
  ],
  ['without text', '<conditionExpression xsi:type="tFormalExpression"/>', 'condition-empty'],
])('a condition %s is refused', async (_how, condition, code) => {
  const choice = `<exclusiveGateway id="X" default="X_E"/><endEvent id="E2"/><sequenceFlow id="F" sourceRef="X" targetRef="E2">${condition}</sequenceFlow>`
  expect(await codes(around(choice))).toContain(`F: ${code}`)
})

test('an element that BPMN does not know is refused', async () => {
  expect(await codes(around('<userTask id="X"/><hokuspokus id="H"/>'))).toEqual(['null: unreadable-part'])
})

test('an attribute that BPMN does not know is a warning', async () => {
  const problem = await only(around('<userTask id="X" farbe="rot"/>'))
  expect(problem).toMatchObject({ element: 'X', severity: 'warning', code: 'unreadable-part' })
})

test('a model is frozen: all its cases share it', async () => {
  const { models } = await compile(around('<userTask id="X"/>'), { id: 'm' })
  expect(Object.isFrozen(models[0]!.elements.X!.outgoing)).toBe(true)
})

test('a reference that only the drawing follows is a warning', async () => {
  const lane = '<laneSet id="L"><lane id="L1" name="amt"><flowNodeRef>Geloescht</flowNodeRef></lane></laneSet>'
  expect(await only(around(`${lane}<userTask id="X"/>`))).toMatchObject({
    element: 'L1',
    severity: 'warning',
    code: 'dangling-reference',
  })
})

describe('what is only shown stays', () => {
  test('pools, lanes, texts, data objects and their associations', async () => {
    const shown = `<laneSet id="L"><lane id="L1" name="steueramt"><flowNodeRef>X</flowNodeRef></lane></laneSet>
      <dataObject id="DO"/><dataObjectReference id="DR" dataObjectRef="DO"/><dataStoreReference id="DS"/>
      <userTask id="X"><ioSpecification><dataInput id="DI"/><inputSet/><outputSet/></ioSpecification>
        <dataInputAssociation id="A"><sourceRef>DR</sourceRef><targetRef>DI</targetRef></dataInputAssociation></userTask>
      <textAnnotation id="T"><text>Hinweis</text></textAnnotation><association id="AS" sourceRef="X" targetRef="T"/><group id="G"/>`
    const pools =
      '<collaboration id="C"><participant id="Q1" name="Bürgerin"/><participant id="Q2" processRef="P"/><messageFlow id="MF" sourceRef="Q1" targetRef="X"/></collaboration>'
    expect(await codes(around(shown, pools))).toEqual([])
  })

  test('a process that is not executable is a notice, whatever is in it', async () => {
    const problem = await only(definitions('<process id="Ist"><task id="X"/><inclusiveGateway id="G"/></process>'))
    expect(problem).toMatchObject({ element: 'Ist', severity: 'warning', code: 'not-executable' })
  })
})

test('a file that is no BPMN is a problem, not a crash', async () => {
  expect((await only('<hallo>')).code).toBe('unreadable')
  expect((await only('kein XML')).code).toBe('unreadable')
  expect((await only(definitions(''))).code).toBe('no-process')
})
test('settings of another product that change nothing of the run are a warning, and only those', async () => {
  expect(await codes(around('<userTask id="X" camunda:asyncBefore="true"/>'))).toEqual(['X: foreign-setting'])
  expect(await codes(around('<userTask id="X" camunda:asyncBefore="true" camunda:assignee="ada"/>'))).toEqual([
    'X: foreign-dialect',
  ])
})
