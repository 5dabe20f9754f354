/** The minutes of a step: noted by people, or the default of the published table, or nobody's. */
import type { DrawnNode } from '../../engine/index.ts'
import { exactly, none, type Range } from './range.ts'
import { rangeOf, standardTimeFor } from './standard-times.ts'

export interface StepMinutes {
  readonly minutes: Range
  /**
   * `cases`: from real cases; `table`: the default of the Zeitwerttabelle, noted at the step or found by its name; `none`: nobody said anything and the table has
   * nothing; `automatic`: no person works.
   */
  readonly source: 'cases' | 'estimate' | 'measured' | 'interview' | 'table' | 'none' | 'automatic'
  /** Of defaults found by name: the activity of the table. */
  readonly activity: string | null
}

/** Steps at which a person works: user and manual tasks, and tasks that nobody typed. */
export const isHuman = ({ type }: DrawnNode): boolean =>
  ['bpmn:UserTask', 'bpmn:ManualTask', 'bpmn:Task'].includes(type)

const sources = ['estimate', 'measured', 'interview', 'table'] as const

/** By the id of the step, as `factsOf` gives it. */
export type MeasuredTimes = ReadonlyMap<string, Range>

export function minutesOf(node: DrawnNode, work: MeasuredTimes = new Map()): StepMinutes {
  const measured = work.get(node.id)
  if (measured) return { minutes: measured, source: 'cases', activity: null }
  const noted = notedMinutes(node)
  if (noted) {
    const source = sources.find((known) => known === node.facts?.source) ?? 'estimate'
    return { minutes: noted, source, activity: null }
  }
  if (!isHuman(node)) return { minutes: none, source: 'automatic', activity: null }
  const standard = standardTimeFor(node.name)
  if (!standard) return { minutes: none, source: 'none', activity: null }
  return { minutes: rangeOf(standard), source: 'table', activity: standard.activity }
}

/** What is missing of the three is taken from its neighbour; null when none is there. */
function notedMinutes({ facts }: DrawnNode): Range | null {
  if (!facts) return null
  const { minutesMin: min, minutesUsual: usual, minutesMax: max } = facts
  const known = usual ?? (min !== null && max !== null ? (min + max) / 2 : (min ?? max))
  if (known === null) return null
  return { ...exactly(known), min: Math.min(min ?? known, known), max: Math.max(max ?? known, known) }
}

/** Lying and on its way, in working minutes. What was measured holds both: a case on its way waits, too. */
export const idleMinutes = ({ id, facts }: DrawnNode, idle: MeasuredTimes = new Map()): Range =>
  idle.get(id) ?? exactly((facts?.waitingMinutes ?? 0) + (facts?.transportMinutes ?? 0))
