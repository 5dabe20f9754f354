/** Bars of services per status, drawn on the server. The table beside it says the same. */
import type { VNode } from 'preact'
import { statuses, type Group } from '../../analysis/index.ts'
import { statusWords } from '../ratings/words.ts'

const ROW = 34
const LABEL = 130
const BAR = 430

export function StatusChart({ group, title }: { group: Group; title: string }): VNode {
  const height = statuses.length * ROW
  return (
    <figure class="ozg-chart">
      <svg
        viewBox={`0 0 ${LABEL + BAR + 70} ${height}`}
        role="img"
        aria-label={`Balkendiagramm: ${title}. Die Zahlen stehen in der Tabelle daneben.`}
      >
        {statuses.map((status, index) => {
          const { numerator, denominator } = group.byStatus[status].services
          const width = denominator === 0 ? 0 : (numerator / denominator) * BAR
          return (
            <g class={`bar bar--${status}`} transform={`translate(0 ${index * ROW})`}>
              <text x={LABEL - 10} y={ROW / 2} text-anchor="end" dominant-baseline="central">
                {statusWords[status]}
              </text>
              <rect x={LABEL} y="5" width={BAR} height={ROW - 10} class="track" />
              <rect x={LABEL} y="5" width={Math.max(numerator > 0 ? 3 : 0, width)} height={ROW - 10} class="fill" />
              <text x={LABEL + BAR + 10} y={ROW / 2} dominant-baseline="central">
                {numerator}
              </text>
            </g>
          )
        })}
      </svg>
      <figcaption>{title}</figcaption>
    </figure>
  )
}
