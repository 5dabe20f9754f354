/** What the files of a process, looked at together, prove of its variables. */
import { describe, expect, test } from 'vitest'
import { checkVariables, compile, compileDecisions, parseForm, type CheckProblem } from '../../engine/index.ts'

const radio = (key: string, ...values: string[]): object => ({
  type: 'radio',
  id: `F_${key}`,
  key,
  values: values.map((value) => ({ label: value, value })),
})

const pruefung = [
  radio('ergebnis', 'ablehnen', 'genehmigen'),
  { ...radio('arten', 'hund', 'katze'), type: 'checklist' },
  { type: 'textfield', id: 'F_name', key: 'name', properties: { 'lz:participant': 'applicant.familyName' } },
]

const antrag = [{ type: 'number', id: 'F_anzahl', key: 'anzahl', properties: { 'lz:purpose': 'Gebühr' } }]

const formOf = (name: string, components: readonly object[]) => ({
  name,
  form: parseForm({ id: name, schemaVersion: 18, components }).form,
})

interface Files {
  readonly condition: string
  /** Stands between the task with the form and the gateway. */
  readonly step?: string
  readonly application?: readonly object[]
  readonly task?: readonly object[]
  readonly dmn?: string
  readonly letter?: string
}

const key = '<extensionElements><zeebe:subscription correlationKey="=vorgang.nummer"/></extensionElements>'
const messages = `<message id="M1" name="fremd">${key}</message><message id="M2" name="papiere">${key}</message>`

const check = async ({
  condition,
  step,
  application = antrag,
  task = pruefung,
  dmn,
  letter,
}: Files): Promise<readonly CheckProblem[]> => {
  const { models, problems } = await compile(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
    <process id="P" isExecutable="true">
      <startEvent id="S"><extensionElements><zeebe:formDefinition formId="antrag"/></extensionElements></startEvent>
      <userTask id="T"><extensionElements><zeebe:formDefinition formId="pruefung"/></extensionElements></userTask>
      ${step ?? '<task id="X"/>'}<exclusiveGateway id="G" default="nein"/><endEvent id="E"/>
      <sequenceFlow id="a" sourceRef="S" targetRef="T"/><sequenceFlow id="b" sourceRef="T" targetRef="X"/>
      <sequenceFlow id="c" sourceRef="X" targetRef="G"/><sequenceFlow id="nein" sourceRef="G" targetRef="E"/>
      <sequenceFlow id="ja" sourceRef="G" targetRef="E"><conditionExpression>${condition.replaceAll('<', '&lt;')}</conditionExpression></sequenceFlow>
    </process><signal id="Sig" name="da"/>${messages}</definitions>`,
    { id: 'p' },
  )
  expect(problems).toEqual([])
  return checkVariables({
    models,
    decisions: dmn ? (await compileDecisions(dmn)).decisions : [],
    forms: [formOf('antrag', application), formOf('pruefung', task)],
    messages: { papiere: ['nachgereicht'] },
    letters: letter
      ? [{ id: 'bescheid', file: 'letters/bescheid.json', expressions: [{ field: 'subject', text: letter }] }]
      : [],
  })
}

const said = async (files: Files): Promise<string[]> =>
  (await check(files)).map(({ element, code, instead }) => `${element}: ${code}: ${instead.de}`)

const mapped = (source: string, target: string): string =>
  `<task id="X"><extensionElements><zeebe:ioMapping><zeebe:output source="${source}" target="${target}"/></zeebe:ioMapping></extensionElements></task>`
const job = (topic: string): string =>
  `<serviceTask id="X"><extensionElements><zeebe:taskDefinition type="${topic}"/></extensionElements></serviceTask>`

const answering = (name: string): string =>
  `<serviceTask id="X"><extensionElements><zeebe:taskDefinition type="register.fragen"/><zeebe:ioMapping><zeebe:output source="=${name}" target="${name}"/></zeebe:ioMapping></extensionElements></serviceTask>`

describe('a choice compared with a text that is none of its options', () => {
  test('is named with the values there are and the one that was probably meant', async () => {
    expect(await check({ condition: '=ergebnis = "abgelehnt"' })).toEqual([
      {
        element: 'ja',
        severity: 'warning',
        code: 'choice-unknown',
        reason: {
          de: '„ergebnis“ ist nie „abgelehnt“: Das Formular „pruefung“ stellt nur „ablehnen“ oder „genehmigen“ zur Wahl.',
          en: '"ergebnis" is never "abgelehnt": it can only be "ablehnen" or "genehmigen".',
        },
        instead: { de: 'Schreiben Sie ergebnis = "ablehnen"', en: 'Write ergebnis = "ablehnen"' },
        expression: 'ergebnis = "abgelehnt"',
        place: { from: 11, to: 22 },
        attribute: 'conditionExpression',
        replacement: 'ergebnis = "ablehnen"',
      },
    ])
  })

  test.each([
    '=ergebnis != "abgelehnt"',
    '="abgelehnt" = ergebnis',
    '=ergebnis in ("abgelehnt", "genehmigen")',
    '=ergebnis in ["abgelehnt", "genehmigen"]',
    '=anzahl > 1 and not(ergebnis = "abgelehnt")',
    '=list contains(arten, "kaninchen")',
    '="kaninchen" in arten',
  ])('%s', async (condition) => {
    expect((await check({ condition })).map(({ code }) => code)).toEqual(['choice-unknown'])
  })

  test.each([
    '=ergebnis = "ablehnen"',
    '=ergebnis in ("ablehnen", "genehmigen")',
    '=list contains(arten, "hund")',
    '=some ergebnis in arten satisfies ergebnis = "abgelehnt"',
    '=count(arten[ergebnis = "abgelehnt"]) > 0',
    '=vorgang.kanal = "paper"',
    '=anzahl > 2',
  ])('%s is fine', async (condition) => {
    expect(await check({ condition })).toEqual([])
  })

  test('counts the texts that mappings set, and says nothing once anything else may set it', async () => {
    const condition = '=ergebnis = "abgelehnt"'
    expect(await said({ condition, step: mapped('=&quot;abgelehnt&quot;', 'ergebnis') })).toEqual([])
    expect(await said({ condition, step: mapped('=null', 'ergebnis') })).toHaveLength(1)
    expect(await said({ condition, step: mapped('=string(anzahl)', 'ergebnis') })).toEqual([])
    const script = `<scriptTask id="X"><extensionElements><zeebe:script expression="=string(anzahl)" resultVariable="ergebnis"/></extensionElements></scriptTask>`
    expect(await said({ condition, step: script })).toEqual([])
  })

  test('is not named once a message, a signal or a job of somebody else may bring another', async () => {
    const condition = '=ergebnis = "abgelehnt"'
    const found = async (step: string) => (await check({ condition, step })).map(({ code }) => code)
    expect(await found('<receiveTask id="X" messageRef="M1"/>')).toEqual([])
    expect(await found('<receiveTask id="X" messageRef="M2"/>')).toEqual(['choice-unknown'])
    expect(await found(job('register.fragen'))).toEqual([])
    expect(await found(job('laufzettel.rates'))).toEqual(['choice-unknown'])
    expect(await found(answering('ergebnis'))).toEqual([])
    expect(await found(mapped('=ergebnis', 'ergebnis'))).toEqual(['choice-unknown'])
  })

  test('that a letter puts in is found; the people of the case and the town are known there', async () => {
    const letter = (text: string): Promise<string[]> => said({ condition: '=anzahl > 1', letter: text })
    expect(await letter('applicant.city + town.name + vorgang.nummer')).toEqual([])
    expect(await letter('anzal')).toEqual(['letters/bescheid.json: variable-unknown: Meinten Sie „anzahl“?'])
    expect((await letter('name')).join()).toContain('Wert aus dem Vorgang einsetzen')
  })

  test('is found in letters too', async () => {
    const found = await said({ condition: '=anzahl > 1', letter: 'ergebnis = "abgelehnt"' })
    expect(found).toEqual(['letters/bescheid.json: choice-unknown: Schreiben Sie ergebnis = "ablehnen"'])
  })
})

const dmn = (
  input: string,
  test = '1',
): string => `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="D" name="D" namespace="n">
  <decision id="regel" name="Regel"><decisionTable id="t">
    <input id="i"><inputExpression id="e"><text>${input}</text></inputExpression></input><output id="o" name="satz"/>
    <rule id="r"><inputEntry id="a"><text>${test}</text></inputEntry><outputEntry id="b"><text>2</text></outputEntry></rule>
  </decisionTable></decision></definitions>`
const rule = `<businessRuleTask id="X"><extensionElements><zeebe:calledDecision decisionId="regel" resultVariable="satz"/></extensionElements></businessRuleTask>`

test('a rule is asked for the same in its cells', async () => {
  const found = async (cell: string) =>
    (await check({ condition: '=satz > 1', step: rule, dmn: dmn('ergebnis', cell) })).map(
      ({ element, attribute, instead }) => [element, attribute, instead.de],
    )
  expect(await found('"ablehnen", "genehmigt"')).toEqual([
    ['regel', 'rule 1, input 1', 'Schreiben Sie "ablehnen", "genehmigen"'],
  ])
  expect(await found('not("genehmigt")')).toHaveLength(1)
  expect(await found('not("genehmigen")')).toEqual([])
})

describe('a variable that nothing gives a value', () => {
  test('is named with the one that was probably meant', async () => {
    expect(await said({ condition: '=anzal > 1' })).toEqual(['ja: variable-unknown: Meinten Sie „anzahl“?'])
  })

  test('is looked for in what decisions read', async () => {
    expect(await said({ condition: '=satz > 1', step: rule, dmn: dmn('anzahl') })).toEqual([])
    expect(await said({ condition: '=satz > 1', step: rule, dmn: dmn('hunde') })).toEqual([
      'regel: variable-unknown: Fragen Sie es in einem Formular, oder setzen Sie es an einem Schritt davor.',
    ])
  })

  test('cannot be entered at a task without a form, not even with a mapping', async () => {
    const bare = (inside = ''): string => `<userTask id="X" name="Prüfen">${inside}</userTask>`
    expect(await said({ condition: '=hunde > 1', step: bare() })).toEqual([
      expect.stringMatching(/^ja: variable-unknown: Fragen Sie es in einem Formular \(noch ohne: „Prüfen“, /),
    ])
    const outward = `<extensionElements><zeebe:ioMapping><zeebe:output source="=hunde" target="hunde"/></zeebe:ioMapping></extensionElements>`
    expect(await said({ condition: '=hunde > 1', step: bare(outward) })).toHaveLength(2)
  })

  test('is a detail of a person when the form asks for it as one', async () => {
    expect(await said({ condition: '=name = "Adam"' })).toEqual([
      expect.stringMatching(/^ja: variable-unknown: .*Person/),
    ])
  })

  test('may be brought by a job of somebody else, not by those of this program', async () => {
    expect(await said({ condition: '=saetze.first > 1', step: job('laufzettel.rates') })).toEqual([])
    expect(await said({ condition: '=anzal > 1', step: job('laufzettel.rates') })).toHaveLength(1)
    expect(await said({ condition: '=anzal > 1', step: job('register.fragen') })).toEqual([])
    expect(await said({ condition: '=anzal > 1', step: answering('anzal') })).toEqual([])
    expect(await said({ condition: '=anzal > 1', step: answering('anderes') })).toHaveLength(1)
  })

  test('may come with a message, unless it is known what that brings', async () => {
    const caught = (message: string): string => `<receiveTask id="X" messageRef="${message}"/>`
    expect(await said({ condition: '=anzal > 1', step: caught('M1') })).toEqual([])
    expect(await said({ condition: '=anzal > 1', step: caught('M2') })).toHaveLength(1)
    expect(await said({ condition: '=count(nachgereicht) > 1', step: caught('M2') })).toEqual([])
  })

  test('may come with a signal, and from a form that is not at hand', async () => {
    const caught = `<intermediateCatchEvent id="X"><signalEventDefinition signalRef="Sig"/></intermediateCatchEvent>`
    expect(await said({ condition: '=anzal > 1', step: caught })).toEqual([])
    const foreign = `<userTask id="X"><extensionElements><zeebe:formDefinition formId="fehlt"/></extensionElements></userTask>`
    expect(await said({ condition: '=anzal > 1', step: foreign })).toEqual([])
  })
})

describe('a field of the application that nothing reads', () => {
  const asked = (more: object = {}) => [...antrag, { type: 'textfield', id: 'F_farbe', key: 'farbe', ...more }]
  const condition = '=anzahl > 1'

  test('is a hint, unless somebody has said what it is for', async () => {
    const [found] = await check({ condition, application: asked() })
    expect(found).toMatchObject({ element: 'antrag: farbe', severity: 'warning', code: 'field-unread' })
    expect(await said({ condition, application: asked({ properties: { 'lz:purpose': 'Marke wählen' } }) })).toEqual([])
  })

  test.each([
    ['a condition', { condition: '=farbe = "rot"' }],
    ['a filter in a mapping', { step: mapped('=[{farbe: 1}][farbe = 1]', 'eins') }],
    ['a decision', { step: rule, dmn: dmn('farbe') }],
    ['a letter', { letter: 'if farbe = null then "" else farbe' }],
    ['a later form', { task: [...pruefung, { type: 'textfield', id: 'F2', key: 'farbe', readonly: true }] }],
    ["somebody else's job, perhaps", { step: job('register.melden') }],
    ['a letter that is not at hand, perhaps', { step: job('laufzettel.letter') }],
  ] as const)('is read by %s', async (_what, more) => {
    expect(await said({ condition, application: asked(), ...more })).toEqual([])
  })

  test('is not looked for among what caseworkers fill in', async () => {
    expect(await said({ condition, task: [...pruefung, { type: 'textfield', id: 'F2', key: 'notiz' }] })).toEqual([])
  })
})
