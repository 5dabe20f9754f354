/**
 * What real cases say in the place of estimates: how often each way behind a decision was taken, how often a loop ran, and what
 * steps took. Each is used where at least 20 cases stand behind it, else what people noted stays.
 *
 * Shares are relative frequencies of the ways, which is the maximum likelihood estimate of a Markov chain's transition
 * probabilities (Anderson, Goodman: Statistical Inference about Markov Chains, Annals of Mathematical Statistics 28, 1957).
 */
import type { DrawnFlow, DrawnNode, DrawnProcess } from '../../engine/index.ts'
import type { Range } from '../effort/range.ts'
import type { Measured, Trail, Visit } from './measured.ts'
import { partOf, ENOUGH, SMALLEST } from './quantile.ts'
import { groupedBy, type StepTime } from './steps.ts'

export interface MeasuredFacts {
  /** By the id of the flow, or of the event that begins a way by itself; all ways of a decision or none. */
  readonly shares: ReadonlyMap<string, number>
  /** By the decision whose ways were measured, and by the step that repeats or was timed: at least so many cases. */
  readonly cases: ReadonlyMap<string, number>
  /** How often a repeated step ran, on average. */
  readonly repeats: ReadonlyMap<string, number>
  readonly work: ReadonlyMap<string, Range>
  readonly idle: ReadonlyMap<string, Range>
}

export const noFacts: MeasuredFacts = {
  shares: new Map(),
  cases: new Map(),
  repeats: new Map(),
  work: new Map(),
  idle: new Map(),
}

/** Of cases that ran on this very drawing: of another version's cases the ways would be other ways. */
export function factsOf(process: DrawnProcess, trail: Trail, { steps }: Pick<Measured, 'steps'>): MeasuredFacts {
  const byCase = groupedBy(trail.visits, (visit) => visit.case)
  const histories = [...byCase.values()].map((visits) => [...visits].sort((a, b) => a.token - b.token))
  const all = { process, histories, whole: trail.ended.length }
  const decisions = [...decisionsOf(all), ...eventsOf(all)]
  const repeats = process.nodes.filter(({ loops }) => loops).flatMap((node) => repeatsOf(all, node))
  return {
    shares: new Map(decisions.flatMap(({ shares }) => [...shares])),
    cases: new Map([...[...decisions, ...repeats].map(({ at, cases }) => [at, cases] as const)]),
    repeats: new Map(repeats.map(({ at, often }) => [at, often])),
    work: times(steps, ({ work }) => work),
    idle: times(steps, ({ waiting }) => waiting),
  }
}

interface All {
  readonly process: DrawnProcess
  /** Visits of each case in the order in which they were entered. */
  readonly histories: readonly (readonly Visit[])[]
  readonly whole: number
}

interface Found {
  readonly at: string
  readonly cases: number
  readonly shares: ReadonlyMap<string, number>
}

const isDecision = ({ type }: DrawnNode): boolean => /(Exclusive|Inclusive|EventBased|Complex)Gateway$/.test(type)

function decisionsOf(all: All): readonly Found[] {
  const flows = groupedBy(all.process.flows, ({ source }) => source)
  return all.process.nodes
    .filter((node) => isDecision(node) && (flows.get(node.id) ?? []).length > 1)
    .flatMap((node) => decision(all, node, flows.get(node.id) ?? []))
}

/** Ways that lead to the same step cannot be told apart, and need not be: they share what came to it. */
function decision({ histories, whole }: All, { id, type }: DrawnNode, flows: readonly DrawnFlow[]): readonly Found[] {
  const targets = [...new Set(flows.map(({ target }) => target))]
  const passed = histories.map((visits) => passings(visits, id, targets, /Inclusive|Complex/.test(type)))
  const times = passed.flat().length
  const cases = passed.filter((all) => all.length > 0).length
  const casesTo = (target: string): number => passed.filter((all) => all.some((to) => to.includes(target))).length
  if (cases < ENOUGH || targets.some((target) => givesAway(casesTo(target), cases))) return []
  const shares = flows.map(({ id: flow, target }) => {
    const ways = flows.filter((one) => one.target === target).length
    const taken = passed.flat().filter((to) => to.includes(target)).length
    return [flow, taken / times / ways] as const
  })
  return [{ at: id, cases: partOf(cases, whole) ?? 0, shares: new Map(shares) }]
}

/** A share tells how many took a way and how many did not: neither may be a group under five. */
const givesAway = (count: number, whole: number): boolean =>
  [count, whole - count].some((group) => group > 0 && group < SMALLEST)

/** Where each passing of a decision led to: what is entered next of its targets. */
function passings(
  visits: readonly Visit[],
  decision: string,
  targets: readonly string[],
  several: boolean,
): readonly (readonly string[])[] {
  return visits.flatMap((visit, at) => {
    if (visit.element !== decision || visit.how !== 'completed') return []
    const later = visits.slice(at + 1).filter(({ enteredAt }) => enteredAt >= visit.leftAt)
    const next = later.findIndex(({ element }) => element === decision)
    const mine = (next < 0 ? later : later.slice(0, next)).filter(({ element }) => targets.includes(element))
    const first = mine.slice(0, several ? targets.length : 1).filter(({ enteredAt }) => enteredAt === visit.leftAt)
    return first.length === 0 ? [] : [[...new Set(first.map(({ element }) => element))]]
  })
}

/** Events at the edge of a step and event subprocesses: of 100 times that what they belong to is passed, how often they happen. */
function eventsOf({ process, histories, whole }: All): readonly Found[] {
  const byHost = groupedBy(
    process.nodes.filter(({ host, triggeredByEvent }) => host !== null || triggeredByEvent),
    ({ host, parent }) => host ?? parent ?? process.id,
  )
  return [...byHost].flatMap(([host, events]) => {
    const casesAt = (id: string): number => histories.filter((all) => all.some(({ element }) => element === id)).length
    const visitsAt = (id: string): number => histories.flat().filter(({ element }) => element === id).length
    const cases = host === process.id ? whole : casesAt(host)
    const times = host === process.id ? whole : visitsAt(host)
    if (cases < ENOUGH || events.some(({ id }) => givesAway(casesAt(id), cases))) return []
    const shares = new Map(events.map(({ id }) => [id, Math.min(1, visitsAt(id) / times)]))
    return [{ at: host, cases: partOf(cases, whole) ?? 0, shares }]
  })
}

/** A body is entered before its instances and left after them: what is left before it belongs to it. */
function repeatsOf(
  { histories, whole }: All,
  { id }: DrawnNode,
): readonly { readonly at: string; readonly cases: number; readonly often: number }[] {
  const mine = histories.map((visits) => visits.filter(({ element }) => element === id)).filter((all) => all.length > 0)
  if (mine.length < ENOUGH) return []
  const bodies = mine.map((visits) => {
    let until = ''
    return visits.filter(({ leftAt, enteredAt }) => {
      const isBody = enteredAt >= until
      if (isBody) until = leftAt
      return isBody
    }).length
  })
  const [all, bodiesAll] = [mine.flat().length, bodies.reduce((total, one) => total + one, 0)]
  return [{ at: id, cases: partOf(mine.length, whole) ?? 0, often: (all - bodiesAll) / bodiesAll }]
}

function times(
  steps: Measured['steps'],
  of: (step: Measured['steps'][number]) => StepTime | null,
): ReadonlyMap<string, Range> {
  return new Map(
    steps.flatMap((step) => {
      const { median, p10 = null, p90 = null } = of(step) ?? { median: 0 }
      return p10 === null || p90 === null ? [] : [[step.element, { min: p10, usual: median, max: p90 }] as const]
    }),
  )
}
