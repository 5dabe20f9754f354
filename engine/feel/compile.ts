/** Parses an expression once for the names it can see: parsing FEEL depends on them, and takes most of the time. */
import { evaluate, unaryTest, type FeelFunction } from 'feelin'
import { isPlain } from './names.ts'

type Values = Record<string, unknown>

/** `clock` gives the functions that ask for the time; they are made only for expressions that may. */
export type Program = (
  context: Readonly<Values>,
  clock: () => Readonly<Values>,
) => { readonly value: unknown; readonly warnings: readonly string[] }

const PREFIX = 'function() '
/** Enough for every expression of some hundred models; beyond it the oldest go first. */
const LIMIT = 10_000
const programs = new Map<string, Program>()

/** @throws when the expression cannot be parsed. */
export function compiled(expression: string, context: Readonly<Values>): Program {
  const names = Object.keys(context).filter((name) => expression.includes(name) || !isPlain(name))
  const odd = Object.values(context).flatMap((value) => oddNames(value, 1))
  const key = [expression, ...names.sort(), '', ...odd.sort()].join('\n')
  const known = programs.get(key)
  if (known) return known
  const made = compile(expression, names, context)
  if (programs.size >= LIMIT) programs.delete(programs.keys().next().value ?? key)
  programs.set(key, made)
  return made
}

/**
 * feelin has no compile of its own. A FEEL function closes over the tree that was built for its body, and over the scope it
 * was made in: the scope here is an object that is filled anew before every call.
 */
function compile(expression: string, names: readonly string[], context: Readonly<Values>): Program {
  // feelin copies plain objects and takes any other object as it is.
  const scope = Object.create({}) as Values
  const asksTime = /now|today/.test(expression)
  const { value, warnings } = filled(scope, names, context, () => evaluate(PREFIX + expression, scope))
  const program = value as FeelFunction
  return (values, clock) => {
    warnings.length = 0
    if (asksTime) Object.assign(scope, clock())
    const result: unknown = filled(scope, names, values, () => program.invoke([]))
    return { value: result, warnings: warnings.map(({ message }) => message) }
  }
}

/** Calls with a filled scope and empties it afterwards: a cached program holds nobody's data. */
function filled<T>(scope: Values, names: readonly string[], values: Readonly<Values>, call: () => T): T {
  for (const name of names) scope[name] = values[name]
  try {
    return call()
  } finally {
    for (const name of names) scope[name] = null
  }
}

/** Of data that has been looked at: it never changes, and the same form is seen by every expression of its case. */
const looked = new WeakMap<object, readonly string[]>()

/** Names inside of values that are no plain words: beside the names in the text, only these change how it is parsed. */
function oddNames(value: unknown, depth: number): readonly string[] {
  if (depth > 4 || value === null || typeof value !== 'object') return []
  if (depth > 1) return oddNamesIn(value, depth)
  const known = looked.get(value)
  if (known) return known
  const names = oddNamesIn(value, depth)
  looked.set(value, names)
  return names
}

function oddNamesIn(value: object, depth: number): readonly string[] {
  if (Array.isArray(value)) return oddNames(value[0], depth + 1)
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(isPlain(name) ? [] : [name]),
    ...oddNames(inner, depth + 1),
  ])
}

export interface FeelSyntaxError {
  readonly message: string
  /** Where in the expression, counted from 0. */
  readonly from: number
  readonly to: number
}

/** What is wrong with the syntax of an expression, or null. Names of more than one word must be given to be understood. */
export function syntaxError(expression: string, names: readonly string[] = []): FeelSyntaxError | null {
  const context = Object.fromEntries(names.map((name) => [name, null]))
  return errorOf(PREFIX.length, () => compiled(expression, context))
}

/** What is wrong with the syntax of unary tests (a cell of a decision table), or null. */
export function unarySyntaxError(tests: string, names: readonly string[] = []): FeelSyntaxError | null {
  const context = Object.fromEntries(names.map((name) => [name, null]))
  return errorOf(0, () => unaryTest(tests, { ...context, '?': null }))
}

function errorOf(prefix: number, parse: () => unknown): FeelSyntaxError | null {
  try {
    parse()
    return null
  } catch (error) {
    const { message, position } = error as { message: string; position?: { from: number; to: number } }
    const place = (at: number | undefined): number => Math.max(0, (at ?? prefix) - prefix)
    return { message, from: place(position?.from), to: place(position?.to) }
  }
}
