/** Which form or decision an element has, and the double click that opens it or offers to make one. */
import { filesNow, fileOfDecision } from '../draft/files.ts'
import { readExtension } from '../bpmn/extensions.ts'
import { service, type Drawn } from '../bpmn/services.ts'
import type { DraftFile } from '../api/process.ts'
import { isPlainStart, isRecorded } from '../lint/nodes.ts'
import { fileKindOf } from '../panel/makeFile.ts'
import type { Room } from './room.ts'
import type { Editing } from './store.ts'

/** Null when the element has none yet, or one that is not here. */
export function fileOf(element: Drawn, files: readonly DraftFile[]): Editing | null {
  const wanted = fileKindOf(element)
  if (wanted === 'dmn') {
    const decision = readExtension(element, 'zeebe:CalledDecision', 'decisionId')
    return (decision && fileOfDecision(files, decision)) || null
  }
  const form = wanted && readExtension(element, 'zeebe:FormDefinition', 'formId')
  return files.find(({ kind, name }) => kind === 'form' && name === form) ?? null
}

/** Before bpmn-js, which would begin to write the name: the label outside, the keys E and F2 and the panel still do. */
const FIRST = 2000

export function followDoubleClicks({ modeler, store }: Room): void {
  service(modeler, 'eventBus').on('element.dblclick', FIRST, ({ element }: { element: Drawn }) => {
    const { process, files } = store.get()
    if (!process || element.labelTarget) return undefined
    const file = fileOf(element, filesNow(process, files))
    if (file) store.set({ editing: { kind: file.kind, name: file.name } })
    else if (lacksFile(element)) store.set({ lacking: element })
    else return undefined
    return false
  })
  const keyboard = service(modeler, 'keyboard')
  keyboard.addListener(({ keyEvent }) => {
    if (keyEvent.key !== 'F2') return undefined
    service(modeler, 'editorActions').trigger('directEditing')
    return true
  })
}

/** What is recorded as it is today has no forms, and a start by message or date needs none. */
function lacksFile(element: Drawn): boolean {
  const node = element.businessObject
  if (fileKindOf(element) === null || isRecorded(node)) return false
  return element.type !== 'bpmn:StartEvent' || isPlainStart(node)
}
