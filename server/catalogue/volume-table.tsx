/** The cases of a service by year and channel, with how somebody came to each number. */
import type { VNode } from 'preact'
import { germanDay } from '../pages/format.ts'
import { CsrfField } from '../pages/layout.tsx'
import { Button, TableHead } from '../pages/parts.tsx'
import { behindAddress } from '../ratings/behind-address.ts'
import { count } from '../ratings/sentence.ts'
import { channels, channelWords, methodWords, type Volume } from '../ratings/volumes.ts'
import type { Channel } from '../runtime/contract.ts'

interface Props {
  readonly service: string
  readonly volumes: readonly Volume[]
  /** Of our own engine, this year until today. */
  readonly own: Partial<Readonly<Record<Channel, number>>>
  readonly year: number
  readonly mayBegin: boolean
  readonly csrf: string | undefined
}

export const VolumeTable = ({ service, volumes, own, year, mayBegin, csrf }: Props): VNode => (
  <>
    <h2 class="kern-heading-large">Fälle nach Wegen</h2>
    {volumes.length === 0 && Object.keys(own).length === 0 ? (
      <p>Noch nicht erhoben. Oben steht die Zahl des Katalogs.</p>
    ) : (
      <div class="ozg-scroll" tabIndex={0} role="region" aria-label="Fälle nach Wegen">
        <table class="kern-table kern-table--small">
          <TableHead titles={['Jahr', 'Weg', 'Fälle', 'Wie', 'Quelle']} />
          <tbody class="kern-table__body">
            {channels.flatMap((channel) =>
              own[channel]
                ? [
                    <Row
                      href={behindAddress({ service, year, channel })}
                      cells={[
                        `${year} bis heute`,
                        channelWords[channel],
                        few(own[channel] ?? 0),
                        'zählt sich selbst',
                        'eigene Vorgänge',
                      ]}
                    />,
                  ]
                : [],
            )}
            {volumes.map(({ year: of, channel, value, low, high, method, source, at }) => (
              <Row
                cells={[
                  String(of),
                  channelWords[channel],
                  low === null || high === null ? count(value) : `${count(value)} (${count(low)} bis ${count(high)})`,
                  methodWords[method],
                  `${source}, ${germanDay(at)}`,
                ]}
              />
            ))}
          </tbody>
        </table>
      </div>
    )}
    {mayBegin && (
      <form method="post" action={`/amt/ozg/${service}/strichliste`} class="no-print">
        <CsrfField csrf={csrf} />
        <Button kind="secondary" small label="Strichliste für vier Wochen beginnen" />
      </form>
    )}
  </>
)

/** Single persons must not be recognised behind a small number. */
const few = (value: number): string => (value < 5 ? 'unter 5' : count(value))

interface RowProps {
  readonly cells: readonly string[]
  /** To the cases behind it. */
  readonly href?: string
}

const Row = ({ cells: [head, ...cells], href }: RowProps): VNode => (
  <tr class="kern-table__row">
    <th class="kern-table__cell" scope="row">
      {href === undefined ? head : <a href={href}>{head}</a>}
    </th>
    {cells.map((cell) => (
      <td class="kern-table__cell">{cell}</td>
    ))}
  </tr>
)
