/** The activation condition of a complex gateway, which it must have as a join. */
import { condition, isFeel } from './expression.ts'
import { node, text, type Node } from './moddle.ts'
import type { Report } from './problem.ts'

export function activationOf(into: Report, from: Node): string | null {
  const written = node(from, 'activationCondition')
  const body = text(written, 'body')
  if (!written || body === undefined || !isFeel(into, from.id ?? '', written)) return null
  return condition(into, from.id ?? '', body)
}
