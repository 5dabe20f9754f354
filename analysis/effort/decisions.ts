/** How often each way behind a decision is taken, and who says so. */
import { named, type Chart, type MeasuredWays } from './ways.ts'

export interface Decision {
  readonly element: string
  readonly name: string
  /** `cases`: counted at real cases; `noted`: people said it; `assumed`: nobody did. */
  readonly source: 'cases' | 'noted' | 'assumed'
  readonly ways: readonly { readonly name: string; readonly share: number }[]
}

export function decisionsIn(chart: Chart, { shares = new Map() }: MeasuredWays): readonly Decision[] {
  const open = new Set(chart.assumptions.map(({ element }) => element))
  return [...chart.steps.values()].flatMap(({ node, kind, ways }) => {
    if (kind === 'all' || ways.length < 2) return []
    const flows = chart.process.flows.filter(({ source }) => source === node.id)
    const measured = [...flows.map(({ id }) => id), ...ways.map(({ to }) => to)].some((id) => shares.has(id))
    const source = measured ? 'cases' : open.has(node.id) ? 'assumed' : 'noted'
    const wayName = (to: string): string =>
      flows.find(({ target, name }) => target === to && name)?.name ?? (chart.steps.get(to)?.node.name || 'weiter')
    return [
      {
        element: node.id,
        name: named(node),
        source,
        ways: ways.map(({ to, share }) => ({ name: wayName(to), share })),
      },
    ]
  })
}
