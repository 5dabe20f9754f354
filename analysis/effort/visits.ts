/**
 * How often a case passes each node on average, over all paths at once and without listing one.
 *
 * Between decisions a case is an absorbing Markov chain: with Q the shares between nodes, the expected visits from the start
 * are the first row of the fundamental matrix N = (I − Q)⁻¹. Source: Kemeny, Snell: Finite Markov Chains (1960), theorem
 * 3.2.4. Parallel ways are taken all, so that a row may add up to more than one (expected numbers are linear, also there);
 * a join goes on once for as many tokens as come into it.
 */
import { identityMinus, solveOne, transpose, type Matrix } from './linear.ts'
import type { Chart, Step } from './ways.ts'

/** Expected visits of each node for one case; null when a loop has no way out. */
export function visitsOf(chart: Chart): ReadonlyMap<string, number> | null {
  const ids = [...chart.steps.keys()]
  const index = new Map(ids.map((id, at) => [id, at]))
  const start = ids.map(() => 0)
  const add = (row: number[], to: string, share: number): void => {
    const at = index.get(to)
    if (at !== undefined) row[at] = (row[at] ?? 0) + share
  }
  const begin = chart.begins.get(null)
  for (const { to, share } of [...(begin?.ways ?? []), ...(begin?.beside ?? [])]) add(start, to, share)
  const rows = ids.map((id) => {
    const row = ids.map(() => 0)
    for (const { to, share } of allWays(chart, chart.steps.get(id))) add(row, to, share)
    return row
  })
  const joined = (values: readonly number[], at: number): number =>
    chart.steps.get(ids[at] ?? '')?.joins ?? values.length
  const into: Matrix = transpose(rows).map((row, at) => row.map((value) => value / joined(row, at)))
  const found = solveOne(identityMinus(into), start)
  if (!found || found.some((value) => value < -1e-6 || !Number.isFinite(value))) return null
  return new Map(ids.map((id, at) => [id, found[at] ?? 0]))
}

/** On from a node, beside it, and into it where it holds others. */
export function allWays(
  chart: Chart,
  step: Step | undefined,
): readonly { readonly to: string; readonly share: number }[] {
  if (!step) return []
  const inside = chart.begins.get(step.node.id)
  const within = [...(inside?.ways ?? []), ...(inside?.beside ?? [])]
  return [...step.ways, ...step.beside, ...within.map(({ to, share }) => ({ to, share: share * step.repeats }))]
}
