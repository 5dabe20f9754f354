/** Every criterion of a service with its answer, the reason, and who gave it when. */
import type { VNode } from 'preact'
import { criterionById, rungs, type CriterionId, type CriterionResult } from '../../analysis/index.ts'
import { germanDay } from '../pages/format.ts'
import { answerWords, statusWords } from '../ratings/words.ts'

interface Props {
  readonly service: string
  readonly results: readonly CriterionResult[]
  /** Others run the way: then the test recorded with it answers whether it works. */
  readonly linked: boolean
  readonly mayAnswer: boolean
}

export const CriteriaTable = ({ service, results, linked, mayAnswer }: Props): VNode => (
  <div class="ozg-scroll" tabIndex={0} role="region" aria-label="Kriterien">
    <table class="kern-table kern-table--small">
      <caption class="kern-sr-only">Kriterien in der Reihenfolge der Stufen</caption>
      <thead class="kern-table__head">
        <tr class="kern-table__row">
          {['Stufe', 'Frage', 'Antwort', 'Woher', ...(mayAnswer ? ['Ändern'] : [])].map((title) => (
            <th class={`kern-table__header${title === 'Ändern' ? ' no-print' : ''}`} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="kern-table__body">
        {[...rungs, null].flatMap((rung) =>
          results
            .filter((result) => result.rung === rung)
            .map((result, index) => (
              <Row
                service={service}
                result={result}
                first={index === 0}
                mayAnswer={mayAnswer}
                asked={linked && result.criterion === 'proven' ? 'submission' : result.criterion}
              />
            )),
        )}
      </tbody>
    </table>
  </div>
)

interface RowProps {
  readonly service: string
  readonly result: CriterionResult
  readonly first: boolean
  readonly mayAnswer: boolean
  /** The question whose answer decides this one. */
  readonly asked: CriterionId
}

function Row({ service, result, first, mayAnswer, asked }: RowProps): VNode {
  const { label, question } = criterionById(result.criterion)
  const level = result.rung === null ? 'für andere Modelle' : statusWords[result.rung]
  return (
    <tr class="kern-table__row">
      <td class="kern-table__cell">{first ? level : <span class="kern-sr-only">{level}</span>}</td>
      <th class="kern-table__cell ozg-question" scope="row">
        {label}
        <span class="ozg-small">{question}</span>
      </th>
      <td class="kern-table__cell">
        <strong>{answerWords[result.answer]}</strong>
        {result.reason && <span class="ozg-small">{result.reason}</span>}
      </td>
      <td class="kern-table__cell">{whence(result)}</td>
      {mayAnswer && (
        <td class="kern-table__cell no-print">
          {(result.basis !== 'system' || testable(result)) && (
            <a class="kern-link" href={`/amt/ozg/${service}/antwort/${asked}`}>
              {result.answer === 'unknown' ? 'Beantworten' : 'Ändern'}
              <span class="kern-sr-only">{`: ${label}`}</span>
            </a>
          )}
        </td>
      )}
    </tr>
  )
}

/** A way without a real case counts by a test that somebody sent. */
const testable = ({ criterion, answer }: CriterionResult): boolean => criterion === 'proven' && answer === 'no'

function whence({ basis, author, at }: CriterionResult): string {
  if (basis === 'system') return 'laufendes System'
  if (basis === 'catalogue') return 'Katalog'
  return author && at ? `${author}, ${germanDay(at)}` : 'niemand'
}
