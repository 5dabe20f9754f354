/** Random graphs without any structure: gateways, tasks and subprocesses, joined by whatever flows, boundary events and links fall. */
import fc from 'fast-check'
import { flow, processOf } from '../models.ts'

export type Kind = 'userTask' | 'subProcess' | 'inclusiveGateway' | 'parallelGateway' | 'exclusiveGateway'

export interface Graph {
  readonly kinds: readonly Kind[]
  readonly flows: readonly GraphFlow[]
}

/** From node to node by number. */
export interface GraphFlow {
  readonly from: number
  readonly to: number
  /** What its condition says where there is one. */
  readonly open: boolean
  /** How it leaves: as it is, by a boundary event (of activities only), or through a pair of links. */
  readonly by: 'flow' | 'interrupting' | 'beside' | 'link'
}

const kind: fc.Arbitrary<Kind> = fc.oneof(
  { weight: 4, arbitrary: fc.constant('userTask' as const) },
  { weight: 1, arbitrary: fc.constant('subProcess' as const) },
  { weight: 4, arbitrary: fc.constant('inclusiveGateway' as const) },
  { weight: 2, arbitrary: fc.constantFrom('parallelGateway' as const, 'exclusiveGateway' as const) },
)

const by: fc.Arbitrary<GraphFlow['by']> = fc.oneof(
  { weight: 5, arbitrary: fc.constant('flow' as const) },
  { weight: 1, arbitrary: fc.constantFrom('interrupting' as const, 'beside' as const, 'link' as const) },
)

/** A flow back leads into a task only, so that each loop waits somewhere. */
export const graphs: fc.Arbitrary<Graph> = fc.array(kind, { minLength: 4, maxLength: 12 }).chain((kinds) => {
  const node = fc.nat(kinds.length - 1)
  const one = (from: fc.Arbitrary<number>, to: fc.Arbitrary<number>) => fc.record({ from, to, open: fc.boolean(), by })
  const forward = kinds.slice(1).map((_, index) => one(fc.nat(index), fc.constant(index + 1)))
  const more = fc.array(one(node, node), { maxLength: 14 })
  return fc.tuple(fc.tuple(...forward), more).map(([tree, others]) => ({
    kinds,
    flows: unique([...tree, ...others].filter(({ from, to }) => to > from || (to < from && kinds[to] === 'userTask'))),
  }))
})

function unique(flows: Graph['flows']): Graph['flows'] {
  return flows.filter((one, at) => flows.findIndex(({ from, to }) => from === one.from && to === one.to) === at)
}

/** The last flow of a choosing gateway is its default. */
export function graphProcess({ kinds, flows }: Graph): string {
  const nodes = kinds.map((type, at) => {
    const last = flows.findLast(({ from }) => from === at)
    const standard = last && chooses(type) ? ` default="N${at}_${beginning(last)}"` : ''
    return `<${type} id="N${at}"${standard}>${type === 'subProcess' ? `<userTask id="N${at}T"/>` : ''}</${type}>`
  })
  const drawn = flows.map((one) => {
    const last = flows.findLast(({ from }) => from === one.from)
    return drawnFlow(kinds[one.from]!, one, chooses(kinds[one.from]!) && one !== last ? `=${one.open}` : '')
  })
  return processOf(`<startEvent id="S"/>${flow('S', 'N0')}${nodes.join('')}${drawn.join('')}`)
}

/** Where the flow out of its node leads: to the next node, or to the throwing link. */
const beginning = ({ from, to, by: how }: GraphFlow): string => (how === 'link' ? `L${from}x${to}` : `N${to}`)

function drawnFlow(source: Kind, one: GraphFlow, condition: string): string {
  const { from, to, by: how } = one
  const pair = `${from}x${to}`
  const link = `<linkEventDefinition name="${pair}"/>`
  if (how === 'link') {
    const events = `<intermediateThrowEvent id="L${pair}">${link}</intermediateThrowEvent><intermediateCatchEvent id="C${pair}">${link}</intermediateCatchEvent>`
    return events + flow(`N${from}`, `L${pair}`, condition) + flow(`C${pair}`, `N${to}`)
  }
  if (how === 'flow' || !isActivity(source)) return flow(`N${from}`, `N${to}`, condition)
  const timer = '<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>'
  const attributes = `attachedToRef="N${from}" cancelActivity="${how === 'interrupting'}"`
  return `<boundaryEvent id="B${pair}" ${attributes}>${timer}</boundaryEvent>${flow(`B${pair}`, `N${to}`)}`
}

const isActivity = (type: Kind): boolean => type === 'userTask' || type === 'subProcess'

const chooses = (type: Kind): boolean => type === 'inclusiveGateway' || type === 'exclusiveGateway'
