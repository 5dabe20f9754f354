/** How the work in an ad-hoc subprocess begins and ends. */
import { condition, isFeel } from './expression.ts'
import { extension, node, nodes, text, type Node } from './moddle.ts'
import { says, type Report } from './problem.ts'
import { refuse } from './refusals.ts'
import type { AdHoc, Mapping } from '../core/model.ts'

export function adHocOf(into: Report, from: Node): AdHoc | null {
  if (from.$type !== 'bpmn:AdHocSubProcess') return null
  const id = from.id ?? ''
  const zeebe = extension(from, 'zeebe:AdHoc')
  const until = node(from, 'completionCondition')
  const chosen = text(zeebe, 'activeElementsCollection')
  const feel = until && isFeel(into, id, until) ? text(until, 'body') : undefined
  if (nodes(from, 'flowElements').some(({ $type }) => $type === 'bpmn:StartEvent')) noStart(into, from)
  return {
    sequential: from.ordering === 'Sequential',
    chosen: chosen === undefined ? null : condition(into, id, chosen),
    until: feel === undefined ? null : condition(into, id, feel),
    cancelRest: from.cancelRemainingInstances !== false,
    output: outputOf(into, from, zeebe),
  }
}

function outputOf(into: Report, from: Node, zeebe: Node | undefined): Mapping | null {
  const target = text(zeebe, 'outputCollection')
  const source = text(zeebe, 'outputElement')
  if (target !== undefined && source !== undefined) return { source: condition(into, from.id ?? '', source), target }
  if (target !== undefined || source !== undefined) halfAnOutput(into, from)
  return null
}

function halfAnOutput(into: Report, from: Node): void {
  const name = says('Ausgabeliste ohne beide Angaben', 'output collection without both settings')
  const instead = says('Geben Sie Ausgabeelement und Ausgabeliste an.', 'Give output element and output collection.')
  refuse(into, from, 'ad-hoc-output', name, instead)
}

function noStart(into: Report, from: Node): void {
  const name = says('Startereignis in einem Ad-hoc-Teilprozess', 'start event in an ad-hoc subprocess')
  const instead = says('Lassen Sie das Startereignis weg.', 'Leave out the start event.')
  refuse(into, from, 'ad-hoc-start', name, instead)
}
