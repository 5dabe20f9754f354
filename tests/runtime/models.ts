/** Small processes for the tests of the runtime, written as one line an element. */
const namespaces = `xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:lz="https://laufzettel.dev/schema/lz/1.0"`

/** A process that takes its elements in order; `beside` holds elements and flows off the line. */
export function line(id: string, elements: readonly string[], beside = '', before = ''): string {
  const ids = elements.map((element) => /id="(\w+)"/.exec(element)?.[1] ?? '')
  const flows = ids
    .slice(1)
    .map((target, i) => `<sequenceFlow id="f${i}" sourceRef="${ids[i]}" targetRef="${target}"/>`)
  return `<definitions ${namespaces} targetNamespace="test">${before}<process id="${id}" name="${id}" isExecutable="true">
    <extensionElements><lz:deadline name="own-target" kind="own" duration="P14D"/></extensionElements>
    ${[...elements, ...flows].join('\n')}${beside}</process></definitions>`
}

const start = '<startEvent id="Start"/>'
const end = '<endEvent id="End" name="Erledigt"/>'
export const task = (id: string, inside = ''): string =>
  `<userTask id="${id}" name="${id} bitte"><extensionElements><zeebe:assignmentDefinition candidateGroups="steueramt" candidateUsers="ada, bo"/>${inside}</extensionElements></userTask>`
export const job = (id: string, topic: string, inside = ''): string =>
  `<serviceTask id="${id}"><extensionElements><zeebe:taskDefinition type="${topic}" retries="4"/><zeebe:taskHeaders><zeebe:header key="letter" value="hello"/></zeebe:taskHeaders>${inside}</extensionElements></serviceTask>`

/** One user task. */
export const desk = line('desk', [start, task('Check'), end])

/** One user task, with a form for it and one for the start. */
export const forms = line('forms', [
  '<startEvent id="Start"><extensionElements><zeebe:formDefinition formId="apply"/></extensionElements></startEvent>',
  task('Check', '<zeebe:formDefinition formId="check"/>'),
  end,
])

/** A user task that is reminded of after 14 days, without an end to it. */
export const reminded = line(
  'reminded',
  [start, task('Check'), end],
  `<boundaryEvent id="Late" attachedToRef="Check" cancelActivity="false"><timerEventDefinition><timeDuration>P14D</timeDuration></timerEventDefinition></boundaryEvent>
  ${task('Remind')}<sequenceFlow id="r1" sourceRef="Late" targetRef="Remind"/><endEvent id="Reminded"/><sequenceFlow id="r2" sourceRef="Remind" targetRef="Reminded"/>`,
)

/** Waits for papers of its own case number, then for a task; its own target of 14 days pauses meanwhile. */
export const papers = line(
  'papers',
  [
    start,
    '<intermediateCatchEvent id="Papers"><extensionElements><lz:pauses deadline="own-target" reason="Unterlagen fehlen"/></extensionElements><messageEventDefinition messageRef="m"/></intermediateCatchEvent>',
    task('Check'),
    end,
  ],
  '',
  '<message id="m" name="papers"><extensionElements><zeebe:subscription correlationKey="=vorgang.nummer"/></extensionElements></message>',
)

/** First a task, then papers: so that a message can come too early. */
export const papersLater = line(
  'papers-later',
  [
    start,
    task('First'),
    '<intermediateCatchEvent id="Papers"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>',
    task('Check'),
    end,
  ],
  '',
  '<message id="m" name="papers"><extensionElements><zeebe:subscription correlationKey="=vorgang.nummer"/></extensionElements></message>',
)

/** One service task whose job must be done by the server. */
export const posted = line('posted', [
  start,
  job('Send', 'test.send', '<zeebe:ioMapping><zeebe:input source="=1 + 1" target="two"/></zeebe:ioMapping>'),
  task('Check'),
  end,
])

/** A task whose listeners are asked before it is there and when it has been left. */
export const heard = line('heard', [
  start,
  task(
    'Check',
    '<zeebe:taskListeners><zeebe:taskListener eventType="creating" type="test.hear"/></zeebe:taskListeners><zeebe:executionListeners><zeebe:executionListener eventType="end" type="test.hear" retries="1"/></zeebe:executionListeners>',
  ),
  end,
])

/** A job, then a task of which one is reminded after an hour: something of everything that a crash may hit. */
export const busy = line(
  'busy',
  [start, job('Send', 'test.send'), task('Check'), end],
  `<boundaryEvent id="Late" attachedToRef="Check" cancelActivity="false"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
  <endEvent id="Reminded"/><sequenceFlow id="r1" sourceRef="Late" targetRef="Reminded"/>`,
)
