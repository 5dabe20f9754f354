/** Lets what waits for an answer wait no longer than a while: then somebody is told to ask again, and the waiting goes on. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { readSpan } from './duration.ts'
import { copyOffice, makeSpace, middle } from './insert.ts'
import { sequenceFlows } from './outline.ts'
import { eventDefinition, is, service, type Drawn, type Point } from './services.ts'
import { writeTimer } from './timer.ts'
import { nameOf } from './words.ts'

/** A gateway takes so much of the line; the reminder stands below it, in a field that is made free for it. */
const STEP = 100
const FIELD = { width: 250, height: 140 }
const LABEL = 45

/** `iso` is a duration such as `P14D`; `waiting` a catching event. */
export function giveDeadline(modeler: Modeler, waiting: Drawn, iso: string): void {
  const gateway = chooserBefore(waiting) ?? putBefore(modeler, waiting, 'bpmn:EventBasedGateway')
  const again = putBefore(modeler, gateway, 'bpmn:ExclusiveGateway')
  makeSpace(modeler, 'x', waiting.x - 5, FIELD.width)
  makeSpace(modeler, 'y', belowLine(modeler, waiting), FIELD.height)
  const { x, y } = { x: gateway.x + gateway.width / 2, y: middle(gateway) }
  const timer = put(modeler, gateway, { x: x + 90, y: y + 105 }, { type: 'bpmn:IntermediateCatchEvent', ...TIMER })
  const remind = put(modeler, timer, { x: x + 200, y: y + 105 }, { type: 'bpmn:UserTask' })
  leadBack(modeler, remind, again)
  nameTimer(modeler, timer, iso)
  nameReminder(modeler, remind, waiting)
}

/** Where what stands in the row of the step ends, and its lane not yet. */
function belowLine(modeler: Modeler, { x, y, height }: Drawn): number {
  const below = y + height + LABEL
  const lanes = service(modeler, 'elementRegistry').filter(
    (lane) => lane.type === 'bpmn:Lane' && lane.x < x && lane.y < y && y < lane.y + lane.height,
  )
  return Math.min(below, ...lanes.map((lane) => lane.y + lane.height - 5))
}

function put(modeler: Modeler, after: Drawn, at: Point, attributes: object): Drawn {
  const shape = service(modeler, 'elementFactory').createShape(attributes)
  const modeling = service(modeler, 'modeling')
  const drawn = after.parent ? modeling.createShape(shape, at, after.parent) : after
  modeling.connect(after, drawn, { type: 'bpmn:SequenceFlow' })
  return drawn
}

/** Below all that lies between. */
function leadBack(modeler: Modeler, from: Drawn, to: Drawn): void {
  const modeling = service(modeler, 'modeling')
  const flow = modeling.connect(from, to, { type: 'bpmn:SequenceFlow' })
  const bottom = from.y + from.height
  const [start, end] = [from.x + from.width / 2, to.x + to.width / 2]
  modeling.updateWaypoints(flow, [
    { x: start, y: bottom },
    { x: start, y: bottom + BELOW },
    { x: end, y: bottom + BELOW },
    { x: end, y: to.y + to.height },
  ])
}

const BELOW = 20
const TIMER = { eventDefinitionType: 'bpmn:TimerEventDefinition' }

/** The gateway "was zuerst kommt" that leads to it already. */
const chooserBefore = (waiting: Drawn): Drawn | undefined =>
  waiting.incoming.flatMap(({ source }) => source ?? []).find((source) => is(source, 'bpmn:EventBasedGateway'))

/** A gateway in front, to which all leads that led to the step. */
function putBefore(modeler: Modeler, step: Drawn, type: string): Drawn {
  const modeling = service(modeler, 'modeling')
  const { x, parent } = step
  makeSpace(modeler, 'x', x - 5, STEP)
  const shape = service(modeler, 'elementFactory').createShape({ type })
  const at = { x: x + step.width / 2, y: middle(step) }
  const gateway = parent ? modeling.createShape(shape, at, parent) : step
  for (const flow of step.incoming.filter(({ type }) => type === 'bpmn:SequenceFlow')) {
    modeling.reconnectEnd(flow, gateway, at)
    modeling.layoutConnection(flow)
  }
  modeling.connect(gateway, step, { type: 'bpmn:SequenceFlow' })
  return gateway
}

function nameTimer(modeler: Modeler, timer: Drawn, iso: string): void {
  const definition = eventDefinition(timer, 'bpmn:TimerEventDefinition')
  if (definition) writeTimer(modeler, timer, definition, { kind: 'timeDuration', text: iso })
  const span = readSpan(iso)
  if (span) service(modeler, 'modeling').updateProperties(timer, { name: `${span.amount} Tage vergangen` })
}

/** Whoever did what leads to the waiting asks again. */
function nameReminder(modeler: Modeler, remind: Drawn, waiting: Drawn): void {
  const what = nameOf(waiting)
  const name = what ? `An „${what}“ erinnern` : 'An Antwort erinnern'
  service(modeler, 'modeling').updateProperties(remind, { name })
  const before = doneBefore(waiting)
  if (before) copyOffice(modeler, before, remind)
}

function doneBefore(waiting: Drawn, seen = new Set<Drawn>()): Drawn | undefined {
  for (const source of waiting.incoming.flatMap((flow) => flow.source ?? [])) {
    if (seen.has(source) || !sequenceFlows(source).length) continue
    seen.add(source)
    const found = is(source, 'bpmn:Activity') ? source : doneBefore(source, seen)
    if (found) return found
  }
  return undefined
}
