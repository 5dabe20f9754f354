/** What a DMN decision means once compiled: plain data. Expressions are FEEL. */
import type { DecisionId } from '../core/ids.ts'

export interface Decision {
  readonly id: DecisionId
  readonly name: string
  readonly logic: DecisionTable | LiteralExpression
  /** Decisions this one requires, each seen under its name (or the name of its variable). */
  readonly requires: readonly Requirement[]
}

export interface Requirement {
  readonly variable: string
  readonly decision: Decision
}

export interface LiteralExpression {
  readonly kind: 'expression'
  readonly text: string
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
  readonly name: string
  /** Expressions of the allowed values, best first: the order of PRIORITY and OUTPUT ORDER. */
  readonly values: readonly string[]
  /** Expression used when no rule matches. */
  readonly whenNone: string | null
}

export interface Rule {
  readonly tests: readonly string[]
  readonly outputs: readonly string[]
  readonly annotation: string | null
}
