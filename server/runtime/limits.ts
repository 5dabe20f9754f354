/** How large things may become, so that one case does not take the memory and the disk of all others. Lengths of text as stored. */
import type { Case, Command, Event, Step, Variables } from '../../engine/index.ts'
import { errors, Failure } from '../errors.ts'
import { tokenColumns, waitColumns } from './rows.ts'

const MEGA = 1024 * 1024

export const limits = {
  /** One variable of a case. */
  variable: 1 * MEGA,
  /** All that is stored of the present state of a case. */
  case: 50 * MEGA,
  /** Commands of people and programs that wait in one server for their commit. */
  queue: 2_000,
} as const

/**
 * @param payload the step as it will be stored: when all of it is small, no variable in it can be large
 * @throws {Failure} `variable-too-large` with the name of the variable
 */
export function checkVariables({ events, case: { id } }: Pick<Step, 'events' | 'case'>, payload: string): void {
  if (payload.length <= limits.variable) return
  for (const event of events) checkNamed(variablesOf(event), { caseId: Number(id) })
}

/** @throws {Failure} `variable-too-large` with the name of the variable */
export function checkNamed(variables: Variables, about: Failure['facts'] = {}): void {
  for (const [name, value] of Object.entries(variables)) {
    const { length } = JSON.stringify(value)
    if (length > limits.variable)
      throw new Failure(
        'variable-too-large',
        `„${name}“ hat ${mega(length)}, erlaubt ist ${mega(limits.variable)}.`,
        about,
      )
  }
}

function variablesOf(event: Event): Variables {
  if (event.type === 'set') return event.variables
  if (event.type === 'item') return { [`Ergebnis ${event.index}`]: event.value }
  return {}
}

/**
 * How much a case weighs after a step. `estimate` grows with all that is written and is not smaller than the truth; only when it passes
 * the limit is the case itself measured. `command` is what the step did: that a case is stopped must always fit in.
 * @throws {Failure} `case-too-large`
 */
export function weighed(state: Case, estimate: number, command?: Command['type']): number {
  if (estimate <= limits.case) return estimate
  const weight = weightOf(state)
  if (weight > limits.case + (command === 'fail' ? FOR_INCIDENTS : 0))
    throw new Failure('case-too-large', `Er hätte ${mega(weight)}, erlaubt sind ${mega(limits.case)}.`, {
      caseId: Number(state.id),
    })
  return weight
}

const FOR_INCIDENTS = MEGA

/** The case that an error is about because something in it is too large; null when the error is another. */
export function tooLarge(error: unknown): { readonly caseId: number; readonly why: string } | null {
  if (!(error instanceof Failure) || typeof error.facts['caseId'] !== 'number') return null
  const known = error.code === 'variable-too-large' || error.code === 'case-too-large'
  return known
    ? { caseId: error.facts['caseId'], why: `${errors[error.code].says} ${error.detail ?? ''}`.trim() }
    : null
}

function weightOf({ tokens, waits, items }: Case): number {
  const rows = [...Object.values(tokens).map((token) => tokenColumns(token)), ...Object.values(waits).map(waitColumns)]
  const texts = rows.map((row) => JSON.stringify(row).length)
  return texts.reduce((sum, length) => sum + length, 0) + JSON.stringify(items).length
}

const mega = (length: number): string => `${(length / MEGA).toFixed(1).replace('.', ',')} MB`
