/** Which form or decision an element has, and the double click that opens it. */
import { filesNow, fileOfDecision } from '../draft/files.ts'
import { readExtension } from '../bpmn/extensions.ts'
import { is, service, withoutLabel, type Drawn } from '../bpmn/services.ts'
import type { DraftFile } from '../api/process.ts'
import type { Room } from './room.ts'
import type { Editing } from './store.ts'

/** Null when the element has none yet, or one that is not here. */
export function fileOf(element: Drawn, files: readonly DraftFile[]): Editing | null {
  if (is(element, 'bpmn:BusinessRuleTask')) {
    const decision = readExtension(element, 'zeebe:CalledDecision', 'decisionId')
    return (decision && fileOfDecision(files, decision)) || null
  }
  if (!is(element, 'bpmn:UserTask') && !is(element, 'bpmn:StartEvent')) return null
  const form = readExtension(element, 'zeebe:FormDefinition', 'formId')
  return files.find(({ kind, name }) => kind === 'form' && name === form) ?? null
}

/** Before bpmn-js, which would begin to write the name: the key E and the panel still do. */
const FIRST = 2000

export function followDoubleClicks({ modeler, store }: Room): void {
  service(modeler, 'eventBus').on('element.dblclick', FIRST, ({ element }: { element: Drawn }) => {
    const { process, files } = store.get()
    const file = process && fileOf(withoutLabel(element), filesNow(process, files))
    if (!file) return undefined
    store.set({ editing: { kind: file.kind, name: file.name } })
    return false
  })
}
