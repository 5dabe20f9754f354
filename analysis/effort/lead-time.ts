/**
 * How long a case takes from its first to its last step: in sequence the sum, behind a decision the mean by shares, in
 * parallel the longest way.
 *
 * The equations L(n) = t(n) + Σ share · L(next), with the greatest L(next) behind a parallel split, are solved exactly by
 * choosing a way for each split, solving the chain, and choosing again until nothing changes (policy iteration; Howard:
 * Dynamic Programming and Markov Processes, 1960, chapter 4).
 *
 * What it is: the longest of the *mean* ways. The mean of the longest is greater or equal (Jensen's inequality), so for
 * parallel parts this is a lower bound, and is called so where it is shown.
 */
import { identityMinus, solveOne } from './linear.ts'
import type { Beginning, Chart, Step } from './ways.ts'

type Duration = (id: string) => number

/** The lead time of one case in the unit of `own`, or null when a loop has no way out. */
export function leadTimeOf(chart: Chart, own: Duration): number | null {
  return scopeTime(chart, null, own)
}

function scopeTime(chart: Chart, scope: string | null, own: Duration): number | null {
  const steps = [...chart.steps.values()].filter(({ node }) => node.parent === scope)
  const inner = new Map<string, number>()
  for (const { node } of steps) {
    const inside = chart.begins.has(node.id) ? scopeTime(chart, node.id, own) : 0
    if (inside === null) return null
    inner.set(node.id, own(node.id) + inside)
  }
  const begin = chart.begins.get(scope)
  if (!begin) return 0
  const times = settle(steps, inner)
  return times && atBeginning(begin, times)
}

function atBeginning({ kind, ways }: Beginning, times: ReadonlyMap<string, number>): number {
  if (kind === 'one') return ways.reduce((total, { to, share }) => total + share * (times.get(to) ?? 0), 0)
  return Math.max(0, ...ways.map(({ to }) => times.get(to) ?? 0))
}

/** No diagram has so many splits that a better choice is still found after this many rounds. */
const ROUNDS = 100

function settle(steps: readonly Step[], own: ReadonlyMap<string, number>): ReadonlyMap<string, number> | null {
  let chosen = new Map<string, string>()
  for (let round = 0; round < ROUNDS; round++) {
    const times = chain(steps, own, chosen)
    if (!times) return null
    const better = new Map(
      steps.flatMap((step) =>
        isParallel(step) ? [[step.node.id, longest(step, times, chosen.get(step.node.id))] as const] : [],
      ),
    )
    if ([...better].every(([id, to]) => chosen.get(id) === to)) return times
    chosen = better
  }
  return null
}

const isParallel = ({ kind, ways }: Step): boolean => kind !== 'one' && ways.length > 1

/** Of several ways that may be taken, each counts as taken: an upper value, since some cases leave the longest out. */
function longest({ ways }: Step, times: ReadonlyMap<string, number>, before: string | undefined): string {
  const taken = ways.filter(({ share }) => share > 0)
  // Only a truly longer way replaces the choice: equal ones would take turns for ever.
  return taken.reduce(
    (best, { to }) => ((times.get(to) ?? 0) > (times.get(best) ?? -1) + 1e-9 ? to : best),
    before ?? taken[0]?.to ?? '',
  )
}

function chain(
  steps: readonly Step[],
  own: ReadonlyMap<string, number>,
  chosen: ReadonlyMap<string, string>,
): ReadonlyMap<string, number> | null {
  const ids = steps.map(({ node }) => node.id)
  const index = new Map(ids.map((id, at) => [id, at]))
  const rows = steps.map((step) => {
    const row = ids.map(() => 0)
    const ways = isParallel(step) ? [{ to: chosen.get(step.node.id) ?? step.ways[0]?.to ?? '', share: 1 }] : step.ways
    for (const { to, share } of ways) {
      const at = index.get(to)
      if (at !== undefined) row[at] = (row[at] ?? 0) + share
    }
    return row
  })
  const found = solveOne(
    identityMinus(rows),
    ids.map((id) => own.get(id) ?? 0),
  )
  return found && new Map(ids.map((id, at) => [id, found[at] ?? 0]))
}
