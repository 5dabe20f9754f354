/** A rule of good modelling in a town hall: what it asks for, why, an example that keeps it and one that does not. */
import type { Moddle } from '../bpmn/services.ts'
import type { ByProgram } from '../table/byProgram.ts'
import type { Office } from '../table/offices.ts'
import type { Example } from './example.ts'

export interface Rule {
  /** What people call it, and the place it has in lists. */
  readonly code: `V${number}`
  readonly name: string
  readonly title: string
  readonly why: string
  readonly instead: string
  /** Whoever works with the cases notices it, not only whoever reads the drawing. */
  readonly running?: true
  readonly good: Example
  readonly bad: Example
  /** Is called with every element of the file; reports those that break the rule. */
  check(node: Moddle, report: Report, town: Town): void
}

/** What a rule knows beside the file. */
export interface Town {
  /** Empty where nobody has said which there are. */
  readonly offices: readonly Office[]
}

export type Report = (element: Moddle, says: string, mend?: Mend) => void

/** What one click does: a change that keeps the rule and is safe to make, or a way to where a person makes it. */
export interface Mend {
  readonly label: string
  /** Attributes of the element. */
  readonly properties?: Readonly<Record<string, string | boolean>>
  /** Attributes of its `lz:step`. */
  readonly facts?: Readonly<Record<string, string>>
  /** Its condition, of a sequence flow: FEEL without the leading `=`. */
  readonly condition?: string
  /** The flow is taken when no condition holds. */
  readonly otherwise?: true
  /** It waits so long, an ISO 8601 duration, before somebody is told to ask again. */
  readonly deadline?: string
  /** An end is put behind it. */
  readonly ends?: true
  /** A form or a rule is made for it, and opened. */
  readonly file?: true
  /** Headers of its work, of a service task: such as which letter it writes. */
  readonly headers?: Readonly<Record<string, string>>
  /** Key of the office that has the task in its list, instead of those it had. */
  readonly office?: string
  /** The step becomes one that the program does. */
  readonly automatic?: ByProgram
  /** The page on which a person makes what is missing. */
  readonly href?: string
  /** The field of the panel where only a person knows what belongs; see `fieldId`. */
  readonly field?: string
}

/** Only a person knows the better name. */
export const RENAME: Mend = { label: 'Namen ändern', field: 'name' }
