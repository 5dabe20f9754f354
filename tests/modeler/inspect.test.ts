/** What the modeler says of a draft, with all of its files. */
import { expect, test } from 'vitest'
import { inspectDraft } from '../../modeler/check/inspect.ts'

const form = {
  kind: 'form' as const,
  name: 'pruefung',
  content: JSON.stringify({
    id: 'pruefung',
    schemaVersion: 18,
    components: [
      {
        type: 'radio',
        id: 'F1',
        key: 'ergebnis',
        values: ['ablehnen', 'genehmigen'].map((value) => ({ label: value, value })),
      },
    ],
  }),
}

const draft = (state: 'ist' | 'soll', condition: string) => ({
  key: 'P',
  files: [form],
  beside: { service: null, letters: [], known: null },
  offices: [],
  xml: `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:lz="https://laufzettel.dev/schema/lz/1.0">
  <bpmn:process id="P" isExecutable="true"><bpmn:extensionElements><lz:service state="${state}"/></bpmn:extensionElements>
    <bpmn:startEvent id="S"><bpmn:timerEventDefinition><bpmn:timeCycle>R/P1D</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent><bpmn:userTask id="T"><bpmn:extensionElements><zeebe:formDefinition formId="pruefung"/></bpmn:extensionElements></bpmn:userTask>
    <bpmn:exclusiveGateway id="G" default="nein"/><bpmn:endEvent id="E"/>
    <bpmn:sequenceFlow id="a" sourceRef="S" targetRef="T"/><bpmn:sequenceFlow id="b" sourceRef="T" targetRef="G"/>
    <bpmn:sequenceFlow id="nein" sourceRef="G" targetRef="E"/>
    <bpmn:sequenceFlow id="ja" sourceRef="G" targetRef="E">${condition}</bpmn:sequenceFlow>
  </bpmn:process></bpmn:definitions>`,
})

const when = (feel: string): string => `<bpmn:conditionExpression>=${feel}</bpmn:conditionExpression>`

test('a value that the form does not have is offered as the one that was meant', async () => {
  const found = await inspectDraft(draft('soll', when('ergebnis = "abgelehnt"')))
  expect(found.find(({ code }) => code === 'choice-unknown')).toMatchObject({
    element: 'ja',
    severity: 'warning',
    mend: { label: 'Bedingung ändern', condition: 'ergebnis = "ablehnen"' },
  })
})

test('a file need not repeat at a step which flows come and go there', async () => {
  const found = await inspectDraft(draft('soll', when('ergebnis = "ablehnen"')))
  expect(found.filter(({ reason }) => /geht es nicht weiter/.test(reason))).toEqual([])
})

test('of what is recorded as it is nothing keeps from deploying: what would is a hint', async () => {
  const missing = async (state: 'ist' | 'soll') =>
    (await inspectDraft(draft(state, ''))).filter(({ code }) => code === 'condition-missing')
  expect(await missing('soll')).toMatchObject([{ severity: 'error' }])
  expect(await missing('ist')).toMatchObject([
    { severity: 'warning', reason: expect.stringMatching(/^Im Soll wäre das ein Problem: /) as string },
  ])
})

test('service and letters of the draft are checked as they are when it is deployed; an entry leads to their page', async () => {
  const letter = (subject: string) => ({
    name: 'bescheid.json',
    content: JSON.stringify({ id: 'bescheid', kind: 'notice', title: 'Bescheid', subject, blocks: [] }),
  })
  const service = { name: 'service.json', content: '{ "process": "P" }' }
  const known = { offices: [], own: null, services: [] }
  const beside = { service, letters: [letter('Ihr {{ ergebniss }}')], known }
  const found = await inspectDraft({ ...draft('soll', when('ergebnis = "ablehnen"')), beside })
  const onPages = found.filter(({ page }) => page)
  expect(new Set(onPages.map(({ page, code }) => `${page?.href} ${code}`))).toEqual(
    new Set([
      '/amt/prozesse/P/briefe/bescheid variable-unknown',
      '/amt/prozesse/P/briefe/bescheid letter-empty',
      '/amt/prozesse/P/leistung definition-field',
    ]),
  )
  expect(onPages.find(({ code }) => code === 'variable-unknown')?.instead).toBe('Meinten Sie „ergebnis“?')
})

test('a Soll that nobody can apply for is told, with the application to make; an Ist is asked for none', async () => {
  const timer = /<bpmn:timerEventDefinition>.*<\/bpmn:timerEventDefinition>/
  const starts = async (state: 'ist' | 'soll', plain: boolean) => {
    const { xml, ...rest } = draft(state, when('ergebnis = "ablehnen"'))
    const found = await inspectDraft({ ...rest, xml: plain ? xml.replace(timer, '') : xml })
    return found.filter(({ code }) => code === 'service-start')
  }
  expect(await starts('soll', true)).toMatchObject([
    { element: 'S', severity: 'warning', mend: { label: 'Antrag anlegen', file: true } },
  ])
  expect([await starts('soll', false), await starts('ist', true)]).toEqual([[], []])
})

test('what has no name is called after what stands beside it, and problems stand before hints', async () => {
  const unnamed = draft('soll', '')
  const named = {
    ...unnamed,
    xml: unnamed.xml.replace('id="S"', 'id="S" name="Jahresbeginn"').replace('id="E"', 'id="E" name="Erledigt"'),
  }
  const found = await inspectDraft(named)
  const says = found.map(({ reason }) => reason)
  expect(says).toContain('„Schritt nach ‚Jahresbeginn‘“ hat keine Frist.')
  expect(says.filter((reason) => /„[A-Z]“/.test(reason))).toEqual([])
  const severities = found.map(({ severity }) => severity)
  expect(severities).toContain('error')
  expect(severities).toEqual([...severities].sort())
})
