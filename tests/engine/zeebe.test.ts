import { describe, expect, it } from 'vitest'
import { checkZeebe } from '../../engine/index.ts'
import { zeebeRules } from '../../engine/compile/zeebe/rules.ts'
import { around, definitions, extension, flow, processOf } from './models.ts'

const job = extension('<zeebe:taskDefinition type="t"/>')
const codes = async (xml: string): Promise<string[]> =>
  (await checkZeebe(xml)).map(({ element, code }) => `${element}: ${code}`)

const timer = (what: string, text: string): string =>
  `<timerEventDefinition><${what}>${text}</${what}></timerEventDefinition>`

const user = extension('<zeebe:userTask/>')
const begun = '<startEvent id="S"/>'
const late = `<intermediateCatchEvent id="L">${timer('timeDuration', 'PT1H')}</intermediateCatchEvent>`
const choices = (kind: string, condition: string, more = ''): string =>
  processOf(
    `${begun}<${kind} id="G" default="G_E"/><endEvent id="E"/><endEvent id="F"/>${flow('S', 'G')}${flow('G', 'E')}${more}
     ${flow('G', 'F', condition).replace('id="G_F"', 'id="X"')}`,
  )

const broken: Readonly<Record<string, string>> = {
  'zeebe-complex-gateway': around('<complexGateway id="X"/>'),
  'zeebe-transaction': around('<transaction id="X"/>'),
  'zeebe-several-definitions': around(
    '<intermediateThrowEvent id="X"><signalEventDefinition signalRef="G"/><escalationEventDefinition escalationRef="H"/></intermediateThrowEvent>',
    '<signal id="G" name="g"/><escalation id="H" escalationCode="h"/>',
  ),
  'zeebe-standard-loop': around(`<userTask id="X">${user}<standardLoopCharacteristics/></userTask>`),
  'zeebe-loop-collection': around(
    '<task id="X"><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></task>',
  ),
  'zeebe-compensation-event-subprocess': processOf(
    '<startEvent id="S"/><subProcess id="Y" triggeredByEvent="true"><startEvent id="X"><compensateEventDefinition/></startEvent></subProcess>',
  ),
  'zeebe-interrupting-cycle': around(
    `<intermediateCatchEvent id="X">${timer('timeCycle', 'R3/PT1H')}</intermediateCatchEvent>`,
  ),
  'zeebe-start-duration': processOf(`<startEvent id="X">${timer('timeDuration', 'PT1H')}</startEvent>`),
  'zeebe-instantiate': processOf(
    `${begun}${late}<intermediateCatchEvent id="K">${timer('timeDuration', 'PT2H')}</intermediateCatchEvent>
     <eventBasedGateway id="X" instantiate="true"/>${flow('X', 'L')}${flow('X', 'K')}`,
  ),
  'zeebe-job-type': around('<serviceTask id="X"/>'),
  'zeebe-message-throw': around('<intermediateThrowEvent id="X"><messageEventDefinition/></intermediateThrowEvent>'),
  'zeebe-script': around('<scriptTask id="X"><script>1 + 1</script></scriptTask>'),
  'zeebe-decision': around('<businessRuleTask id="X"/>'),
  'zeebe-called-process': around('<callActivity id="X" calledElement="other"/>'),
  'zeebe-correlation-key': definitions(
    `<message id="M" name="m"/><process id="P" isExecutable="true"><startEvent id="S"/><receiveTask id="X" messageRef="M"/></process>`,
  ),
  'zeebe-assignment': around(
    `<userTask id="X">${user}<potentialOwner><resourceAssignmentExpression><formalExpression>a</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>`,
  ),
  'zeebe-data': around(
    `<serviceTask id="X">${job}<dataInputAssociation><targetRef>D</targetRef></dataInputAssociation></serviceTask>`,
  ),
  'zeebe-deadline': around(
    `<userTask id="X">${extension('<zeebe:userTask/><lz:deadline name="own" kind="own" duration="P14D"/>')}</userTask>`,
  ),
  'zeebe-start-event': processOf(`${begun}<subProcess id="X"><task id="T"/></subProcess>`),
  'zeebe-none-starts': processOf(`${begun}<startEvent id="S2"/>`).replace('<process id="P"', '<process id="X"'),
  'zeebe-ad-hoc-content': around('<adHocSubProcess id="X"><task id="T"/><endEvent id="F"/></adHocSubProcess>'),
  'zeebe-ad-hoc-order': around('<adHocSubProcess id="X" ordering="Sequential"><task id="T"/></adHocSubProcess>'),
  'zeebe-event-gateway-flows': processOf(`${begun}<eventBasedGateway id="X"/>${late}${flow('X', 'L')}`),
  'zeebe-event-gateway-target': processOf(
    `${begun}<eventBasedGateway id="X"/>${late}${flow('X', 'L')}<task id="R"/>${flow('X', 'R')}`,
  ),
  'zeebe-inclusive-condition': choices('inclusiveGateway', ''),
  'zeebe-condition-expression': choices('exclusiveGateway', 'a'),
  'zeebe-condition-passed-over': choices('task', '=a'),
  'zeebe-reference-missing': around('<intermediateCatchEvent id="X"><signalEventDefinition/></intermediateCatchEvent>'),
  'zeebe-conditional-event': around(
    '<intermediateCatchEvent id="X"><conditionalEventDefinition><condition>=a</condition></conditionalEventDefinition></intermediateCatchEvent>',
  ),
  'zeebe-quantity': around('<task id="X" completionQuantity="2"/>'),
  'zeebe-loop-behavior': around(
    `<task id="X"><multiInstanceLoopCharacteristics behavior="None">${extension('<zeebe:loopCharacteristics inputCollection="=[1]"/>')}</multiInstanceLoopCharacteristics></task>`,
  ),
  'zeebe-user-task': around('<userTask id="X"/>'),
  'zeebe-task-listeners': around(
    `<userTask id="X">${extension('<zeebe:taskListeners><zeebe:taskListener eventType="completing" type="t"/></zeebe:taskListeners>')}</userTask>`,
  ),
}

describe('what a Zeebe cluster would refuse', () => {
  it('is tried for every rule', () => {
    expect(Object.keys(broken).sort()).toEqual(zeebeRules.map(({ code }) => code).sort())
  })

  for (const [code, xml] of Object.entries(broken)) {
    it(`is told at the element: ${code}`, async () => {
      expect(await codes(xml)).toEqual([`X: ${code}`])
    })
  }

  it('is nothing for a model in its dialect', async () => {
    expect(await codes(around(`<serviceTask id="X">${job}</serviceTask>`))).toEqual([])
  })

  it('is not asked of a process that is only shown', async () => {
    const shown = definitions('<process id="P"><complexGateway id="X"/></process>')
    expect(await codes(shown)).toEqual([])
  })
})
