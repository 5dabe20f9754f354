/**
 * The combinations that BPMN 2.0.2 names and that traces must show: event × place × interrupting × host (tables 10.84 to 10.93),
 * activities × loops (10.3.7, 13.3.6, 13.3.7), what compensation undoes (10.7), gateways (13.4), and listeners of every element.
 */

const each = (lists: readonly (readonly string[])[]): readonly string[] =>
  lists.reduce<readonly string[]>(
    (lines, list) => lines.flatMap((line) => list.map((one) => `${line} ${one}`.trim())),
    [''],
  )

/** What comes from outside, or from elsewhere in the case. */
const caught = ['message', 'timer', 'signal', 'conditional', 'multiple', 'parallel multiple']
const both = ['interrupting', 'beside']

/** On which activities boundary events sit. */
const waiting = ['user task', 'receive task']
const throwing = [
  'service task',
  'sub process',
  'transaction',
  'ad hoc sub process',
  'call activity',
  'parallel loop of service task',
  'sequential loop of service task',
  'standard loop of service task',
]

/** Errors and escalations come only from what a program does or what is inside; an error always interrupts. */
const boundaries = [
  ...each([['boundary'], caught, both, ['on'], [...waiting, ...throwing]]),
  ...each([['boundary escalation'], both, ['on'], throwing]),
  ...each([['boundary error interrupting on'], throwing]),
  'boundary cancel interrupting on transaction',
  ...each([['boundary signal'], both, ['on'], ['compensable activity', 'scope with event subprocess']]),
]

const scopes = [
  'process',
  'called process',
  'sub process',
  'transaction',
  'ad hoc sub process',
  'instance',
  'event subprocess',
]

/** What an ad-hoc subprocess does is compensated inside it; the others may do it in their own way. */
const eventSubprocesses = [
  ...each([['event subprocess'], [...caught, 'escalation'], both, ['in'], scopes]),
  ...each([['event subprocess error interrupting in'], scopes]),
  ...each([['event subprocess compensation interrupting in'], ['called process', 'sub process', 'transaction']]),
]

const flow = [
  ...each([['start'], ['none', ...caught]]),
  ...each([['catch'], [...caught, 'link']]),
  ...each([['throw'], ['none', 'message', 'signal', 'escalation', 'link', 'compensation', 'multiple']]),
  ...each([
    ['end'],
    ['none', 'message', 'signal', 'escalation', 'error', 'compensation', 'cancel', 'terminate', 'multiple'],
  ]),
  ...each([['behind event gateway'], ['message', 'timer', 'signal', 'conditional', 'multiple', 'receive task']]),
  ...each([['begins by'], ['receive task', 'event based gateway exclusive', 'event based gateway parallel']]),
  'link from several',
  'start quantity',
  'completion quantity',
]

const timers = each([
  ['timer'],
  ['date', 'duration', 'cycle'],
  ['at'],
  ['start', 'catch', ...each([['boundary', 'event subprocess'], both])],
])

const activities = [
  'task',
  'manual task',
  'user task',
  'service task',
  'send task',
  'receive task',
  'script task',
  'business rule task',
  'call activity',
  'sub process',
  'transaction',
  'ad hoc sub process',
]
const loops = each([['parallel loop of', 'sequential loop of', 'standard loop of'], activities])

const gateways = ['exclusive', 'parallel', 'inclusive', 'complex', 'event based'].map((one) => `${one} gateway`)

const events = ['start event', 'intermediate catch event', 'intermediate throw event', 'boundary event', 'end event']

export const required: readonly string[] = [
  ...boundaries,
  ...eventSubprocesses,
  ...flow,
  ...timers,
  ...each([
    ['activity', 'undone'],
    [...activities, ...loops],
  ]),
  ...each([['split'], gateways]),
  // An event-based gateway begins anew with each token.
  ...each([['join'], gateways.filter((one) => !one.startsWith('event'))]),
  ...each([
    ['listener start on', 'listener end on'],
    ['process', ...activities, ...gateways, ...events],
  ]),
  ...each([['listener beforeAll on'], ['user task', 'sub process']]),
  ...each([['listener'], ['creating', 'assigning', 'updating', 'completing', 'canceling'], ['on user task']]),
]
