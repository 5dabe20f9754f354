/** What the harness lets run: something of everything that a crash may hit. Durations are those of its fast clock. */
import { job, line, task } from '../runtime/models.ts'
import { extension, flow } from '../engine/models.ts'

const keyed = (id: string, name: string): string =>
  `<message id="${id}" name="${name}">${extension('<zeebe:subscription correlationKey="=ref"/>')}</message>`

const guards = `
  <boundaryEvent id="News" attachedToRef="Check" cancelActivity="false"><signalEventDefinition signalRef="S_news"/></boundaryEvent>
  <boundaryEvent id="Late" attachedToRef="Check" cancelActivity="false"><timerEventDefinition><timeDuration>PT5S</timeDuration></timerEventDefinition></boundaryEvent>
  <endEvent id="Heard"/>${flow('News', 'Heard')}<endEvent id="Reminded"/>${flow('Late', 'Reminded')}`

/** Job, task (with a reminder and news), a message, a pause, a message to others, a second job, end. */
const slip = line(
  'slip',
  [
    '<startEvent id="Start"/>',
    job('Send', 'torture.send'),
    task('Check'),
    '<intermediateCatchEvent id="Papers"><messageEventDefinition messageRef="M_papers"/></intermediateCatchEvent>',
    '<intermediateCatchEvent id="Rest"><timerEventDefinition><timeDuration>PT10S</timeDuration></timerEventDefinition></intermediateCatchEvent>',
    '<intermediateThrowEvent id="Tell"><messageEventDefinition messageRef="M_copy"/></intermediateThrowEvent>',
    job('File', 'torture.send'),
    '<endEvent id="End"/>',
  ],
  guards,
  `<signal id="S_news" name="news"/>${keyed('M_papers', 'papers')}${keyed('M_copy', 'copy')}`,
)

/** Begun by the slip's message, once for each slip. */
const copy = line(
  'copy',
  [
    '<startEvent id="Start"><messageEventDefinition messageRef="M_copy"/></startEvent>',
    job('Send', 'torture.send'),
    '<endEvent id="End"/>',
  ],
  '',
  keyed('M_copy', 'copy'),
)

/** Waits through the whole run and must hear every piece of news once. */
const listening = line(
  'listening',
  ['<startEvent id="Start"/>', task('Check'), '<endEvent id="End"/>'],
  `<boundaryEvent id="News" attachedToRef="Check" cancelActivity="false"><signalEventDefinition signalRef="S_news"/></boundaryEvent>
  <endEvent id="Heard"/>${flow('News', 'Heard')}`,
  '<signal id="S_news" name="news"/>',
)

export const processes: Readonly<Record<string, string>> = { slip, copy, listening }
