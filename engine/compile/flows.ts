import { condition, isFeel } from './expression.ts'
import { node, text, type Node } from './moddle.ts'
import { report, says, type Report } from './problem.ts'
import type { Flow } from '../core/model.ts'

export function flowOf(into: Report, from: Node): Flow {
  const id = from.id ?? ''
  return {
    id,
    name: from.name ?? '',
    source: node(from, 'sourceRef')?.id ?? '',
    target: node(from, 'targetRef')?.id ?? '',
    condition: conditionOf(into, id, node(from, 'conditionExpression')),
  }
}

function conditionOf(into: Report, id: string, from: Node | undefined): string | null {
  if (!from || !isFeel(into, id, from)) return null
  const body = text(from, 'body')
  if (body !== undefined) return condition(into, id, body)
  report(into, {
    element: id,
    code: 'condition-empty',
    reason: says('Die Bedingung ist leer.', 'The condition is empty.'),
    instead: says('Schreiben Sie eine Bedingung oder entfernen Sie sie.', 'Write a condition or remove it.'),
  })
  return null
}
