/** dmn-js as this program uses it: decision tables in German, every change told. */
import 'dmn-js/dist/assets/diagram-js.css'
import 'dmn-js/dist/assets/dmn-js-shared.css'
import 'dmn-js/dist/assets/dmn-js-drd.css'
import 'dmn-js/dist/assets/dmn-js-decision-table.css'
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css'
import 'dmn-js/dist/assets/dmn-js-literal-expression.css'
import 'dmn-js/dist/assets/dmn-font/css/dmn-embedded.css'
import DmnModeler from 'dmn-js/lib/Modeler.js'
import { germanize } from '../form/germanize.ts'
import { germanWords, translate } from './germanWords.ts'

export interface TableDesk {
  undo(): void
  redo(): void
  canUndo(): boolean
  canRedo(): boolean
  xml(): Promise<string>
  close(): void
}

/** Opens the first table or expression of the file. */
export async function createTable(container: HTMLElement, xml: string, onChange: () => void): Promise<TableDesk> {
  const german = { additionalModules: [{ translate: ['value', translate] }] }
  const modeler = new DmnModeler({ container, drd: german, decisionTable: german, literalExpression: german })
  const end = germanize(container, (text) => germanWords[text])
  const followed = new Set<unknown>()
  modeler.on('views.changed', () => {
    const viewer = modeler.getActiveViewer()
    if (!viewer || followed.has(viewer)) return
    followed.add(viewer)
    viewer.on('commandStack.changed', onChange)
  })
  await modeler.importXML(xml)
  const view = modeler.getViews().find(({ type }) => type === 'decisionTable' || type === 'literalExpression')
  if (view) await modeler.open(view)
  const stack = () => modeler.getActiveViewer()?.get('commandStack')
  return {
    undo: () => stack()?.undo(),
    redo: () => stack()?.redo(),
    canUndo: () => stack()?.canUndo() ?? false,
    canRedo: () => stack()?.canRedo() ?? false,
    xml: async () => (await modeler.saveXML({ format: true })).xml,
    close() {
      end()
      modeler.destroy()
    },
  }
}
