/** A drawing that is looked at: it can be moved about and selected, but nothing in it changes. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { service } from '../bpmn/services.ts'

/** Before everyone else. */
const FIRST = 10_000

/** As long as `reads` says so, no command is executed, whoever gives it. */
export function guardDrawing(modeler: Modeler, reads: () => boolean): void {
  const stack = service(modeler, 'commandStack')
  const { execute, undo, redo } = stack
  Object.assign(stack, {
    execute: (command: string, context: object) => void (reads() || execute.call(stack, command, context)),
    undo: () => void (reads() || undo.call(stack)),
    redo: () => void (reads() || redo.call(stack)),
  })
  const bus = service(modeler, 'eventBus')
  // What would only be refused at its end does not begin.
  bus.on(['drag.start', 'element.dblclick'], FIRST, () => (reads() ? false : undefined))
  bus.on('keyboard.keydown', FIRST, ({ keyEvent }: { keyEvent: KeyboardEvent }) =>
    reads() && !keyEvent.ctrlKey && !keyEvent.metaKey && keyEvent.key.length === 1 ? true : undefined,
  )
}
