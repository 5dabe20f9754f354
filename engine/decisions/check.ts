/** Finds what is wrong inside a decision before it is deployed: FEEL that cannot be read, tables whose rows do not fit. */
import type { Decision, DecisionTable } from './decision.ts'
import { checkCells } from './check-cells.ts'
import { checkResults } from './check-results.ts'
import { expressionsOf, partsOf, testsOf, type Written } from './written.ts'
import { feelFindings } from '../compile/feel/findings.ts'
import { report, says, type Report } from '../compile/problem.ts'
import { saySyntax } from '../feel/say-syntax.ts'
import { syntaxError, unarySyntaxError, type FeelSyntaxError } from '../feel/compile.ts'

/** Every literal expression and table inside a decision, however deep the boxes are. */
export function checkLogic(into: Report, { id, logic }: Decision, names: readonly string[]): void {
  for (const [part, seen] of partsOf(logic, names)) {
    for (const written of once(expressionsOf(part))) {
      const error = syntaxError(written.text, seen)
      if (error) reportSyntax(into, id, written, error)
      else reportFindings(into, id, written, seen)
    }
    if (part.kind === 'expression') continue
    for (const test of once(testsOf(part))) {
      const error = unarySyntaxError(test.text, seen)
      if (error) reportSyntax(into, id, test, error)
    }
    checkShape(into, id, part)
    checkCells(into, id, part)
    checkResults(into, id, part)
  }
}

/** What is written in many cells is told at the first of them. */
const once = (all: readonly Written[]): readonly Written[] =>
  all.filter(({ text }, index) => all.findIndex((other) => other.text === text) === index)

/** What can be parsed and will not do what it says. A name of the decision may be a function that nobody else knows. */
function reportFindings(into: Report, element: string, { text, at: where }: Written, names: readonly string[]): void {
  for (const { code, at, reason, instead } of feelFindings(text)) {
    const place = { from: at.from, to: at.to }
    if (code === 'feel-unknown-function' && names.includes(text.slice(place.from, place.to))) continue
    const attribute = where === null ? {} : { attribute: where }
    report(into, { element, code, reason, instead, expression: text, place, ...attribute }, 'warning')
  }
}

function reportSyntax(into: Report, element: string, { text, at }: Written, error: FeelSyntaxError): void {
  report(into, {
    element,
    code: 'feel-syntax',
    reason: says(
      `Der Ausdruck „${text}“ ist nicht lesbar (Zeichen ${error.from + 1}): ${saySyntax(text, error)}`,
      `The expression "${text}" is not valid FEEL (character ${error.from + 1}: ${error.message}).`,
    ),
    instead: says('Berichtigen Sie den Ausdruck an dieser Stelle.', 'Correct the expression at this place.'),
    expression: text,
    place: { from: error.from, to: error.to },
    ...(at !== null && { attribute: at }),
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
