/** Rows for all that a form offers: nobody types the values of a choice again. */
import type { Cell, Row, Sheet } from 'dmn-js/lib/Modeler.js'
import type { Choice } from '../draft/choices.ts'

interface Modeling {
  addRow(attributes: { readonly type: string }): Row
  editCell(cell: Cell['businessObject'], text: string): void
}

/** A column that asks for what a form offers, and the values that no row names yet. */
export interface OpenChoice {
  readonly column: number
  readonly label: string
  readonly missing: readonly string[]
}

export function openChoices(sheet: Sheet | undefined, choices: ReadonlyMap<string, Choice>): readonly OpenChoice[] {
  const { rows, cols } = sheet?.getRoot() ?? { rows: [], cols: [] }
  return cols.flatMap(({ businessObject }, column) => {
    const choice = choices.get(businessObject.inputExpression?.text?.trim() ?? '')
    if (!choice) return []
    const written = rows.map(({ cells }) => cells[column]?.businessObject.text ?? '')
    const missing = choice.options.map(({ value }) => JSON.stringify(value)).filter((value) => !names(written, value))
    return missing.length > 0 ? [{ column, label: choice.label, missing }] : []
  })
}

const names = (cells: readonly string[], value: string): boolean => cells.some((cell) => cell.includes(value))

/** Adds the rows as one step to undo. */
export class AddChoiceRows {
  static readonly $inject = ['modeling']
  readonly #modeling: Modeling
  constructor(modeling: Modeling) {
    this.#modeling = modeling
  }
  preExecute({ column, missing }: OpenChoice): void {
    for (const value of missing) {
      const cell = this.#modeling.addRow({ type: 'dmn:DecisionRule' }).cells[column]
      if (cell) this.#modeling.editCell(cell.businessObject, value)
    }
  }
}
