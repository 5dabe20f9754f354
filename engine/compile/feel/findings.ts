/** What can be said of a FEEL expression before it runs: it will have no result, or not the one that was meant. */
import { callFindings } from './calls.ts'
import type { FeelFinding } from './finding.ts'
import { timeFindings } from './times.ts'
import { treeOf } from './tree.ts'

/** Every finding needs a call or a temporal literal: most expressions have neither and need no tree. */
const worthALook = /[(@]/

/** Of an expression without leading `=` that can be parsed, in the order of the text. */
export function feelFindings(expression: string): readonly FeelFinding[] {
  if (!worthALook.test(expression)) return []
  const tree = treeOf(expression)
  return [...callFindings(tree), ...timeFindings(tree)].sort((one, two) => one.at.from - two.at.from)
}
