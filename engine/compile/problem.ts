/** What is wrong with a model: which element, why, and what to use instead. */
import type { ElementId } from '../core/ids.ts'

export interface Bilingual {
  readonly de: string
  readonly en: string
}

export interface CheckProblem {
  /** The element it is about; null when it is about the whole file. */
  readonly element: ElementId | null
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly reason: Bilingual
  readonly instead: Bilingual
  /** Where FEEL is at fault: the expression, and the place in it counted from 0. */
  readonly expression?: string
  readonly place?: { readonly from: number; readonly to: number }
}

export function says(de: string, en: string): Bilingual {
  return { de, en }
}

/** Collects what is wrong while a model is read. */
export interface Report {
  readonly problems: CheckProblem[]
}

export function report(
  into: Report,
  problem: Omit<CheckProblem, 'severity'>,
  severity: CheckProblem['severity'] = 'error',
): void {
  into.problems.push({ ...problem, severity })
}
