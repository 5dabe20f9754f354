/** Evaluates a decision, with the evidence of why it came out so. */
import { FeelFunction } from 'feelin'
import type { Decision, Knowledge, Parameter, Service } from './decision.ts'
import { evaluateExpression, type Evaluating, type Scope } from './evaluate-expression.ts'
import type { TableOutcome } from './table.ts'
import { fitted, isContext, readAs } from './types.ts'
import type { Evidence } from '../core/event.ts'
import type { DecisionId, Json } from '../core/ids.ts'
import type { Moment } from '../feel/clock.ts'
import { toJson } from '../feel/json.ts'

export interface Outcome {
  readonly result: Json
  readonly evidence: Evidence
  /** Why there is no result: two hits of a unique table, a value outside those allowed. The result is null then. */
  readonly problems: readonly string[]
}

/** An outcome in FEEL's own values, which tell dates from text. */
export interface FeelOutcome {
  readonly result: unknown
  readonly inputs: Readonly<Record<string, unknown>>
  readonly matched: Evidence['matched']
  readonly problems: readonly string[]
}

/** Evaluates a decision, first all that it requires, over the context. */
export function decide(decision: Decision, context: Readonly<Record<string, Json>>, moment: Moment): Outcome {
  const { result, inputs, matched, problems } = decideInFeel(decision, context, { moment })
  const value = toJson(result)
  const asJson = Object.fromEntries(Object.entries(inputs).map(([name, one]) => [name, toJson(one) ?? null]))
  const evidence = { inputs: asJson, matched, result: value ?? null }
  return {
    result: value ?? null,
    evidence,
    problems: value === undefined ? [...problems, 'the result is no data'] : problems,
  }
}

interface Deciding {
  readonly moment: Moment
  /** Results that are given instead of evaluated: the input decisions of a service. */
  readonly given?: ReadonlyMap<DecisionId, unknown>
}

export function decideInFeel(decision: Decision, context: Scope, run: Deciding): FeelOutcome {
  const problems: string[] = []
  const required: Record<string, unknown> = {}
  let scope = withInputs(context, decision.inputs)
  for (const { variable, decision: other, from } of decision.requires) {
    const given = run.given?.get(other.id)
    const outcome = given === undefined ? decideInFeel(other, context, run) : null
    const result = outcome ? outcome.result : given
    problems.push(...(outcome?.problems ?? []))
    required[variable] = result
    scope = under(scope, from, variable, result)
  }
  for (const one of decision.knowledge) scope = under(scope, one.from, one.name, asFunction(one, run))
  const own = evaluateLogic(decision, scope, run.moment)
  return { ...own, inputs: { ...required, ...own.inputs }, problems: [...problems, ...own.problems] }
}

function evaluateLogic({ logic, type }: Decision, scope: Scope, moment: Moment): FeelOutcome {
  const warnings: string[] = []
  let table: TableOutcome | null = null
  const run: Evaluating = {
    moment,
    warn: (warning) => warnings.push(warning),
    table: (outcome) => {
      table = outcome
      warnings.push(...outcome.problems)
    },
  }
  const result = fitted(evaluateExpression(logic, scope, run), type, moment)
  const { inputs, matched } = (logic.kind === 'table' ? (table as TableOutcome | null) : null) ?? {
    inputs: {},
    matched: [],
  }
  return { result, inputs, matched, problems: result === null ? warnings : [] }
}

/** Input data as their types want it; what is not declared stays as it is. */
function withInputs(context: Scope, inputs: readonly Parameter[]): Scope {
  return inputs.reduce((scope, { name, type, from }) => {
    const holder = from === undefined ? context : context[from]
    const given = (isContext(holder) ? holder[name] : undefined) ?? context[name]
    return given === undefined ? under(scope, from, name, null) : under(scope, from, name, readAs(given, type))
  }, context)
}

/** A name of another file is seen under the name of its import. */
function under(scope: Scope, from: string | undefined, name: string, value: unknown): Scope {
  if (from === undefined) return { ...scope, [name]: value }
  const before = scope[from]
  return { ...scope, [from]: { ...(isContext(before) ? before : {}), [name]: value } }
}

/** A business knowledge model sees what it requires, and itself. */
function asFunction(one: Knowledge, run: Deciding): unknown {
  if (one.kind === 'service') return serviceFunction(one.service, run)
  let scope: Scope = {}
  for (const other of one.knowledge) scope = under(scope, other.from, other.name, asFunction(other, run))
  const quiet: Evaluating = { moment: run.moment, warn: () => {}, table: () => {} }
  const call = (...args: readonly unknown[]): unknown => {
    const itself = evaluateExpression(one.logic, { ...scope, [one.name]: made }, quiet)
    const result: unknown = itself instanceof FeelFunction ? itself.invoke([...args]) : null
    return fitted(result, one.type, run.moment)
  }
  const made: unknown = new FeelFunction(
    call,
    one.logic.parameters.map(({ name }) => name),
  )
  return made
}

function serviceFunction(service: Service, run: Deciding): unknown {
  const names = service.parameters.map(({ name }) => name)
  const call = (...args: readonly unknown[]): unknown =>
    callService(service, Object.fromEntries(names.map((name, at) => [name, args[at] ?? null])), run.moment)
  return new FeelFunction(call, names)
}

/** One output decision is its value, several are a context of them by name. */
export function callService({ parameters, outputs, type }: Service, args: Scope, moment: Moment): unknown {
  const fittedArgs = parameters.map((one) => [one, fitted(args[one.name] ?? null, one.type, moment)] as const)
  const given = new Map(
    fittedArgs.flatMap(([one, value]) => (one.decision === undefined ? [] : [[one.decision, value] as const])),
  )
  const context = Object.fromEntries(fittedArgs.map(([{ name }, value]) => [name, value]))
  const results = outputs.map(
    ({ variable, decision }) => [variable, decideInFeel(decision, context, { moment, given }).result] as const,
  )
  const [first] = results
  const result = results.length === 1 ? first?.[1] : Object.fromEntries(results)
  return fitted(result, type, moment)
}
