/** Every answer that people gave about a service, and every change of its entry, the latest first; nothing is ever overwritten. */
import type { VNode } from 'preact'
import { criterionById, type Fact } from '../../analysis/index.ts'
import { germanMoment } from '../pages/format.ts'
import type { Change } from '../ratings/edit.ts'
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

export function EntryHistory({ changes }: { changes: readonly Change[] }): VNode | null {
  if (changes.length === 0) return null
  return (
    <>
      <h2 class="kern-heading-large">Änderungen am Eintrag</h2>
      <ul>
        {changes.map(({ at, author, what, undoneAt, undoneBy }) => (
          <li>
            {`${germanMoment(at)}, ${author}: ${what}`}
            {undoneAt && ` – zurückgenommen am ${germanMoment(undoneAt)} von ${undoneBy ?? ''}`}
          </li>
        ))}
      </ul>
    </>
  )
}
