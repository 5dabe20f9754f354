/** Finds what is wrong inside a decision before it is deployed: FEEL that cannot be read, tables whose rows do not fit. */
import type { Decision, DecisionTable, Expression, LiteralExpression } from './decision.ts'
import { report, says, type Report } from '../compile/problem.ts'
import { syntaxError, unarySyntaxError, type FeelSyntaxError } from '../feel/compile.ts'

/** Every literal expression and table inside a decision, however deep the boxes are. */
export function checkLogic(into: Report, { id, logic }: Decision, names: readonly string[]): void {
  for (const [part, seen] of partsOf(logic, names)) {
    const expressions = part.kind === 'expression' ? [part.text] : expressionsOf(part)
    for (const text of new Set(expressions)) reportSyntax(into, id, text, syntaxError(text, seen))
    if (part.kind === 'expression') continue
    for (const test of new Set(testsOf(part))) reportSyntax(into, id, test, unarySyntaxError(test, seen))
    checkShape(into, id, part)
  }
}

type Part = readonly [part: LiteralExpression | DecisionTable, names: readonly string[]]

/** With the names that a part may use: those of entries, parameters and iterators around it, too. */
function partsOf(logic: Expression, names: readonly string[]): readonly Part[] {
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

function expressionsOf({ inputs, outputs, rules }: DecisionTable): readonly string[] {
  return [
    ...inputs.map(({ expression }) => expression),
    ...outputs.flatMap(({ values, whenNone }) => [...values, ...(whenNone === null ? [] : [whenNone])]),
    ...rules.flatMap(({ outputs }) => outputs),
  ]
}

function testsOf({ inputs, rules }: DecisionTable): readonly string[] {
  const allowed = inputs.map((input) => input.allowed).filter((test) => test !== null)
  return [...allowed, ...rules.flatMap(({ tests }) => tests)].filter((test) => test !== '-')
}

function reportSyntax(into: Report, element: string, text: string, error: FeelSyntaxError | null): void {
  if (!error) return
  report(into, {
    element,
    code: 'feel-syntax',
    reason: says(
      `Der Ausdruck „${text}“ ist kein gültiges FEEL (Zeichen ${error.from + 1}: ${error.message}).`,
      `The expression "${text}" is not valid FEEL (character ${error.from + 1}: ${error.message}).`,
    ),
    instead: says('Berichtigen Sie den Ausdruck an dieser Stelle.', 'Correct the expression at this place.'),
    expression: text,
    place: { from: error.from, to: error.to },
  })
}

function checkShape(
  into: Report,
  element: string,
  { inputs, outputs, rules, hitPolicy, aggregation }: DecisionTable,
): void {
  const ragged = rules.findIndex(
    ({ tests, outputs: cells }) => tests.length !== inputs.length || cells.length !== outputs.length,
  )
  if (outputs.length === 0 || ragged >= 0) {
    report(into, {
      element,
      code: 'table-shape',
      reason: says(
        `Die Tabelle hat keine Ausgabespalte, oder Zeile ${ragged + 1} hat nicht so viele Felder wie Spalten.`,
        `The table has no output column, or row ${ragged + 1} has not as many cells as columns.`,
      ),
      instead: says(
        'Öffnen und speichern Sie die Tabelle im Editor neu.',
        'Open the table in the editor and save it again.',
      ),
    })
  }
  const ordered = hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER'
  if (ordered && outputs.every(({ values }) => values.length === 0)) needsValues(into, element, hitPolicy)
  if (hitPolicy === 'COLLECT' && aggregation !== null && outputs.length > 1) oneOutput(into, element)
}

function needsValues(into: Report, element: string, hitPolicy: string): void {
  report(into, {
    element,
    code: 'table-priority',
    reason: says(
      `„${hitPolicy}“ ordnet nach den erlaubten Ausgabewerten, und es sind keine angegeben.`,
      `"${hitPolicy}" orders by the allowed output values, and none are given.`,
    ),
    instead: says(
      'Geben Sie die Ausgabewerte in ihrer Rangfolge an.',
      'Give the output values in their order of priority.',
    ),
  })
}

function oneOutput(into: Report, element: string): void {
  report(into, {
    element,
    code: 'table-aggregation',
    reason: says('Zusammengerechnet wird nur eine Ausgabespalte.', 'Only one output column can be aggregated.'),
    instead: says(
      'Teilen Sie die Tabelle, oder sammeln Sie ohne Rechnung.',
      'Split the table, or collect without aggregation.',
    ),
  })
}
