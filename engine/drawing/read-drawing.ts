/** Reads the drawing of a BPMN file. Unlike `compile` it refuses nothing that XML can hold: as-is diagrams are drawn to be read. */
import { extension, extensions, node, nodes, readBpmn, text, type Node } from '../compile/moddle.ts'
import { lanesOf } from '../compile/lanes.ts'
import type { ElementId } from '../core/ids.ts'
import type { DrawnFlow, DrawnNode, DrawnProcess, StepFacts } from './drawing.ts'

/**
 * The processes of a file, in its order, also those that only show how something is done.
 * @throws when the text is no XML or no BPMN.
 */
export async function readDrawing(xml: string): Promise<readonly DrawnProcess[]> {
  const { rootElement } = await readBpmn(xml)
  return nodes(rootElement, 'rootElements')
    .filter(({ $type }) => $type === 'bpmn:Process')
    .map(drawnProcess)
}

function drawnProcess(process: Node): DrawnProcess {
  const service = extension(process, 'lz:Service')
  const state = text(service, 'state')
  const lanes = new Map(lanesOf(process).flatMap(({ name, elements }) => elements.map((id) => [id, name] as const)))
  return {
    id: process.id ?? '',
    name: process.name ?? process.id ?? '',
    state: state === 'ist' || state === 'soll' ? state : null,
    leika: text(service, 'leika') ?? null,
    owner: text(service, 'owner') ?? null,
    nodes: nodesIn(process, null, null, lanes),
    flows: flowsIn(process),
  }
}

const inner = (container: Node): readonly Node[] => nodes(container, 'flowElements')
const isFlow = ({ $type }: Node): boolean => $type === 'bpmn:SequenceFlow'
const isNode = ({ $type }: Node): boolean => /Task$|Event$|Gateway$|SubProcess$|Transaction$|CallActivity$/.test($type)

function nodesIn(
  container: Node,
  parent: ElementId | null,
  around: string | null,
  lanes: ReadonlyMap<ElementId, string>,
): readonly DrawnNode[] {
  return inner(container)
    .filter(isNode)
    .flatMap((one) => {
      const lane = lanes.get(one.id ?? '') ?? around
      return [drawnNode(one, parent, lane), ...nodesIn(one, one.id ?? '', lane, lanes)]
    })
}

const drawnNode = (from: Node, parent: ElementId | null, lane: string | null): DrawnNode => ({
  id: from.id ?? '',
  type: from.$type,
  name: from.name?.trim() ?? '',
  parent,
  host: node(from, 'attachedToRef')?.id ?? null,
  interrupting: from.cancelActivity !== false && from.isInterrupting !== false,
  triggeredByEvent: from.triggeredByEvent === true,
  forCompensation: from.isForCompensation === true,
  loops: node(from, 'loopCharacteristics') !== undefined,
  event: nodes(from, 'eventDefinitions')[0]?.$type ?? null,
  link: linkOf(nodes(from, 'eventDefinitions')[0]),
  lane,
  facts: factsOf(extension(from, 'lz:Step')),
})

const linkOf = (event: Node | undefined): string | null =>
  event?.$type === 'bpmn:LinkEventDefinition' ? (event.name ?? '') : null

function flowsIn(container: Node): readonly DrawnFlow[] {
  return inner(container).flatMap((one) => (isFlow(one) ? [drawnFlow(one)] : flowsIn(one)))
}

function drawnFlow(flow: Node): DrawnFlow {
  const source = node(flow, 'sourceRef')
  return {
    id: flow.id ?? '',
    name: flow.name?.trim() ?? '',
    source: source?.id ?? '',
    target: node(flow, 'targetRef')?.id ?? '',
    isDefault: node(source, 'default')?.id === flow.id,
    share: numberOf(extensions(flow).find(({ $type }) => $type === 'lz:Way')?.share),
  }
}

function factsOf(step: Node | undefined): StepFacts | null {
  if (!step) return null
  const words = (name: string): string | null => text(step, name) ?? null
  return {
    minutesMin: numberOf(step.minutesMin),
    minutesUsual: numberOf(step.minutesUsual),
    minutesMax: numberOf(step.minutesMax),
    waitingMinutes: numberOf(step.waitingMinutes),
    transportMinutes: numberOf(step.transportMinutes),
    role: words('role'),
    payGroup: words('payGroup'),
    mediumIn: words('mediumIn'),
    mediumOut: words('mediumOut'),
    system: words('system'),
    norm: words('norm'),
    share: numberOf(step.share),
    template: words('template'),
    source: words('source'),
    persons: numberOf(step.persons),
    day: words('day'),
    pain: words('pain'),
  }
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null)
