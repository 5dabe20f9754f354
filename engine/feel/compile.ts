/** Parses an expression once for the names it can see: parsing FEEL depends on them, and takes most of the time. */
import { evaluate, unaryTest, type FeelFunction } from 'feelin'

export type Program = (
  context: Readonly<Record<string, unknown>>,
  builtins: Readonly<Record<string, unknown>>,
) => { readonly value: unknown; readonly warnings: readonly string[] }

const PREFIX = 'function() '
/** Enough for every expression of some hundred models; beyond it the oldest go first. */
const LIMIT = 10_000
const programs = new Map<string, Program>()

/** @throws when the expression cannot be parsed. */
export function compiled(expression: string, context: Readonly<Record<string, unknown>>): Program {
  const key = `${expression}\n${namesThatMatter(expression, context)}`
  const known = programs.get(key)
  if (known) return known
  const made = compile(expression, context)
  if (programs.size >= LIMIT) programs.delete(programs.keys().next().value ?? key)
  programs.set(key, made)
  return made
}

/**
 * feelin has no compile of its own. A FEEL function closes over the tree that was built for its body, and over the scope it
 * was made in: the scope here is an object that is filled anew before every call.
 */
function compile(expression: string, context: Readonly<Record<string, unknown>>): Program {
  // feelin copies plain objects and takes any other object as it is.
  const scope = Object.create({}) as Record<string, unknown>
  const { value, warnings } = filled(scope, [context], () => evaluate(PREFIX + expression, scope))
  const program = value as FeelFunction
  return (values, builtins) => {
    warnings.length = 0
    const result: unknown = filled(scope, [builtins, values], () => program.invoke([]))
    return { value: result, warnings: warnings.map(({ message }) => message) }
  }
}

/** Calls with a filled scope and empties it afterwards: a cached program holds nobody's data. */
function filled<T>(scope: Record<string, unknown>, contents: readonly object[], call: () => T): T {
  Object.assign(scope, ...contents)
  try {
    return call()
  } finally {
    for (const name of Object.keys(scope)) delete scope[name]
  }
}

const PLAIN = /^[\p{L}_$][\p{L}\p{N}_$]*$/u

/** Names in the text, and names that are no plain words wherever they stand: only these change how the text is parsed. */
function namesThatMatter(expression: string, context: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(context).filter((name) => expression.includes(name))
  return [...names, ...oddNames(context, 0)].sort().join('\n')
}

function oddNames(value: unknown, depth: number): readonly string[] {
  if (depth > 4 || value === null || typeof value !== 'object') return []
  if (Array.isArray(value)) return oddNames(value[0], depth + 1)
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(PLAIN.test(name) ? [] : [name]),
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
