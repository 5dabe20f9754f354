import { condition } from './expression.ts'
import { node, text, type Node } from './moddle.ts'
import type { Report } from './problem.ts'
import type { Flow } from '../core/model.ts'

export function flowOf(into: Report, from: Node): Flow {
  const id = from.id ?? ''
  const body = text(node(from, 'conditionExpression'), 'body')
  return {
    id,
    name: from.name ?? '',
    source: node(from, 'sourceRef')?.id ?? '',
    target: node(from, 'targetRef')?.id ?? '',
    condition: body === undefined ? null : condition(into, id, body),
  }
}
