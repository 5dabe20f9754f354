/** The diagram as a list: every step in the order of the process, with what follows it. For people who do not see the drawing. */
import { is, type Drawn, type Moddle } from './services.ts'
import { call, nameOf } from './words.ts'

export interface OutlineStep {
  readonly id: string
  readonly says: string
  readonly lane: string | null
  /** The subprocess it belongs to. */
  readonly inside: string | null
  readonly next: readonly OutlineFlow[]
}

export interface OutlineFlow {
  readonly id: string
  /** "wenn „ja“", "sonst", or nothing. */
  readonly when: string | null
  readonly target: string
  readonly says: string
}

/** Lists all steps, from the start events along the flows, those of a subprocess right behind it; what no flow reaches comes last. */
export function outline(elements: readonly Drawn[]): readonly OutlineStep[] {
  const steps = elements.filter((element) => is(element, 'bpmn:FlowNode') && !element.labelTarget && !isPlane(element))
  const outermost = steps.filter((step) => !around(step))
  return withInner(outermost, steps).map((step) => ({
    id: step.id,
    says: sayStep(step),
    lane: laneOf(step, elements),
    inside: around(step)?.name ?? null,
    next: flows(step),
  }))
}

/** The empty sheet on which a collapsed subprocess shows its inside; the subprocess itself is another element. */
const isPlane = (element: Drawn): boolean => element.id !== element.businessObject.id

/** The subprocess around a step, in the file: on the canvas a collapsed one has a plane of its own. */
function around(step: Drawn): Moddle | undefined {
  const parent = step.businessObject.$parent
  return parent?.$instanceOf('bpmn:SubProcess') ? parent : undefined
}

function withInner(level: readonly Drawn[], all: readonly Drawn[]): readonly Drawn[] {
  return inOrder(level).flatMap((step) => [
    step,
    ...withInner(
      all.filter((inner) => around(inner) === step.businessObject),
      all,
    ),
  ])
}

function inOrder(steps: readonly Drawn[]): readonly Drawn[] {
  const here = new Set(steps)
  const seen = new Set<Drawn>()
  const waiting = steps.filter((step) => step.type === 'bpmn:StartEvent').sort(byPlace)
  while (waiting.length > 0) {
    const step = waiting.shift()
    if (!step || seen.has(step) || !here.has(step)) continue
    seen.add(step)
    waiting.unshift(...(step.attachers ?? []), ...sequenceFlows(step).flatMap((flow) => flow.target ?? []))
  }
  const apart = steps.filter((step) => !seen.has(step)).sort(byPlace)
  return [...seen, ...apart]
}

function sayStep(step: Drawn): string {
  const host =
    step.type === 'bpmn:BoundaryEvent'
      ? step.businessObject.get<{ name?: string } | undefined>('attachedToRef')
      : undefined
  return host?.name ? `${call(step)} an „${host.name}“` : call(step)
}

function flows(step: Drawn): readonly OutlineFlow[] {
  const otherwise = step.businessObject.get<unknown>('default')
  return sequenceFlows(step).flatMap((flow) =>
    flow.target
      ? [
          {
            id: flow.id,
            when: sayWhen(flow, flow.businessObject === otherwise),
            target: flow.target.id,
            says: call(flow.target),
          },
        ]
      : [],
  )
}

function sayWhen(flow: Drawn, otherwise: boolean): string | null {
  const name = nameOf(flow)
  if (otherwise) return name ? `sonst („${name}“)` : 'sonst'
  return name ? `wenn „${name}“` : null
}

/** The name of the lane in which a step lies. */
export function laneOf(step: Drawn, elements: readonly Drawn[]): string | null {
  const lane = elements.find(
    (candidate) =>
      candidate.type === 'bpmn:Lane' &&
      candidate.businessObject.get<unknown[]>('flowNodeRef').includes(step.businessObject),
  )
  return lane ? nameOf(lane) : null
}

/** The sequence flows that leave a step. */
export function sequenceFlows(step: Drawn): readonly Drawn[] {
  return step.outgoing.filter((flow) => flow.type === 'bpmn:SequenceFlow')
}

const byPlace = (a: Drawn, b: Drawn): number => a.x - b.x || a.y - b.y
