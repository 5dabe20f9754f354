/** Files may leave out what a step's flows say anyway: that they come in and go out there. */
import { list, one, type Moddle } from './moddle.ts'

/** Completes `incoming` and `outgoing` of everything in the file. For a reading of one's own: an open drawing keeps them itself. */
export function withLinks(definitions: Moddle): Moddle {
  for (const process of list(definitions, 'rootElements')) link(process)
  return definitions
}

function link(scope: Moddle): void {
  const flows = list(scope, 'flowElements').filter(({ $type }) => $type === 'bpmn:SequenceFlow')
  for (const flow of flows) {
    add(one(flow, 'sourceRef'), 'outgoing', flow)
    add(one(flow, 'targetRef'), 'incoming', flow)
  }
  for (const inner of list(scope, 'flowElements')) if (inner.$instanceOf('bpmn:SubProcess')) link(inner)
}

function add(node: Moddle | undefined, property: 'incoming' | 'outgoing', flow: Moddle): void {
  const known = list(node, property)
  if (node && !known.includes(flow)) node.set(property, [...known, flow])
}
