/** Which process a call activity runs: by `zeebe:calledElement`, or by BPMN's own attribute. */
import { calledNode } from '../drawing/called.ts'
import { expression, literal } from './expression.ts'
import { extension, text, type Node } from './moddle.ts'
import { report, says, saysOf, type Report } from './problem.ts'
import type { CalledProcess } from '../core/model.ts'

export function calledOf(into: Report, from: Node): CalledProcess | null {
  if (from.$type !== 'bpmn:CallActivity') return null
  const zeebe = extension(from, 'zeebe:CalledElement')
  const process = written(into, from, zeebe)
  const binding = text(zeebe, 'bindingType') ?? 'latest'
  const tag = binding === 'versionTag' ? (text(zeebe, 'versionTag') ?? '') : null
  if (process === null || tag === '') {
    missing(into, from)
    return null
  }
  return {
    process,
    tag,
    together: binding === 'deployment',
    allIn: zeebe?.propagateAllParentVariables !== false,
    allOut: zeebe?.propagateAllChildVariables !== false,
  }
}

function written(into: Report, from: Node, zeebe: Node | undefined): string | null {
  const id = from.id ?? ''
  const named = text(zeebe, 'processId')
  if (named !== undefined) return expression(into, id, named)
  const asked = text(zeebe, 'processIdExpression')
  if (asked !== undefined) return expression(into, id, `=${asked.replace(/^=/, '')}`)
  // A QName: the prefix says in which file it was, which deployments do not care about.
  const called = text(from, 'calledElement')?.replace(/^[\w.-]+:/, '')
  return called === undefined ? null : literal(called)
}

function missing(into: Report, from: Node): void {
  report(into, {
    element: from.id ?? null,
    code: 'called-process-missing',
    reason: saysOf(
      calledNode(from),
      'Es fehlt, welcher Prozess aufgerufen wird.',
      'It does not say which process is called.',
    ),
    instead: says(
      'Tragen Sie die Kennung des Prozesses ein, bei Bindung an eine Version auch deren Kennzeichen.',
      'Enter the id of the process, and its tag when bound to a version.',
    ),
  })
}
