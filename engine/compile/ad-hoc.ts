/** How the work in an ad-hoc subprocess begins and ends. */
import { condition, isFeel } from './expression.ts'
import { extension, node, nodes, text, type Node } from './moddle.ts'
import { says, type Report } from './problem.ts'
import { refuse } from './refusals.ts'
import type { AdHoc } from '../core/model.ts'

export function adHocOf(into: Report, from: Node): AdHoc | null {
  if (from.$type !== 'bpmn:AdHocSubProcess') return null
  const id = from.id ?? ''
  const zeebe = extension(from, 'zeebe:AdHoc')
  const until = node(from, 'completionCondition')
  const chosen = text(zeebe, 'activeElementsCollection')
  const feel = until && isFeel(into, id, until) ? text(until, 'body') : undefined
  if (text(zeebe, 'outputCollection') ?? text(zeebe, 'outputElement')) noOutputs(into, from)
  if (nodes(from, 'flowElements').some(({ $type }) => $type === 'bpmn:StartEvent')) noStart(into, from)
  return {
    sequential: from.ordering === 'Sequential',
    chosen: chosen === undefined ? null : condition(into, id, chosen),
    until: feel === undefined ? null : condition(into, id, feel),
    cancelRest: from.cancelRemainingInstances !== false,
  }
}

function noOutputs(into: Report, from: Node): void {
  const name = says('Ausgabeliste eines Ad-hoc-Teilprozesses', 'output collection of an ad-hoc subprocess')
  const instead = says('Sammeln Sie in Ausgaben der Aufgaben.', 'Collect in outputs of the tasks.')
  refuse(into, from, 'ad-hoc-output', name, instead)
}

function noStart(into: Report, from: Node): void {
  const name = says('Startereignis in einem Ad-hoc-Teilprozess', 'start event in an ad-hoc subprocess')
  const instead = says('Lassen Sie das Startereignis weg.', 'Leave out the start event.')
  refuse(into, from, 'ad-hoc-start', name, instead)
}
