/** The value of an expression that depends on nothing but itself. */
import { signatureOf } from './functions.ts'
import { boundIn, nameIn, treeOf, walk, type FeelNode } from './tree.ts'
import type { Json } from '../../core/ids.ts'
import { evaluate } from '../../feel/evaluate.ts'

const anyMoment = { now: '2026-01-05T07:00:00.000Z', zone: 'UTC' }

/** Undefined when it depends on variables or on the time, or cannot be evaluated. */
export function constantOf(expression: string): { readonly value: Json } | undefined {
  const tree = treeOf(expression)
  const bound = boundIn(tree)
  const called = new Set<FeelNode>()
  for (const node of walk(tree)) {
    const [first] = node.children
    if (node.kind === 'FunctionInvocation' && first && isFixed(nameIn(first))) called.add(first)
    if (node.kind === '⚠') return undefined
    if (node.kind === 'VariableName' && !called.has(node) && !bound.has(nameIn(node))) return undefined
  }
  const { value, warnings } = evaluate(expression, {}, anyMoment)
  return warnings.length > 0 ? undefined : { value }
}

const isFixed = (name: string): boolean => name !== 'now' && name !== 'today' && signatureOf(name) !== null
