import { describe, expect, it } from 'vitest'
import { checkZeebe } from '../../engine/index.ts'
import { zeebeRules } from '../../engine/compile/zeebe/rules.ts'
import { around, definitions, extension, processOf } from './models.ts'

const job = extension('<zeebe:taskDefinition type="t"/>')
const codes = async (xml: string): Promise<string[]> =>
  (await checkZeebe(xml)).map(({ element, code }) => `${element}: ${code}`)

const timer = (what: string, text: string): string =>
  `<timerEventDefinition><${what}>${text}</${what}></timerEventDefinition>`

const broken: Readonly<Record<string, string>> = {
  'zeebe-complex-gateway': around('<complexGateway id="X"/>'),
  'zeebe-transaction': around('<transaction id="X"/>'),
  'zeebe-several-definitions': around(
    '<intermediateThrowEvent id="X"><signalEventDefinition/><escalationEventDefinition/></intermediateThrowEvent>',
  ),
  'zeebe-standard-loop': around('<userTask id="X"><standardLoopCharacteristics/></userTask>'),
  'zeebe-loop-collection': around(
    '<userTask id="X"><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></userTask>',
  ),
  'zeebe-compensation-event-subprocess': processOf(
    '<subProcess id="Y" triggeredByEvent="true"><startEvent id="X"><compensateEventDefinition/></startEvent></subProcess>',
  ),
  'zeebe-interrupting-cycle': around(
    `<intermediateCatchEvent id="X">${timer('timeCycle', 'R3/PT1H')}</intermediateCatchEvent>`,
  ),
  'zeebe-start-duration': processOf(`<startEvent id="X">${timer('timeDuration', 'PT1H')}</startEvent>`),
  'zeebe-instantiate': processOf('<eventBasedGateway id="X" instantiate="true"/>'),
  'zeebe-job-type': around('<serviceTask id="X"/>'),
  'zeebe-message-throw': around('<intermediateThrowEvent id="X"><messageEventDefinition/></intermediateThrowEvent>'),
  'zeebe-script': around('<scriptTask id="X"><script>1 + 1</script></scriptTask>'),
  'zeebe-decision': around('<businessRuleTask id="X"/>'),
  'zeebe-called-process': around('<callActivity id="X" calledElement="other"/>'),
  'zeebe-correlation-key': definitions(
    `<message id="M" name="m"/><process id="P" isExecutable="true"><receiveTask id="X" messageRef="M"/></process>`,
  ),
  'zeebe-assignment': around(
    '<userTask id="X"><potentialOwner><resourceAssignmentExpression><formalExpression>a</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>',
  ),
  'zeebe-data': around(
    `<serviceTask id="X">${job}<dataInputAssociation><targetRef>D</targetRef></dataInputAssociation></serviceTask>`,
  ),
  'zeebe-deadline': around(
    `<userTask id="X">${extension('<lz:deadline name="own" kind="own" duration="P14D"/>')}</userTask>`,
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
