/** A rule of good modelling in a town hall: what it asks for, why, an example that keeps it and one that does not. */
import type { Moddle } from '../bpmn/services.ts'
import type { Example } from './example.ts'

export interface Rule {
  /** What people call it, and the place it has in lists. */
  readonly code: `V${number}`
  readonly name: string
  readonly title: string
  readonly why: string
  readonly instead: string
  readonly good: Example
  readonly bad: Example
  /** Is called with every element of the file; reports those that break the rule. */
  check(node: Moddle, report: Report): void
}

export type Report = (element: Moddle, says: string, mend?: Mend) => void

/** A change that keeps the rule, and is safe to make with one click. */
export interface Mend {
  readonly label: string
  /** Attributes of the element. */
  readonly properties?: Readonly<Record<string, string | boolean>>
  /** Attributes of its `lz:step`. */
  readonly facts?: Readonly<Record<string, string>>
  /** Its condition, of a sequence flow: FEEL without the leading `=`. */
  readonly condition?: string
}
