/** dmn-js as this program uses it: decision tables in German, every change told. */
import 'dmn-js/dist/assets/diagram-js.css'
import 'dmn-js/dist/assets/dmn-js-shared.css'
import 'dmn-js/dist/assets/dmn-js-drd.css'
import 'dmn-js/dist/assets/dmn-js-decision-table.css'
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css'
import 'dmn-js/dist/assets/dmn-js-literal-expression.css'
import 'dmn-js/dist/assets/dmn-font/css/dmn-embedded.css'
import DmnModeler from 'dmn-js/lib/Modeler.js'
import type { Choice } from '../draft/choices.ts'
import type { Known } from '../draft/known.ts'
import { germanize } from '../form/germanize.ts'
import { AddChoiceRows, openChoices, type OpenChoice } from './choiceRows.ts'
import { germanWords, translate } from './germanWords.ts'
import { offerKnown, type Viewer } from './knownValues.ts'
import { dataTypes, holdFocus, typeList } from './typeList.ts'
import { walkCells } from './walkCells.ts'

const ADD_ROWS = 'laufzettel.addChoiceRows'

export interface TableDesk {
  undo(): void
  redo(): void
  canUndo(): boolean
  canRedo(): boolean
  /** Columns that ask for what a form offers, while values are missing in the rows. */
  openChoices(choices: ReadonlyMap<string, Choice>): readonly OpenChoice[]
  /** One row for each missing value. */
  addRows(open: OpenChoice): void
  xml(): Promise<string>
  close(): void
}

function openedTable(container: HTMLElement, viewer: Viewer, known: readonly Known[]): void {
  viewer.get('commandStack').registerHandler(ADD_ROWS, AddChoiceRows)
  offerKnown(container, viewer, known)
}

function modelerIn(container: HTMLElement): DmnModeler {
  const german = { translate: ['value', translate] }
  return new DmnModeler({
    container,
    common: { dataTypes },
    drd: { additionalModules: [german] },
    decisionTable: { additionalModules: [german, typeList] },
    literalExpression: { additionalModules: [german] },
  })
}

/** Opens the first table or expression of the file. */
export async function createTable(
  container: HTMLElement,
  xml: string,
  known: readonly Known[],
  onChange: () => void,
): Promise<TableDesk> {
  const modeler = modelerIn(container)
  const end = germanize(container, (text) => germanWords[text])
  const followed = new Set<unknown>()
  modeler.on('views.changed', () => {
    const viewer = modeler.getActiveViewer()
    if (!viewer || followed.has(viewer)) return
    followed.add(viewer)
    if (modeler.getActiveView()?.type === 'decisionTable') openedTable(container, viewer, known)
    viewer.on('commandStack.changed', onChange)
  })
  await modeler.importXML(xml)
  const view = modeler.getViews().find(({ type }) => type === 'decisionTable' || type === 'literalExpression')
  if (view) await modeler.open(view)
  walkCells(container)
  holdFocus(container)
  const isTable = (): boolean => modeler.getActiveView()?.type === 'decisionTable'
  const stack = () => modeler.getActiveViewer()?.get('commandStack')
  return {
    undo: () => stack()?.undo(),
    redo: () => stack()?.redo(),
    canUndo: () => stack()?.canUndo() ?? false,
    canRedo: () => stack()?.canRedo() ?? false,
    openChoices: (choices) => (isTable() ? openChoices(modeler.getActiveViewer()?.get('sheet'), choices) : []),
    addRows: (open) => stack()?.execute(ADD_ROWS, open),
    xml: async () => (await modeler.saveXML({ format: true })).xml,
    close() {
      end()
      modeler.destroy()
    },
  }
}
