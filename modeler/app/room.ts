/** What the parts of the studio share. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { Content, ProcessApi } from '../api/process.ts'
import type { Autosave } from '../draft/autosave.ts'
import type { Shell } from './shell.ts'
import type { Store } from './store.ts'

export interface Room {
  readonly modeler: Modeler
  readonly shell: Shell
  readonly api: ProcessApi
  readonly store: Store
  readonly autosave: Autosave<Content>
}

/** The newest version that this tab has seen. */
export const versionOf = (store: Store): number => store.get().process?.versions[0]?.version ?? 0

/** The model as it is drawn now. */
export async function readXml(modeler: Modeler): Promise<string> {
  const { xml } = await modeler.saveXML({ format: true })
  return xml ?? ''
}
