/** Literals in a table that are of another kind than their column says. */
import type { DecisionTable } from './decision.ts'
import { insideNot, kindOf, readCell, readLiteral, type Kind } from './cell.ts'
import { splitList } from './read-table.ts'
import { report, says, type Bilingual, type Report } from '../compile/problem.ts'

interface Strange {
  /** Counted from 0. */
  readonly row: number
  readonly side: 'input' | 'output'
  readonly column: number
  readonly label: string
  /** What the column says. */
  readonly wants: Kind
  readonly is: Kind
  readonly text: string
}

export function checkCells(into: Report, element: string, table: DecisionTable): void {
  for (const cell of [...strangeTests(table), ...strangeOutputs(table)]) report(into, problem(element, cell), 'warning')
}

function strangeTests({ inputs, rules }: DecisionTable): readonly Strange[] {
  return rules.flatMap(({ tests }, row) =>
    inputs.flatMap(({ label, type }, column) => {
      const wants = kindOf(type)
      const test = partsOf(tests[column] ?? '-').find((part) => differs(wants, readCell(part)?.kind))
      const is = test === undefined ? null : readCell(test)?.kind
      return wants && is && test !== undefined ? [{ row, side: 'input', column, label, wants, is, text: test }] : []
    }),
  )
}

/** A text in a column of days is what data are kept as. */
function strangeOutputs({ outputs, rules }: DecisionTable): readonly Strange[] {
  return rules.flatMap(({ outputs: cells }, row) =>
    outputs.flatMap(({ name: label, type }, column) => {
      const wants = kindOf(type)
      const text = cells[column] ?? 'null'
      const is = readLiteral(text)?.kind
      if (!wants || !is || wants === 'date' || !differs(wants, is)) return []
      return [{ row, side: 'output', column, label, wants, is, text }]
    }),
  )
}

const partsOf = (tests: string): readonly string[] => splitList(insideNot(tests) ?? tests)

const differs = (wants: Kind | null, is: Kind | null | undefined): boolean => wants !== null && !!is && wants !== is

function problem(
  element: string,
  { row, side, column, label, wants, is, text }: Strange,
): Parameters<typeof report>[1] {
  const meant = asKind(wants, text)
  return {
    element,
    code: 'cell-type',
    reason: says(
      `Zeile ${row + 1}, Spalte „${label}“: ${text} ist ${words[is].one.de}, die Spalte hat ${words[wants].all.de}.`,
      `Row ${row + 1}, column "${label}": ${text} is ${words[is].one.en}, the column has ${words[wants].all.en}.`,
    ),
    instead:
      meant === null
        ? says('Ändern Sie den Wert oder die Art der Spalte.', 'Change the value, or the type of the column.')
        : says(
            `Schreiben Sie ${meant}, oder ändern Sie die Art der Spalte.`,
            `Write ${meant}, or change the type of the column.`,
          ),
    expression: text,
    attribute: `rule ${row + 1}, ${side} ${column + 1}`,
  }
}

const words: Readonly<Record<Kind, { readonly one: Bilingual; readonly all: Bilingual }>> = {
  number: { one: says('eine Zahl', 'a number'), all: says('Zahlen', 'numbers') },
  string: { one: says('ein Text', 'a text'), all: says('Texte', 'texts') },
  boolean: { one: says('ein Ja oder Nein', 'a boolean'), all: says('Ja und Nein (true, false)', 'booleans') },
  date: { one: says('ein Tag', 'a date'), all: says('Tage', 'dates') },
}

/** The literal as the column wants it; null where that is not plain. */
function asKind(wants: Kind, text: string): string | null {
  const literal = readLiteral(text)
  if (literal === null || literal.kind === 'date') return null
  const bare = String(literal.value)
  const written = wants === 'string' ? JSON.stringify(bare) : wants === 'date' ? `date(${JSON.stringify(bare)})` : bare
  return readLiteral(written)?.kind === wants ? written : null
}
