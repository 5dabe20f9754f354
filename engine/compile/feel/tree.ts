/** A FEEL expression as a tree of plain nodes. */
import { parseExpression } from 'feelin'

export interface FeelNode {
  /** What the grammar calls it: `Comparison`, `FunctionInvocation`, `VariableName` … */
  readonly kind: string
  readonly text: string
  /** Where it stands in the expression, counted from 0. */
  readonly from: number
  readonly to: number
  readonly children: readonly FeelNode[]
}

type Growing = FeelNode & { readonly children: FeelNode[] }

/** Several checks look at the same expressions, and a drawing is checked with every stroke. The oldest go first. */
const LIMIT = 1000
const known = new Map<string, FeelNode>()

/** The tree of a valid expression; names of more than one word are understood only where FEEL itself has them. */
export function treeOf(expression: string): FeelNode {
  const there = known.get(expression)
  if (there) return there
  if (known.size >= LIMIT) known.delete(known.keys().next().value ?? '')
  const tree = read(expression)
  known.set(expression, tree)
  return tree
}

function read(expression: string): FeelNode {
  const root: Growing = { kind: '', text: expression, from: 0, to: expression.length, children: [] }
  const around: Growing[] = [root]
  parseExpression(expression, {}, undefined).iterate({
    enter({ name, from, to }) {
      const node: Growing = { kind: name, text: expression.slice(from, to), from, to, children: [] }
      around.at(-1)?.children.push(node)
      around.push(node)
    },
    leave: () => void around.pop(),
  })
  return root
}

export function* walk(node: FeelNode): Generator<FeelNode> {
  yield node
  for (const child of node.children) yield* walk(child)
}

/** A name with its white space as FEEL reads it. */
export const nameIn = ({ text }: FeelNode): string => text.trim().replace(/\s+/g, ' ')

const binders = ['Name', 'ParameterName', 'PropertyName', 'Key']

/** The names that the expression itself gives: of parameters, of what it iterates over, of the entries of its contexts. */
export function boundIn(tree: FeelNode): ReadonlySet<string> {
  return new Set([...walk(tree)].filter(({ kind }) => binders.includes(kind)).map(nameIn))
}

/** All that stands in a filter (`list[ … ]`), where a name may be one of the items' own. */
export function inFilters(tree: FeelNode): ReadonlySet<FeelNode> {
  const filters = [...walk(tree)].filter(({ kind }) => kind === 'FilterExpression')
  return new Set(filters.flatMap(({ children }) => children.slice(1).flatMap((inner) => [...walk(inner)])))
}
