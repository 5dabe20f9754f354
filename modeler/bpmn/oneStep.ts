/** Several changes of the drawing as one step to undo. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { service } from './services.ts'

const COMMAND = 'laufzettel.oneStep'

interface Context {
  readonly change: () => void
}

export function oneStep(modeler: Modeler, change: () => void): void {
  const context: Context = { change }
  service(modeler, 'commandStack').execute(COMMAND, context)
}

/** Makes the command known; once for each modeler. */
export function registerOneStep(modeler: Modeler): void {
  class OneStep {
    preExecute({ change }: Context): void {
      change()
    }
  }
  service(modeler, 'commandStack').registerHandler(COMMAND, OneStep)
}
