/** The variables that an expression reads. */
import { boundIn, inFilters, nameIn, treeOf, walk, type FeelNode } from './tree.ts'

export interface Read {
  readonly name: string
  readonly from: number
  readonly to: number
}

/** Names that FEEL gives inside filters, tests and iterations. */
const OF_FEEL = new Set(['item', 'partial', '?'])

/**
 * Of an expression without leading `=` that can be parsed. Left out is what may be something else: names that the expression gives
 * itself, functions that are called, and what stands in a filter, where a name may be one of the items' own.
 */
export function readsOf(expression: string): readonly Read[] {
  const tree = treeOf(expression)
  const bound = boundIn(tree)
  const passed = new Set<FeelNode>(inFilters(tree))
  const found: Read[] = []
  for (const node of walk(tree)) {
    const [first] = node.children
    if (node.kind === '⚠') return []
    if (node.kind === 'FunctionInvocation' && first) passed.add(first)
    const name = nameIn(node)
    if (node.kind !== 'VariableName' || passed.has(node) || bound.has(name) || OF_FEEL.has(name)) continue
    found.push({ name, from: node.from, to: node.to })
  }
  return found
}
