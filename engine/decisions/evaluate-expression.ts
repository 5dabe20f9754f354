/** Evaluates boxed expressions over FEEL's own values; what fails is null, as in FEEL. */
import { evaluate as feel, FeelFunction, isFunction } from 'feelin'
import type { Entry, Expression, FunctionDefinition, LiteralExpression } from './decision.ts'
import { decideTable, type TableOutcome } from './table.ts'
import { fitted, isContext } from './types.ts'
import { clockFunctions, type Moment } from '../feel/clock.ts'
import { evaluateFeel } from '../feel/evaluate.ts'
import { withIntervals } from '../feel/intervals.ts'

export type Scope = Readonly<Record<string, unknown>>

/** What an evaluation is told on its way. */
export interface Evaluating {
  readonly moment: Moment
  /** Why something became null. */
  readonly warn: (warning: string) => void
  /** Which rules of a table matched. */
  readonly table: (outcome: TableOutcome) => void
}

export function evaluateExpression(expression: Expression, scope: Scope, run: Evaluating): unknown {
  const value = evaluated(expression, scope, run)
  return expression.type ? fitted(value, expression.type, run.moment) : value
}

function evaluated(expression: Expression, scope: Scope, run: Evaluating): unknown {
  const of = (inner: Expression, more: Scope = {}): unknown => evaluateExpression(inner, { ...scope, ...more }, run)
  switch (expression.kind) {
    case 'expression':
      return literal(expression, scope, run)
    case 'table': {
      const outcome = decideTable(expression, scope, run.moment)
      run.table(outcome)
      return outcome.result
    }
    case 'function':
      return functionOf(expression, scope, run)
    case 'context':
      return contextOf(expression, scope, run)
    case 'invocation':
      return invoke(of(expression.called), expression.bindings, scope, run)
    case 'list':
      return expression.items.map((item) => of(item))
    case 'relation': {
      const rowOf = (row: readonly Expression[]) =>
        expression.columns.map(({ name, type }, at) => [name, fitted(row[at] ? of(row[at]) : null, type, run.moment)])
      return expression.rows.map((row) => Object.fromEntries(rowOf(row)) as Scope)
    }
    case 'conditional':
      return either(of(expression.test), expression, of)
    case 'filter':
      return filter(of(expression.list), expression.match, scope, run)
    default:
      return iterate(expression, of(expression.list), of)
  }
}

/** A cached program keeps no scope, but functions close over theirs, and call themselves. */
function literal({ text }: LiteralExpression, scope: Scope, { moment, warn }: Evaluating): unknown {
  const closes = /\bfunction\s*\(/.test(text) || Object.values(scope).some(holdsFunction)
  const { value, warnings } = closes ? directly(text, scope, moment) : evaluateFeel(text, scope, moment)
  for (const warning of warnings) warn(warning)
  // A number that is none, such as a date times a date, has no value (DMN 1.5, 10.3.2.9.4.1).
  return typeof value === 'number' && !Number.isFinite(value) ? null : (value ?? null)
}

function directly(text: string, scope: Scope, moment: Moment) {
  try {
    const { value, warnings } = feel(text, { ...clockFunctions(moment), ...withIntervals(text, scope) })
    return { value: value as unknown, warnings: warnings.map(({ message }) => message) }
  } catch (error) {
    return { value: null, warnings: [error instanceof Error ? error.message : String(error)] }
  }
}

const holdsFunction = (value: unknown): boolean =>
  isFunction(value) || (isContext(value) && Object.values(value).some((inner) => isFunction(inner)))

/** Missing arguments are null; one that does not fit its parameter's type makes the result null. */
function functionOf({ parameters, body }: FunctionDefinition, scope: Scope, run: Evaluating): unknown {
  if (body === null) return null
  const call = (...given: readonly unknown[]): unknown => {
    const entries = parameters.map(({ name, type }, at) => [name, fitted(given[at] ?? null, type, run.moment)] as const)
    if (entries.some(([, value], at) => value === null && (given[at] ?? null) !== null)) return null
    return evaluateExpression(body, { ...scope, ...Object.fromEntries(entries) }, run)
  }
  return new FeelFunction(
    call,
    parameters.map(({ name }) => name),
  )
}

/** A test that has no value means no; one that is no boolean means nothing. */
function either(
  test: unknown,
  { yes, no }: Extract<Expression, { kind: 'conditional' }>,
  of: (inner: Expression) => unknown,
): unknown {
  if (test === true) return of(yes)
  return test === false || test === null || test === undefined ? of(no) : null
}

/** Each entry sees those before it. */
function contextOf(
  { entries, result }: Extract<Expression, { kind: 'context' }>,
  scope: Scope,
  run: Evaluating,
): unknown {
  let made: Scope = {}
  for (const { name, type, value } of entries)
    made = { ...made, [name]: fitted(evaluateExpression(value, { ...scope, ...made }, run), type, run.moment) }
  return result ? evaluateExpression(result, { ...scope, ...made }, run) : made
}

function invoke(called: unknown, bindings: readonly Entry[], scope: Scope, run: Evaluating): unknown {
  if (!isFunction(called) || bindings.some(({ name }) => !takes(called, name))) return null
  const given = bindings.map(({ name, value }) => [name, evaluateExpression(value, scope, run)] as const)
  try {
    return (called.invoke(Object.fromEntries(given)) as unknown) ?? null
  } catch {
    return null
  }
}

const takes = ({ parameterNames }: FeelFunction, name: string): boolean =>
  parameterNames.includes(name) || parameterNames.includes(`...${name}`)

/** Each item is asked, under `item` and, when it is a context, under its names. */
function filter(list: unknown, match: Expression, scope: Scope, run: Evaluating): unknown {
  if (list === null || list === undefined) return null
  const items: readonly unknown[] = Array.isArray(list) ? list : [list]
  return items.filter((item) => {
    const names = isContext(item) ? item : {}
    return evaluateExpression(match, { ...scope, ...names, item }, run) === true
  })
}

type Iteration = Extract<Expression, { kind: 'for' | 'some' | 'every' }>

function iterate({ kind, variable, body }: Iteration, list: unknown, of: (inner: Expression, more: Scope) => unknown) {
  if (!Array.isArray(list)) return null
  const done: unknown[] = []
  for (const item of list as unknown[])
    done.push(of(body, { [variable]: item, ...(kind === 'for' && { partial: [...done] }) }))
  if (kind === 'for') return done
  if (done.some((one) => typeof one !== 'boolean')) return null
  return kind === 'some' ? done.includes(true) : !done.includes(false)
}
