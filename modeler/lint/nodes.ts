/** What the rules ask of an element. */
import { calledNode, nameOfNode as nameOf } from '../../engine/drawing/facts.ts'
import { extension, list, stateOf, type Moddle } from '../bpmn/moddle.ts'

export { extension, nameOf }

export const is = (node: Moddle, ...types: readonly string[]): boolean =>
  types.some((type) => node.$instanceOf(`bpmn:${type}`))

export const incoming = (node: Moddle): readonly Moddle[] => list(node, 'incoming')
export const outgoing = (node: Moddle): readonly Moddle[] => list(node, 'outgoing')
export const flowElements = (scope: Moddle): readonly Moddle[] => list(scope, 'flowElements')
export const eventDefinitions = (node: Moddle): readonly Moddle[] => list(node, 'eventDefinitions')

/** How a sentence calls the element; in a part of the process that has a name with that too, for steps of the same name stand in several. */
export const quoted = (node: Moddle): string => {
  const part = node.$parent && is(node.$parent, 'SubProcess') ? nameOf(node.$parent) : ''
  return `„${calledNode(node).de}“${part && nameOf(node) ? ` (in „${part}“)` : ''}`
}

/** Steps that a person does: user tasks, manual tasks and those without a kind. */
export const byPerson = (node: Moddle): boolean => is(node, 'UserTask', 'ManualTask') || node.$type === 'bpmn:Task'

export const forks = (node: Moddle): boolean =>
  is(node, 'ExclusiveGateway', 'InclusiveGateway') && outgoing(node).length > 1

/** An attribute of the element's `lz:step`, as text; undefined where nobody said it. */
export function fact(node: Moddle, attribute: string): string | undefined {
  const value = extension(node, 'lz:Step')?.get<string | number | undefined>(attribute)
  return value === undefined || value === '' ? undefined : String(value)
}

/** Where a process begins with an application: no message, no date, and not inside a part of it. */
export const isPlainStart = (node: Moddle): boolean =>
  is(node, 'StartEvent') && eventDefinitions(node).length === 0 && node.$parent?.$instanceOf('bpmn:Process') === true

/** The process that the element belongs to, however deep. */
export function processOf(node: Moddle): Moddle | undefined {
  let at: Moddle | undefined = node
  while (at && !at.$instanceOf('bpmn:Process')) at = at.$parent
  return at
}

/** Whether the process is recorded as it is, and not meant to run. */
export function isRecorded(node: Moddle): boolean {
  const process = processOf(node)
  if (!process) return false
  const said = stateOf(process)
  return said === undefined ? process.get<boolean | undefined>('isExecutable') !== true : said === 'ist'
}

/** The innermost lane of the element. */
export function laneOf(node: Moddle): Moddle | undefined {
  const process = processOf(node)
  return process && within(list(process, 'laneSets'), node)
}

function within(sets: readonly Moddle[], node: Moddle): Moddle | undefined {
  for (const lane of sets.flatMap((set) => list(set, 'lanes'))) {
    const inner = lane.get<Moddle | undefined>('childLaneSet')
    const found = inner && within([inner], node)
    if (found) return found
    if (list(lane, 'flowNodeRef').includes(node)) return lane
  }
  return undefined
}

/** The step or steps right before, through gateways. */
export function before(node: Moddle, seen = new Set<Moddle>()): readonly Moddle[] {
  return incoming(node).flatMap((flow) => {
    const source = flow.get<Moddle | undefined>('sourceRef')
    if (!source || seen.has(source)) return []
    seen.add(source)
    return is(source, 'Gateway') ? before(source, seen) : [source]
  })
}
