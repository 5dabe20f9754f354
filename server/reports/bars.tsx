/** A bar chart with its table: the picture for those who see it, the figures for all. */
import type { VNode } from 'preact'
import { TableHead } from '../pages/parts.tsx'
import type { Chart } from './council/charts.ts'

const ROW = 30
const LABEL = 120
const BAR = 330

export function Bars({ chart: { title, unit, of, rows, whole, alt } }: { chart: Chart }): VNode {
  const height = rows.length * ROW
  return (
    <section class="report-chart" aria-label={title}>
      <figure>
        <figcaption>
          <strong>{title}</strong>
          <span class="ozg-small">{unit}</span>
        </figcaption>
        <svg viewBox={`0 0 ${LABEL + BAR} ${height}`} role="img" aria-label={alt}>
          {rows.map(({ label, value }, at) => (
            <g transform={`translate(0 ${at * ROW})`}>
              <text x={LABEL - 8} y={ROW / 2} text-anchor="end" dominant-baseline="central">
                {label}
              </text>
              <rect x={LABEL} y="5" width={BAR} height={ROW - 10} class="track" />
              <rect
                x={LABEL}
                y="5"
                width={Math.max(value > 0 ? 3 : 0, Math.min(1, value / whole) * BAR)}
                height={ROW - 10}
                class="fill"
              />
            </g>
          ))}
        </svg>
      </figure>
      <table class="kern-table kern-table--small">
        <caption class="kern-sr-only">{title}</caption>
        <TableHead titles={[of, 'Anzahl']} />
        <tbody class="kern-table__body">
          {rows.map(({ label, shown }) => (
            <tr class="kern-table__row">
              <th class="kern-table__cell" scope="row">
                {label}
              </th>
              <td class="kern-table__cell">{shown}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
