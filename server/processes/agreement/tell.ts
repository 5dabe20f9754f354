/** A drawing told in plain sentences, step by step, for those who read no diagrams. */
import type { DrawnFlow, DrawnNode, DrawnProcess } from '../../../engine/index.ts'

export interface Told {
  readonly number: number
  readonly says: string
  /** Ways out, where there is more than one. */
  readonly ways: readonly string[]
}

/** In the order in which one would walk it: from each beginning on, at every split one way after the other. */
export function tell({ nodes, flows }: DrawnProcess): readonly Told[] {
  const order = inReadingOrder({ nodes, flows })
  const numbers = new Map(order.map(({ id }, index) => [id, index + 1]))
  return order.map((node, index) => {
    const on = flows.filter(({ source }) => source === node.id)
    const next = on.map((flow) => ({ flow, number: numbers.get(flow.target) }))
    const jumps = next.length > 1 || next.some(({ number }) => number !== index + 2)
    return {
      number: index + 1,
      says: isGateway(node)
        ? sayGateway(node, flows)
        : say(
            node,
            nodes.find(({ id }) => id === node.parent),
          ),
      ways: jumps ? next.map(({ flow, number }) => sayWay(flow, number)) : [],
    }
  })
}

/** Steps inside subprocesses follow the subprocess; what hangs on a step follows it. */
export function inReadingOrder({ nodes, flows }: Pick<DrawnProcess, 'nodes' | 'flows'>): readonly DrawnNode[] {
  const seen = new Set<string>()
  const order: DrawnNode[] = []
  const open: DrawnNode[] = []
  const entered = new Set(flows.map(({ target }) => target))
  const roots = nodes.filter(({ id, host, parent }) => !entered.has(id) && host === null && parent === null)
  for (const root of [...roots, ...nodes]) {
    open.push(root)
    for (let node = open.pop(); node; node = open.pop()) {
      if (seen.has(node.id)) continue
      seen.add(node.id)
      order.push(node)
      open.push(...onFrom(node, nodes, flows, entered).toReversed())
    }
  }
  return order
}

function onFrom(
  { id }: DrawnNode,
  nodes: readonly DrawnNode[],
  flows: readonly DrawnFlow[],
  entered: ReadonlySet<string>,
): readonly DrawnNode[] {
  const inside = nodes.filter(({ id: own, parent, host }) => parent === id && host === null && !entered.has(own))
  const hanging = nodes.filter(({ host }) => host === id)
  const next = flows
    .filter(({ source }) => source === id)
    .flatMap(({ target }) => nodes.filter((one) => one.id === target))
  return [...inside, ...next, ...hanging]
}

const isGateway = ({ type }: DrawnNode): boolean => type.endsWith('Gateway')

/** Its flows say whether it brings ways together, parts them, or both. */
function sayGateway({ id, type, name }: DrawnNode, flows: readonly DrawnFlow[]): string {
  const joins = flows.filter(({ target }) => target === id).length > 1
  const parts = flows.filter(({ source }) => source === id).length > 1
  const parallel = type === 'bpmn:ParallelGateway'
  const joined = joins ? (parallel ? ['Gleichzeitiges kommt zusammen.'] : ['Wege kommen zusammen.']) : []
  const parted = parallel ? 'Was danach kommt, geschieht gleichzeitig.' : name ? `Es kommt darauf an: ${name}` : ''
  return [...joined, ...(parts ? [parted || 'Wege trennen sich.'] : [])].join(' ') || parted || 'Es geht weiter.'
}

/** @param within the subprocess in which it stands */
function say({ type, name, lane, event }: DrawnNode, within: DrawnNode | undefined): string {
  const by = lane ? `${lane}: ` : ''
  const what = name || 'ohne Namen'
  const part = within?.name ? `„${within.name}“` : null
  if (type === 'bpmn:StartEvent') return `${part ? `${part} beginnt` : 'Es beginnt'}${name && `: ${name}`}.`
  if (type === 'bpmn:EndEvent') return `${part ? `${part} endet hier` : 'Hier endet es'}${name && `: ${name}`}.`
  if (type === 'bpmn:BoundaryEvent') return `Währenddessen kann geschehen: ${what}.`
  if (type === 'bpmn:IntermediateCatchEvent')
    return `Gewartet wird${event === 'bpmn:TimerEventDefinition' ? ', bis die Zeit um ist' : ' auf'}: ${what}${lane ? ` (es liegt bei: ${lane})` : ''}.`
  return `${by}${what}.`
}

function sayWay({ name, isDefault, share }: DrawnFlow, number: number | undefined): string {
  const when = name ? `Wenn ${name}` : isDefault ? 'Sonst' : 'Danach'
  const often = share === null ? '' : ` (etwa ${Math.round(share * 100)} von 100)`
  return `${when}${often}: weiter mit ${number ?? '?'}`
}
