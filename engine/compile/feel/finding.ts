import type { FeelNode } from './tree.ts'
import type { Bilingual } from '../problem.ts'

/** What is wrong in an expression that can be parsed. */
export interface FeelFinding {
  readonly code: string
  readonly at: Pick<FeelNode, 'from' | 'to'>
  readonly reason: Bilingual
  readonly instead: Bilingual
}
