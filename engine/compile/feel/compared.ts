/** Where an expression compares a variable with fixed texts: `x = "a"`, `x != "a"`, `x in ("a", "b")`, `"a" in x`, `list contains(x, "a")`. */
import { boundIn, inFilters, nameIn, treeOf, walk, type FeelNode } from './tree.ts'

export interface Compared {
  readonly variable: string
  readonly text: string
  /** Of the text with its quotes. */
  readonly from: number
  readonly to: number
}

/** Worth a tree: every such comparison holds a text. */
const hasText = /"/

export function comparedIn(expression: string): readonly Compared[] {
  if (!hasText.test(expression)) return []
  const tree = treeOf(expression)
  const bound = boundIn(tree)
  const filtering = inFilters(tree)
  return [...walk(tree)]
    .filter((node) => !filtering.has(node))
    .flatMap((node) => (node.kind === 'Comparison' ? inComparison(node) : inCall(node)))
    .filter(({ variable }) => !bound.has(variable))
}

function inComparison({ children }: FeelNode): readonly Compared[] {
  const [left, sign, ...others] = children
  const [right] = others
  if (!left || !sign || !right) return []
  if (sign.kind === 'in')
    return left.kind === 'VariableName' ? pairs(left, others.flatMap(listed)) : pairs(others.flatMap(plain)[0], [left])
  if (sign.kind !== 'CompareOp' || !/^!?=$/.test(sign.text)) return []
  return left.kind === 'VariableName' ? pairs(left, [right]) : pairs(right, [left])
}

function inCall({ kind, children }: FeelNode): readonly Compared[] {
  const [called, ...others] = children
  if (kind !== 'FunctionInvocation' || !called || nameIn(called) !== 'list contains') return []
  const [list, item] = others.find((one) => one.kind === 'PositionalParameters')?.children ?? []
  return list && item ? pairs(list, [item]) : []
}

function pairs(variable: FeelNode | undefined, texts: readonly FeelNode[]): readonly Compared[] {
  if (variable?.kind !== 'VariableName') return []
  return texts.flatMap((node) => {
    const text = node.kind === 'StringLiteral' ? textOf(node) : null
    return text === null ? [] : [{ variable: nameIn(variable), text, from: node.from, to: node.to }]
  })
}

const TESTS = ['PositiveUnaryTests', 'PositiveUnaryTest', 'SimplePositiveUnaryTest']

/** What `in` compares with, alone or in brackets of either kind. */
const listed = (node: FeelNode): readonly FeelNode[] =>
  [...TESTS, 'List'].includes(node.kind) ? node.children.flatMap(listed) : [node]

const plain = (node: FeelNode): readonly FeelNode[] =>
  TESTS.includes(node.kind) ? node.children.flatMap(plain) : [node]

/** JSON's escapes are FEEL's. */
function textOf({ text }: FeelNode): string | null {
  try {
    return String(JSON.parse(text))
  } catch {
    return null
  }
}
