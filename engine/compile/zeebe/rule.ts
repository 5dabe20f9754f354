/** One thing that a Zeebe cluster refuses at deployment, or passes over in silence. */
import type { Node } from '../moddle.ts'
import type { Bilingual, CheckProblem } from '../problem.ts'

export interface ZeebeRule {
  readonly code: string
  /** `error`: the deployment is refused. `warning`: it deploys and does something else. */
  readonly severity: CheckProblem['severity']
  /** Whether an element breaks the rule. */
  breaks(element: Node): boolean
  readonly reason: Bilingual
  readonly instead: Bilingual
}
