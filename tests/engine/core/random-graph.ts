/** Random graphs without any structure: gateways and tasks, joined by whatever flows fall. */
import fc from 'fast-check'
import { flow, processOf } from '../models.ts'

export type Kind = 'userTask' | 'inclusiveGateway' | 'parallelGateway' | 'exclusiveGateway'

export interface Graph {
  readonly kinds: readonly Kind[]
  /** Flows from node to node by number; `open` is what their condition says where there is one. */
  readonly flows: readonly { readonly from: number; readonly to: number; readonly open: boolean }[]
}

const kind: fc.Arbitrary<Kind> = fc.oneof(
  { weight: 4, arbitrary: fc.constant('userTask' as const) },
  { weight: 4, arbitrary: fc.constant('inclusiveGateway' as const) },
  { weight: 2, arbitrary: fc.constantFrom('parallelGateway' as const, 'exclusiveGateway' as const) },
)

/** A flow back leads into a task only, so that each loop waits somewhere. */
export const graphs: fc.Arbitrary<Graph> = fc.array(kind, { minLength: 4, maxLength: 12 }).chain((kinds) => {
  const node = fc.nat(kinds.length - 1)
  const forward = kinds
    .slice(1)
    .map((_, index) => fc.record({ from: fc.nat(index), to: fc.constant(index + 1), open: fc.boolean() }))
  const more = fc.array(fc.record({ from: node, to: node, open: fc.boolean() }), { maxLength: 14 })
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
    const standard = last && chooses(type) ? ` default="N${at}_N${last.to}"` : ''
    return `<${type} id="N${at}"${standard}/>`
  })
  const drawn = flows.map((one) => {
    const last = flows.findLast(({ from }) => from === one.from)
    const condition = chooses(kinds[one.from]!) && one !== last ? `=${one.open}` : ''
    return flow(`N${one.from}`, `N${one.to}`, condition)
  })
  return processOf(`<startEvent id="S"/>${flow('S', 'N0')}${nodes.join('')}${drawn.join('')}`)
}

const chooses = (type: Kind): boolean => type === 'inclusiveGateway' || type === 'exclusiveGateway'
