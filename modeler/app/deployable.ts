/** Whether the draft can be deployed now, and if not, why: the sentence under the button. */
import { processOf, stateOf } from '../bpmn/moddle.ts'
import { definitionsOf } from '../bpmn/tableCommand.ts'
import type { State } from './store.ts'

/** Whether the drawing tells how it is done today. */
export const isActual = (modeler: State['modeler']): boolean =>
  modeler !== null && stateOf(processOf(definitionsOf(modeler))) === 'ist'

export function whyNotDeployable({
  process,
  problems,
  save,
  reads,
  modeler,
}: Pick<State, 'process' | 'problems' | 'save' | 'reads' | 'modeler'>): string | null {
  if (!process || problems === null) return 'Das Modell wird noch geprüft.'
  if (isActual(modeler)) return 'Ein Ist läuft nicht. Mit „Soll ableiten“ oben geht es weiter.'
  if (reads) return 'Sie lesen nur mit.'
  if (save.kind === 'stale') return 'Dieser Stand ist veraltet.'
  const errors = problems.filter((problem) => problem.severity === 'error').length
  if (errors > 0)
    return errors === 1
      ? 'Ein Problem verhindert das Bereitstellen.'
      : `${errors} Probleme verhindern das Bereitstellen.`
  const version = process.versions[0]?.version
  if (version && process.draftSince === null && save.kind === 'untouched')
    return `Nichts geändert seit Version ${version}.`
  return null
}
