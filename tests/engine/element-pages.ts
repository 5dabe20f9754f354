/** The pages in `docs/elements`: one an element, made from the traces in which it occurs. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const tracesFolder = fileURLToPath(new URL('traces', import.meta.url))
const behavioursFolder = new URL('../../engine/behaviours/', import.meta.url)

interface ElementPage {
  /** Name of the page, and of the behaviour's file where it has one of its own. */
  readonly name: string
  readonly title: string
  readonly german: string
  /** Clause of BPMN 2.0.2 that says how it runs. */
  readonly clause: string
  /** What of a BPMN file shows that the element is in it. */
  readonly found: RegExp
  /** The BPMN type in the table of behaviours; null where it is a property of other elements. */
  readonly type: string | null
  readonly behaviour: string
}

const page = (
  name: string,
  title: string,
  german: string,
  clause: string,
  tag: string,
  behaviour = name,
): ElementPage => ({
  name,
  title,
  german,
  clause,
  found: new RegExp(`<(\\w+:)?${tag}[\\s>/]`),
  type: `bpmn:${tag.charAt(0).toUpperCase()}${tag.slice(1)}`,
  behaviour,
})

const aspect = (
  name: string,
  title: string,
  german: string,
  clause: string,
  found: RegExp,
  behaviour: string,
): ElementPage => ({
  name,
  title,
  german,
  clause,
  found,
  type: null,
  behaviour,
})

const definition = (kind: string): RegExp => new RegExp(`<(\\w+:)?${kind}EventDefinition[\\s>/]`)

export const elementPages: readonly ElementPage[] = [
  page('process', 'Process', 'Prozess', '13.2', 'process'),
  page('start-event', 'Start event', 'Startereignis', '13.5.1', 'startEvent'),
  page('end-event', 'End event', 'Endereignis', '13.5.6', 'endEvent', 'throw-event'),
  page(
    'intermediate-catch-event',
    'Intermediate catch event',
    'Eintretendes Zwischenereignis',
    '13.5.2',
    'intermediateCatchEvent',
  ),
  page(
    'intermediate-throw-event',
    'Intermediate throw event',
    'Auslösendes Zwischenereignis',
    '13.5.2',
    'intermediateThrowEvent',
    'throw-event',
  ),
  page('boundary-event', 'Boundary event', 'Angeheftetes Ereignis', '13.5.3', 'boundaryEvent'),
  page('task', 'Undefined task', 'Aufgabe ohne Typ', '13.3.3', 'task', 'pass-by'),
  page('manual-task', 'Manual task', 'Manuelle Aufgabe', '13.3.3', 'manualTask', 'pass-by'),
  page('user-task', 'User task', 'Benutzeraufgabe', '13.3.3', 'userTask'),
  page('service-task', 'Service task', 'Serviceaufgabe', '13.3.3', 'serviceTask'),
  page('send-task', 'Send task', 'Sendeaufgabe', '13.3.3', 'sendTask', 'throw-event'),
  page('receive-task', 'Receive task', 'Empfangsaufgabe', '13.3.3', 'receiveTask', 'intermediate-catch-event'),
  page('script-task', 'Script task', 'Skriptaufgabe', '13.3.3', 'scriptTask'),
  page('business-rule-task', 'Business rule task', 'Geschäftsregelaufgabe', '13.3.3', 'businessRuleTask'),
  page('call-activity', 'Call activity', 'Aufrufaktivität', '13.3.4', 'callActivity'),
  page('sub-process', 'Embedded subprocess', 'Eingebetteter Teilprozess', '13.3.4', 'subProcess'),
  page('transaction', 'Transaction', 'Transaktion', '13.3.4', 'transaction', 'sub-process'),
  page('ad-hoc-sub-process', 'Ad-hoc subprocess', 'Ad-hoc-Teilprozess', '13.3.5', 'adHocSubProcess'),
  page('exclusive-gateway', 'Exclusive gateway', 'Exklusives Gateway', '13.4.2', 'exclusiveGateway'),
  page('parallel-gateway', 'Parallel gateway', 'Paralleles Gateway', '13.4.1', 'parallelGateway'),
  page('inclusive-gateway', 'Inclusive gateway', 'Inklusives Gateway', '13.4.3', 'inclusiveGateway'),
  page('complex-gateway', 'Complex gateway', 'Komplexes Gateway', '13.4.5', 'complexGateway'),
  page('event-based-gateway', 'Event-based gateway', 'Ereignisbasiertes Gateway', '13.4.4', 'eventBasedGateway'),
  aspect(
    'event-sub-process',
    'Event subprocess',
    'Ereignis-Teilprozess',
    '13.5.4',
    /triggeredByEvent="true"/,
    'sub-process',
  ),
  aspect(
    'multi-instance',
    'Multi-instance',
    'Mehrfachausführung',
    '13.3.7',
    /<(\w+:)?multiInstanceLoopCharacteristics/,
    'multi-instance',
  ),
  aspect(
    'standard-loop',
    'Standard loop',
    'Schleife',
    '13.3.6',
    /<(\w+:)?standardLoopCharacteristics/,
    'standard-loop',
  ),
  aspect('message-event', 'Message', 'Nachricht', '13.5', definition('message'), 'intermediate-catch-event'),
  aspect('timer-event', 'Timer', 'Zeit', '13.5', definition('timer'), 'intermediate-catch-event'),
  aspect('signal-event', 'Signal', 'Signal', '13.5', definition('signal'), 'throw-event'),
  aspect('error-event', 'Error', 'Fehler', '13.5', definition('error'), 'throw-event'),
  aspect('escalation-event', 'Escalation', 'Eskalation', '13.5', definition('escalation'), 'throw-event'),
  aspect('conditional-event', 'Condition', 'Bedingung', '13.5', definition('conditional'), 'intermediate-catch-event'),
  aspect('link-event', 'Link', 'Verknüpfung', '13.5.2', definition('link'), 'throw-event'),
  aspect('compensation-event', 'Compensation', 'Kompensation', '13.5.5', definition('compensate'), 'throw-event'),
  aspect('cancel-event', 'Cancel', 'Abbruch', '13.5.5', definition('cancel'), 'throw-event'),
  aspect('terminate-event', 'Terminate', 'Terminierung', '13.5.6', definition('terminate'), 'throw-event'),
]

interface Trace {
  readonly name: string
  readonly says: string
  readonly picture: string
}

export function readTraces(): readonly Trace[] {
  const names = readdirSync(tracesFolder).filter((name) => name.endsWith('.bpmn'))
  return names.sort().map((file) => {
    const name = file.replace(/\.bpmn$/, '')
    const trace = readFileSync(`${tracesFolder}/${name}.trace`, 'utf8')
    return { name, says: /^# (.*)/.exec(trace)?.[1] ?? '', picture: readFileSync(`${tracesFolder}/${file}`, 'utf8') }
  })
}

/** The traces in which an element occurs. */
export const tracesOf = ({ found }: ElementPage, traces: readonly Trace[]): readonly Trace[] =>
  traces.filter(({ picture }) => found.test(picture))

/** The sentence with which the behaviour's file explains itself. */
function explained(behaviour: string): string {
  const text = readFileSync(new URL(`${behaviour}.ts`, behavioursFolder), 'utf8')
  const comment = /\/\*\*([\s\S]*?)\*\/\s*export const/.exec(text)?.[1] ?? ''
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*\*?\s?/, '').trim())
    .filter((line) => line !== '')
    .join(' ')
}

/** The page of an element as it must stand in `docs/elements`. */
export function pageText(element: ElementPage, traces: readonly Trace[]): string {
  const { title, german, clause, type, behaviour } = element
  const lines = tracesOf(element, traces).map(
    ({ name, says }) =>
      `- [${name}](../../tests/engine/traces/${name}.bpmn) ([trace](../../tests/engine/traces/${name}.trace))${says ? `: ${says}` : ''}`,
  )
  const facts = [
    ...(type ? [`\`${type}\``] : []),
    `BPMN 2.0.2, clause ${clause}`,
    `behaviour [engine/behaviours/${behaviour}.ts](../../engine/behaviours/${behaviour}.ts)`,
  ]
  const sentence = explained(behaviour)
  return `# ${title} (${german})\n\n${facts.join(' · ')}\n\n${sentence ? `${sentence}\n\n` : ''}## Traces\n\n${lines.join('\n')}\n`
}

export function indexText(elements: readonly ElementPage[]): string {
  const rows = elements.map(({ name, title, german }) => `- [${title}](${name}.md) (${german})`)
  return `# Elements that run\n\nWhat is not here is refused by name when a model is deployed. Made from the traces in \`tests/engine/traces\`.\n\n${rows.join('\n')}\n`
}
