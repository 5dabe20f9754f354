/**
 * Which step follows which, and how often for one case: media breaks and handovers are counted at these borders.
 *
 * Between two steps lie nodes at which nobody works. With W the shares between nodes, split into steps T and silent nodes S,
 * the follow-ups of a step are W_TT + W_TS (I − W_SS)⁻¹ W_ST: the chain watched only at its steps (Kemeny, Snell: Finite
 * Markov Chains, 1960, chapter 6). Multiplied by the visits of the first step that is an expected number per case.
 */
import { identityMinus, solve } from './linear.ts'
import type { Chart, Step } from './ways.ts'

export interface Follow {
  readonly from: string
  readonly to: string
  /** Expected number for one case. */
  readonly times: number
}

/** Pairs of steps with `isStep` that follow each other, over any silent nodes; null when those go round for ever. */
export function followsOf(
  chart: Chart,
  visits: ReadonlyMap<string, number>,
  isStep: (step: Step) => boolean,
): readonly Follow[] | null {
  const all = [...chart.steps.values()]
  const [loud, silent] = [all.filter(isStep), all.filter((step) => !isStep(step))]
  const rows = (from: readonly Step[], to: readonly Step[]) =>
    from.map((step) => {
      const on = onFrom(chart, step)
      return to.map(({ node }) => on.filter((way) => way.to === node.id).reduce((total, { share }) => total + share, 0))
    })
  const through = solve(identityMinus(rows(silent, silent)), rows(silent, loud))
  if (!through) return null
  const [direct, entering] = [rows(loud, loud), rows(loud, silent)]
  return loud.flatMap(({ node: from }, i) =>
    loud.flatMap(({ node: to }, j) => {
      const over = (entering[i] ?? []).reduce((total, share, k) => total + share * (through[k]?.[j] ?? 0), 0)
      const times = (visits.get(from.id) ?? 0) * ((direct[i]?.[j] ?? 0) + over)
      return times > 1e-12 ? [{ from: from.id, to: to.id, times }] : []
    }),
  )
}

/** Into a subprocess goes its first step, out of its last goes what follows the subprocess. */
function onFrom(
  chart: Chart,
  { node, ways, beside }: Step,
): readonly { readonly to: string; readonly share: number }[] {
  const inside = chart.begins.get(node.id)
  if (inside && inside.ways.length > 0) return inside.ways
  const around = node.parent === null ? undefined : chart.steps.get(node.parent)
  if (ways.length === 0 && around) return [...around.ways, ...beside]
  return [...ways, ...beside]
}
