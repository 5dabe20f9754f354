/** A reference that leads nowhere is dropped when a diagram is opened; it comes back when the diagram is saved. */
import type { LostReference } from '../../engine/index.ts'

interface EventBus {
  on<E>(event: string, listener: (event: E) => void): void
}

function keep(eventBus: EventBus): void {
  let restore = (): void => {}
  // What a listener of this event returns would take the place of the diagram.
  eventBus.on<{ warnings?: readonly LostReference[] }>('import.parse.complete', ({ warnings = [] }) => {
    restore = () => {}
    // The engine is large and loaded later anyway; few diagrams need this.
    if (warnings.length > 0)
      void import('../../engine/index.ts').then(({ keepReferences }) => (restore = () => keepReferences(warnings)))
  })
  eventBus.on('saveXML.start', () => {
    restore()
    restore = () => {}
  })
}
keep.$inject = ['eventBus']

export const keepReferencesModule = { __init__: ['keepReferences'], keepReferences: ['type', keep] }
