/** Media breaks and handovers of one case, as expected numbers. */
import type { DrawnNode } from '../../engine/index.ts'
import { followsOf } from './follow.ts'
import { isHuman } from './minutes.ts'
import type { Chart } from './ways.ts'

export interface Breaks {
  /** All three kinds together. */
  readonly total: number
  /** One step takes paper and leaves data, or the other way round. */
  readonly within: number
  /** What one step leaves is not what the next one takes. */
  readonly between: number
  /** Data are typed into a second system. */
  readonly retyping: number
}

/** What is entered here stays here: no second system. */
const OWN = 'Laufzettel'

/**
 * A media break is a change of the medium inside a step or between two that follow each other, or data typed into a second
 * system (own definition after the attributes of municipal process surveys; paper to paper over two desks is none).
 */
export function mediaBreaks(chart: Chart, visits: ReadonlyMap<string, number>): Breaks | null {
  const nodes = [...chart.steps.values()].map(({ node }) => node)
  const follows = followsOf(chart, visits, ({ node }) => media(node) !== null)
  if (!follows) return null
  const sum = (chosen: (node: DrawnNode) => boolean): number =>
    nodes.filter(chosen).reduce((total, { id }) => total + (visits.get(id) ?? 0), 0)
  const mediaOf = new Map(nodes.map((node) => [node.id, media(node)]))
  const between = follows
    .filter(({ from, to }) => differs(mediaOf.get(from)?.out, mediaOf.get(to)?.in))
    .reduce((total, { times }) => total + times, 0)
  const within = sum((node) => differs(node.facts?.mediumIn, node.facts?.mediumOut))
  const retyping = sum(isRetyping)
  return { total: within + between + retyping, within, between, retyping }
}

const media = ({ facts }: DrawnNode) =>
  facts && (facts.mediumIn !== null || facts.mediumOut !== null) ? { in: facts.mediumIn, out: facts.mediumOut } : null

const differs = (a: string | null | undefined, b: string | null | undefined): boolean => !!a && !!b && a !== b

/** A person takes data and leaves data in a system that is not ours. */
const isRetyping = (node: DrawnNode): boolean =>
  isHuman(node) &&
  node.facts?.mediumIn === 'data' &&
  node.facts.mediumOut === 'data' &&
  systemsOf(node).some((system) => system !== OWN)

/** A handover: two steps at which people work follow each other, and another role goes on. */
export function handovers(chart: Chart, visits: ReadonlyMap<string, number>): number | null {
  const follows = followsOf(chart, visits, ({ node }) => isHuman(node))
  const who = (id: string): string | null => whoOf(chart.steps.get(id)?.node)
  return (
    follows?.filter(({ from, to }) => differs(who(from), who(to))).reduce((total, { times }) => total + times, 0) ??
    null
  )
}

/** The role that works at a step; without one its lane. */
export const whoOf = (node: DrawnNode | undefined): string | null => node?.facts?.role ?? node?.lane ?? null

export const systemsOf = ({ facts }: DrawnNode): readonly string[] =>
  facts?.system
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean) ?? []
