/** Boxed expressions of DMN as plain data (DMN 1.5, 7.3.1 and 10.2). */
import type { Entry, Expression, FunctionDefinition, Parameter } from './decision.ts'
import { tableOf } from './read-table.ts'
import { typeOf, type ItemDefinitions } from './types.ts'
import { node, nodes, text, type Node } from '../compile/moddle.ts'

/** What an expression needs to be read, and whom to tell what does not run. */
export interface ExpressionReader {
  readonly types: ItemDefinitions
  readonly unknown: (what: string) => void
}

const nothing: Expression = { kind: 'expression', text: 'null' }

export function expressionOf(reader: ExpressionReader, from: Node | undefined): Expression {
  const read = from ? readers[from.$type] : undefined
  if (from && read) {
    const type = from.$type === 'dmn:FunctionDefinition' ? undefined : text(from, 'typeRef')
    return type === undefined ? read(reader, from) : { ...read(reader, from), type: typeOf(reader.types, type) }
  }
  reader.unknown(from?.$type ?? 'an empty box')
  return nothing
}

type Read = (reader: ExpressionReader, from: Node) => Expression

const readers: Readonly<Record<string, Read>> = {
  'dmn:LiteralExpression': (_reader, from) => ({ kind: 'expression', text: text(from, 'text') ?? 'null' }),
  'dmn:DecisionTable': (_reader, from) => tableOf(from),
  'dmn:FunctionDefinition': functionOf,
  'dmn:Context': contextOf,
  'dmn:Invocation': (reader, from) => ({
    kind: 'invocation',
    called: expressionOf(reader, node(from, 'calledFunction')),
    bindings: nodes(from, 'binding').map((one) => ({
      ...parameterOf(reader, node(one, 'parameter')),
      value: expressionOf(reader, node(one, 'bindingFormula')),
    })),
  }),
  'dmn:List': (reader, from) => ({
    kind: 'list',
    items: nodes(from, 'elements').map((one) => expressionOf(reader, one)),
  }),
  'dmn:Relation': (reader, from) => ({
    kind: 'relation',
    columns: nodes(from, 'column').map((one) => parameterOf(reader, one)),
    rows: nodes(from, 'row').map((row) => nodes(row, 'elements').map((one) => expressionOf(reader, one))),
  }),
  'dmn:Conditional': (reader, from) => ({
    kind: 'conditional',
    test: inside(reader, from, 'if'),
    yes: inside(reader, from, 'then'),
    no: inside(reader, from, 'else'),
  }),
  'dmn:Filter': (reader, from) => ({
    kind: 'filter',
    list: inside(reader, from, 'in'),
    match: inside(reader, from, 'match'),
  }),
  'dmn:For': (reader, from) => iterationOf(reader, from, 'for', 'return'),
  'dmn:Some': (reader, from) => iterationOf(reader, from, 'some', 'satisfies'),
  'dmn:Every': (reader, from) => iterationOf(reader, from, 'every', 'satisfies'),
}

const inside = (reader: ExpressionReader, from: Node, part: string): Expression =>
  expressionOf(reader, node(node(from, part), 'expression'))

function iterationOf(reader: ExpressionReader, from: Node, kind: 'for' | 'some' | 'every', body: string): Expression {
  const variable = text(from, 'iteratorVariable') ?? 'item'
  return { kind, variable, list: inside(reader, from, 'in'), body: inside(reader, from, body) }
}

/** An entry without a variable is the result of the whole. */
function contextOf(reader: ExpressionReader, from: Node): Expression {
  const all = nodes(from, 'contextEntry')
  const result = all.find((one) => !node(one, 'variable'))
  const entries = all
    .filter((one) => node(one, 'variable'))
    .map((one): Entry => ({
      ...parameterOf(reader, node(one, 'variable')),
      value: expressionOf(reader, node(one, 'value')),
    }))
  return { kind: 'context', entries, result: result ? expressionOf(reader, node(result, 'value')) : null }
}

export function functionOf(reader: ExpressionReader, from: Node): FunctionDefinition {
  const other = text(from, 'kind')
  const feel = other === undefined || other === 'FEEL'
  if (!feel) reader.unknown(`a function in ${other}`)
  return {
    kind: 'function',
    parameters: nodes(from, 'formalParameter').map((one) => parameterOf(reader, one)),
    body: feel ? expressionOf(reader, node(from, 'body')) : null,
  }
}

export const parameterOf = ({ types }: ExpressionReader, from: Node | undefined): Parameter => ({
  name: from?.name ?? '',
  type: typeOf(types, text(from, 'typeRef')),
})
