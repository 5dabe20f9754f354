/** Tables that run and answer nothing: no row at all, or rows whose result nobody has written. */
import type { DecisionTable } from './decision.ts'
import { report, says, type Report } from '../compile/problem.ts'

export function checkResults(into: Report, element: string, { outputs, rules }: DecisionTable): void {
  if (rules.length === 0) return withoutRows(into, element)
  outputs.forEach(({ label }, column) => {
    const rows = rules.flatMap(({ blank }, row) => (blank.includes(column) ? [row + 1] : []))
    if (rows.length > 0) withoutResult(into, element, rows, outputs.length > 1 ? label : null)
  })
}

function withoutRows(into: Report, element: string): void {
  const problem = {
    element,
    code: 'table-empty',
    reason: says('Die Tabelle hat keine Zeile: Sie antwortet nie.', 'The table has no row: it never answers.'),
    instead: says('Ergänzen Sie eine Zeile für jeden Fall.', 'Add a row for each case.'),
  }
  report(into, problem, 'warning')
}

/** @param label of the column where there are several */
function withoutResult(into: Report, element: string, rows: readonly number[], label: string | null): void {
  const several = rows.length > 1
  const [de, en] = [inWords(rows, 'und'), inWords(rows, 'and')]
  const column = { de: label === null ? '' : ` in „${label}“`, en: label === null ? '' : ` in "${label}"` }
  const problem = {
    element,
    code: 'result-missing',
    reason: says(
      `${several ? 'Zeilen' : 'Zeile'} ${de} ${several ? 'haben' : 'hat'}${column.de} kein Ergebnis.`,
      `${several ? 'Rows' : 'Row'} ${en} ${several ? 'have' : 'has'} no result${column.en}.`,
    ),
    instead: says(
      'Tragen Sie es ein, oder schreiben Sie null, wenn die Antwort leer bleiben soll.',
      'Write it, or write null where the answer is to stay empty.',
    ),
  }
  report(into, problem, 'warning')
}

const inWords = (rows: readonly number[], and: string): string =>
  rows.length < 2 ? rows.join('') : `${rows.slice(0, -1).join(', ')} ${and} ${rows.at(-1) ?? ''}`
