/** The functions that expressions may call: those of FEEL and our clock, asked of the evaluator itself. */
import { evaluateFeel } from '../../feel/evaluate.ts'

export interface Signature {
  readonly parameters: readonly string[]
  /** Whether the last parameter may be given any number of times. */
  readonly any: boolean
  /** With fewer arguments it has no result. */
  readonly fewest: number
}

/** Any moment: what a function is does not depend on it. */
const anyMoment = { now: '2026-01-05T07:00:00.000Z', zone: 'UTC' }

/** Functions that need more than one argument (DMN 1.5, chapter 10.3.4). */
const fewest: Readonly<Record<string, number>> = {
  ...{ contains: 2, 'starts with': 2, 'ends with': 2, matches: 2, split: 2, replace: 3, substring: 2 },
  ...{ 'substring before': 2, 'substring after': 2, 'list contains': 2, sublist: 2, remove: 2 },
  ...{ 'index of': 2, modulo: 2, 'get value': 2, before: 2, after: 2 },
}

/** Also of names that are none; models name a few, and a server reads many models. */
const LIMIT = 1000
const known = new Map<string, Signature | null>()

/** What the function wants, or null when there is none of this name. */
export function signatureOf(name: string): Signature | null {
  const there = known.get(name)
  if (there !== undefined) return there
  const { value } = evaluateFeel(name, {}, anyMoment)
  const found = typeof value === 'function' ? signature(name, value as Described) : null
  if (known.size >= LIMIT) known.clear()
  known.set(name, found)
  return found
}

type Described = ((...given: never[]) => unknown) & { readonly $args?: readonly string[] }

function signature(name: string, { $args, length }: Described): Signature {
  const parameters = $args ?? Array.from({ length }, (_, index) => String(index))
  const any = parameters.some((one) => one.startsWith('...'))
  return { parameters, any, fewest: any ? 0 : (fewest[name] ?? Math.min(1, parameters.length)) }
}
