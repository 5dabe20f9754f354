/** What a multi-instance throws as its instances complete (BPMN 2.0.2, table 10.26: None at each, One at the first, Complex by conditions). */
import { calledNode } from '../drawing/called.ts'
import { readDefinition } from './events.ts'
import { condition, isFeel } from './expression.ts'
import { node, nodes, text, type Node } from './moddle.ts'
import { report, says, saysOf, type Report } from './problem.ts'
import type { LoopThrow } from '../core/model.ts'

export function loopThrowsOf(into: Report, from: Node, loop: Node): readonly LoopThrow[] {
  if (loop.behavior === 'None') return thrown(into, from, 'true', [node(loop, 'noneBehaviorEventRef')])
  if (loop.behavior === 'One')
    return thrown(into, from, 'numberOfCompletedInstances = 1', [node(loop, 'oneBehaviorEventRef')])
  if (loop.behavior !== 'Complex') return []
  return nodes(loop, 'complexBehaviorDefinition').flatMap((one) => {
    const written = node(one, 'condition')
    const body = written && isFeel(into, from.id ?? '', written) ? text(written, 'body') : undefined
    const when = body === undefined ? 'true' : condition(into, from.id ?? '', body)
    return thrown(into, from, when, nodes(node(one, 'event'), 'eventDefinitions'))
  })
}

const runs = /^bpmn:(Signal|Message|Escalation|Error)EventDefinition$/

function thrown(
  into: Report,
  from: Node,
  when: string,
  definitions: readonly (Node | undefined)[],
): readonly LoopThrow[] {
  const known = definitions.flatMap((one) => (one && runs.test(one.$type) ? [one] : []))
  if (known.length === 0 || known.length < definitions.length) noEvent(into, from)
  return known.flatMap((one) => {
    const event = readDefinition(into, from, one)
    return event ? [{ when, event }] : []
  })
}

function noEvent(into: Report, from: Node): void {
  report(into, {
    element: from.id ?? null,
    code: 'multi-instance-behavior',
    reason: saysOf(
      calledNode(from),
      'Es fehlt, welches Ereignis die Mehrfachausführung auslöst, oder es ist keines, das sie auslösen kann.',
      'It does not say which event the multi-instance throws, or it is none that it can throw.',
    ),
    instead: says(
      'Nennen Sie Signal, Nachricht, Eskalation oder Fehler, oder lassen Sie das Verhalten auf „All“.',
      'Name a signal, message, escalation or error, or leave the behavior at "All".',
    ),
  })
}
