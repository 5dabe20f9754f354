/** Every answer that people gave about a service, the latest first; nothing is ever overwritten. */
import type { VNode } from 'preact'
import { criterionById, type Fact } from '../../analysis/index.ts'
import { germanMoment } from '../pages/format.ts'
import { answerWords } from '../ratings/words.ts'

export function History({ facts }: { facts: readonly Fact[] }): VNode | null {
  if (facts.length === 0) return null
  return (
    <>
      <h2 class="kern-heading-large">Alle Antworten</h2>
      <ul>
        {[...facts].reverse().map((fact) => (
          <li>
            {`${germanMoment(fact.at)}, ${fact.author}: ${criterionById(fact.criterion).label} – ${answerWords[fact.answer]}`}
            {fact.reason && ` (${fact.reason})`}
            {fact.address && `, ${fact.address}`}
          </li>
        ))}
      </ul>
    </>
  )
}
