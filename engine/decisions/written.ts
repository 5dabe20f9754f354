/** All FEEL that is written in a decision, with its place. */
import type { DecisionTable, Expression, LiteralExpression } from './decision.ts'

/** FEEL as a decision has it: `at` is its place in a table (`rule 2, output 1`), null where it stands alone. */
export interface Written {
  readonly text: string
  readonly at: string | null
}

export type Part = readonly [part: LiteralExpression | DecisionTable, names: readonly string[]]

/** With the names that a part may use: those of entries, parameters and iterators around it, too. */
export function partsOf(logic: Expression, names: readonly string[]): readonly Part[] {
  const of = (inner: Expression | null, more: readonly string[] = []): readonly Part[] =>
    inner ? partsOf(inner, [...names, ...more]) : []
  switch (logic.kind) {
    case 'expression':
    case 'table':
      return [[logic, names]]
    case 'function':
      return of(
        logic.body,
        logic.parameters.map(({ name }) => name),
      )
    case 'context': {
      const own = logic.entries.map(({ name }) => name)
      return [...logic.entries.flatMap(({ value }) => of(value, own)), ...of(logic.result, own)]
    }
    case 'invocation':
      return [...of(logic.called), ...logic.bindings.flatMap(({ value }) => of(value))]
    case 'list':
      return logic.items.flatMap((item) => of(item))
    case 'relation':
      return logic.rows.flatMap((row) => row.flatMap((cell) => of(cell)))
    case 'conditional':
      return [logic.test, logic.yes, logic.no].flatMap((one) => of(one))
    case 'filter':
      return [...of(logic.list), ...of(logic.match, ['item'])]
    default:
      return [...of(logic.list), ...of(logic.body, [logic.variable, 'partial'])]
  }
}

export function expressionsOf(part: LiteralExpression | DecisionTable): readonly Written[] {
  return part.kind === 'expression' ? [{ text: part.text, at: null }] : ofTable(part)
}

function ofTable({ inputs, outputs, rules }: DecisionTable): readonly Written[] {
  return [
    ...inputs.map(({ expression }, column) => ({ text: expression, at: `input ${column + 1}` })),
    ...outputs.flatMap(({ values, whenNone }, column) =>
      [...values, ...(whenNone === null ? [] : [whenNone])].map((text) => ({ text, at: `output ${column + 1}` })),
    ),
    ...rules.flatMap(({ outputs: cells }, row) => cells.map((text, column) => cell(text, row, 'output', column))),
  ]
}

export const cell = (text: string, row: number, side: 'input' | 'output', column: number): Written => ({
  text,
  at: `rule ${row + 1}, ${side} ${column + 1}`,
})

export function testsOf({ inputs, rules }: DecisionTable): readonly Written[] {
  const allowed = inputs.flatMap((input, column) =>
    input.allowed === null ? [] : [{ text: input.allowed, at: `input ${column + 1}` }],
  )
  const cells = rules.flatMap(({ tests }, row) => tests.map((text, column) => cell(text, row, 'input', column)))
  return [...allowed, ...cells].filter(({ text }) => text !== '-')
}

/** Every expression and test, with the names that are seen there beside the variables. */
export const writtenInLogic = (
  logic: Expression,
  names: readonly string[],
): readonly (Written & { readonly names: readonly string[]; readonly isTest: boolean })[] =>
  partsOf(logic, names).flatMap(([part, seen]) => [
    ...expressionsOf(part).map((written) => ({ ...written, names: seen, isTest: false })),
    ...(part.kind === 'table' ? testsOf(part) : []).map((written) => ({ ...written, names: seen, isTest: true })),
  ])
