/** The figures of the report as tables, every share with its denominator. */
import type { VNode } from 'preact'
import { TableHead } from '../pages/parts.tsx'
import {
  percent,
  responsibles,
  statuses,
  type CaseShare,
  type Group,
  type Share,
  type Summary,
} from '../../analysis/index.ts'
import { count } from '../ratings/sentence.ts'
import { responsibleWords, statusMeanings, statusWords } from '../ratings/words.ts'

const ofAll = (share: Share): string => `${count(share.numerator)} von ${count(share.denominator)} (${percent(share)})`
const cases = (share: CaseShare): string => `${ofAll(share)}${share.estimate ? ', Schätzung' : ''}`

/** One group by status, with what each word means. */
export const StatusTable = ({ group, caption }: { group: Group; caption: string }): VNode => (
  <table class="kern-table kern-table--small">
    <caption class="kern-title">{caption}</caption>
    <TableHead titles={['Status', 'Leistungen', 'Fälle im Jahr']} />
    <tbody class="kern-table__body">
      {statuses.map((status) => (
        <tr class="kern-table__row">
          <th class="kern-table__cell" scope="row">
            {statusWords[status]}
            <span class="ozg-small">{statusMeanings[status]}</span>
          </th>
          <td class="kern-table__cell">{ofAll(group.byStatus[status].services)}</td>
          <td class="kern-table__cell">{cases(group.byStatus[status].cases)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** All groups side by side: the town's own apart from what it only receives, the OZG apart from the rest. */
export function GroupTable({ summary }: { summary: Summary }): VNode {
  const parts = [
    ['OZG', summary.ozg],
    ['außerhalb des OZG', summary.other],
  ] as const
  const rows = parts.flatMap(([name, part]) =>
    responsibles.flatMap((who) => {
      const group = part.byResponsible[who]
      return group ? [{ name, who: responsibleWords[who], group }] : []
    }),
  )
  return (
    <div class="ozg-scroll" tabIndex={0} role="region" aria-label="Nach Zuständigkeit">
      <table class="kern-table kern-table--small">
        <caption class="kern-title">Nach Zuständigkeit: Zahl der Leistungen</caption>
        <TableHead
          titles={[
            'Leistungen',
            'Zuständig',
            'gesamt',
            ...statuses.map((status) => statusWords[status]),
            'Fälle im Jahr',
          ]}
        />
        <tbody class="kern-table__body">
          {rows.map(({ name, who, group }) => (
            <tr class="kern-table__row">
              <td class="kern-table__cell">{name}</td>
              <th class="kern-table__cell" scope="row">
                {who}
              </th>
              <td class="kern-table__cell">{group.services}</td>
              {statuses.map((status) => (
                <td class="kern-table__cell">{group.byStatus[status].services.numerator}</td>
              ))}
              <td class="kern-table__cell">{volume(group)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function volume({ cases: { value, counted, estimated }, withoutCases }: Group): string {
  const parts = [
    counted > 0 ? `${count(counted)} gezählt` : '',
    estimated > 0 ? `${count(estimated)} geschätzt` : '',
  ].filter(Boolean)
  const unknown = withoutCases > 0 ? `; ${withoutCases} ohne Zahl` : ''
  return `${count(value)}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}${unknown}`
}
