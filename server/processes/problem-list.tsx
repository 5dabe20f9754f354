import type { VNode } from 'preact'
import { Alert } from '../pages/parts.tsx'

/** What is wrong with what was typed; nothing when all is well. */
export const ProblemList = ({ problems }: { problems: readonly string[] }): VNode | null =>
  problems.length === 0 ? null : (
    <Alert kind="danger" title="Bitte prüfen Sie Ihre Angaben" live>
      <ul>
        {problems.map((problem) => (
          <li>{problem}</li>
        ))}
      </ul>
    </Alert>
  )
