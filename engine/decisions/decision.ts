/** What a DMN decision means once compiled: plain data. Expressions are FEEL. */
import type { DecisionId } from '../core/ids.ts'

export interface Decision {
  readonly id: DecisionId
  readonly name: string
  readonly logic: Expression
  /** Declared type of the result. */
  readonly type: Type
  /** Decisions this one requires, each seen under its name (or the name of its variable). */
  readonly requires: readonly Requirement[]
  /** Input data with its declared type: text is read as a date where that says so. */
  readonly inputs: readonly Parameter[]
  /** Functions that its expressions may call. */
  readonly knowledge: readonly Knowledge[]
}

export interface Requirement {
  readonly variable: string
  readonly decision: Decision
  /** Name of the import under which it is seen; null in its own file. */
  readonly from?: string
}

/** A business knowledge model, or a decision service that is called like a function. */
export type Knowledge = { readonly name: string; readonly from?: string } & (
  | {
      readonly kind: 'model'
      readonly logic: FunctionDefinition
      readonly type: Type
      readonly knowledge: readonly Knowledge[]
    }
  | { readonly kind: 'service'; readonly service: Service }
)

export interface Service {
  readonly id: string
  readonly name: string
  readonly type: Type
  /** Input data first, then input decisions: the order of its parameters. */
  readonly parameters: readonly (Parameter & { readonly decision?: DecisionId })[]
  readonly outputs: readonly Requirement[]
}

export interface Parameter {
  readonly name: string
  readonly type: Type
  readonly from?: string
}

/** What values are allowed; `allowed` are unary tests. */
export type Type =
  | { readonly kind: 'any' }
  | { readonly kind: 'simple'; readonly name: SimpleType; readonly allowed: string | null }
  | { readonly kind: 'list'; readonly of: Type; readonly allowed: string | null }
  | { readonly kind: 'context'; readonly parts: Readonly<Record<string, Type>>; readonly allowed: string | null }

export type SimpleType =
  | 'string'
  | 'number'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'

/** `type` is the declared type of the result. */
export type Expression = { readonly type?: Type } & Boxed

type Boxed =
  | LiteralExpression
  | DecisionTable
  | FunctionDefinition
  | { readonly kind: 'context'; readonly entries: readonly Entry[]; readonly result: Expression | null }
  | { readonly kind: 'invocation'; readonly called: Expression; readonly bindings: readonly Entry[] }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | {
      readonly kind: 'relation'
      readonly columns: readonly Parameter[]
      readonly rows: readonly (readonly Expression[])[]
    }
  | { readonly kind: 'conditional'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
  | { readonly kind: 'filter'; readonly list: Expression; readonly match: Expression }
  | {
      readonly kind: 'for' | 'some' | 'every'
      readonly variable: string
      readonly list: Expression
      readonly body: Expression
    }

export interface Entry extends Parameter {
  readonly value: Expression
}

export interface LiteralExpression {
  readonly kind: 'expression'
  readonly text: string
}

export interface FunctionDefinition {
  readonly kind: 'function'
  readonly parameters: readonly Parameter[]
  /** Null: written in another language, which does not run here. */
  readonly body: Expression | null
}

export interface DecisionTable {
  readonly kind: 'table'
  readonly hitPolicy: HitPolicy
  readonly aggregation: Aggregation | null
  readonly inputs: readonly InputClause[]
  readonly outputs: readonly OutputClause[]
  readonly rules: readonly Rule[]
}

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'ANY' | 'PRIORITY' | 'RULE ORDER' | 'OUTPUT ORDER' | 'COLLECT'
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT'

export interface InputClause {
  readonly label: string
  readonly expression: string
  /** Declared type: a text is read as a date, time or duration where the column says so. */
  readonly type: string | null
  /** Unary tests the value must pass, where the model names allowed values. */
  readonly allowed: string | null
}

export interface OutputClause {
  /** Under which the value is known. */
  readonly name: string
  /** What people call it. */
  readonly label: string
  /** Declared type. */
  readonly type: string | null
  /** Expressions of the allowed values, best first: the order of PRIORITY and OUTPUT ORDER. */
  readonly values: readonly string[]
  /** Expression used when no rule matches. */
  readonly whenNone: string | null
}

export interface Rule {
  readonly tests: readonly string[]
  readonly outputs: readonly string[]
  /** Outputs of which nothing is written, counted from 0: they answer null. */
  readonly blank: readonly number[]
  readonly annotation: string | null
}
