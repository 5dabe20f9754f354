import { end, start, step, type Item } from '../example.ts'
import { eventDefinitions, flowElements, incoming, is, quoted } from '../nodes.ts'
import type { Moddle } from '../../bpmn/services.ts'
import type { Mend, Rule } from '../rule.ts'

const answer = (definition: string, name: string): Item => ({
  type: 'intermediateCatchEvent',
  name,
  inside: definition,
})
const ask = step('Unterlagen anfordern', { minutesUsual: '5', source: 'estimate' })

export const endlessWaiting: Rule = {
  code: 'V12',
  name: 'endless-waiting',
  title: 'Wer wartet, wartet mit einer Frist',
  why: 'Kommt die Antwort nie, bleibt der Vorgang für immer offen. Auch „nach zwei Wochen erinnern“ ist eine Frist.',
  instead:
    'Hängen Sie an den wartenden Schritt eine Frist, oder lassen Sie ein Gateway „was zuerst kommt“ zwischen Antwort und Frist wählen.',
  running: true,
  good: {
    state: 'ist',
    lane: 'Steueramt',
    row: [
      start('Antrag geprüft'),
      ask,
      answer(
        '<bpmn:timerEventDefinition id="Nach"><bpmn:timeDuration>P14D</bpmn:timeDuration></bpmn:timerEventDefinition>',
        'Zwei Wochen vergangen',
      ),
      end('Frist verstrichen'),
    ],
  },
  bad: {
    state: 'ist',
    lane: 'Steueramt',
    row: [
      start('Antrag geprüft'),
      ask,
      answer('<bpmn:messageEventDefinition id="Post" />', 'Unterlagen nachgereicht'),
      end('Unterlagen vollständig'),
    ],
  },
  check(node, report) {
    if (waits(node) && !hasDeadline(node)) report(node, `${quoted(node)} wartet ohne Frist.`, mendOf(node))
  },
}

/** What a receiving task is to do at its border is for a person to draw. */
const mendOf = (node: Moddle): Mend | undefined =>
  is(node, 'IntermediateCatchEvent') ? { label: 'Frist von 14 Tagen anhängen', deadline: 'P14D' } : undefined

const waits = (node: Moddle): boolean =>
  is(node, 'ReceiveTask') ||
  (is(node, 'IntermediateCatchEvent') &&
    eventDefinitions(node).some((definition) => is(definition, 'MessageEventDefinition', 'SignalEventDefinition')))

const isTimer = (node: Moddle): boolean =>
  eventDefinitions(node).some((definition) => is(definition, 'TimerEventDefinition'))

/** A timer at the step itself, at a subprocess around it, or beside it behind an event-based gateway. */
function hasDeadline(node: Moddle): boolean {
  const gateways = incoming(node)
    .map((flow) => flow.get<Moddle>('sourceRef'))
    .filter((source) => is(source, 'EventBasedGateway'))
  if (
    gateways.some((gateway) => gateway.get<Moddle[]>('outgoing').some((flow) => isTimer(flow.get<Moddle>('targetRef'))))
  )
    return true
  for (let at: Moddle | undefined = node; at?.$parent && !is(at, 'Process'); at = at.$parent) {
    const beside = flowElements(at.$parent)
    if (
      beside.some((event) => is(event, 'BoundaryEvent') && event.get<Moddle>('attachedToRef') === at && isTimer(event))
    )
      return true
  }
  return false
}
