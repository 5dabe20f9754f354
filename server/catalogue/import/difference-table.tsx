/** Differences as people read them: what we have, what the file says, and what would happen. */
import type { VNode } from 'preact'
import { Button, TableHead } from '../../pages/parts.tsx'
import type { Difference, Kind, Why } from './compare.ts'
import { kindWords, type Listed } from './decide.ts'
import { labelOf } from './entry.ts'

const whyWords: Readonly<Record<Why, string>> = {
  stated: 'so steht es in der Datei',
  'same-name': 'vermutet: neuer Schlüssel mit derselben Bezeichnung',
  inactive: 'in der Datei als inaktiv gekennzeichnet',
  expired: 'in der Datei abgelaufen',
  missing: 'fehlt in der vollständigen Datei',
  'unknown-successor': 'der genannte Nachfolger steht weder in der Datei noch bei uns',
}

export const groupWords = (kind: Kind, field: string): string =>
  field === '' ? kindWords[kind] : `${kindWords[kind]}: ${labelOf(field)}`

/** `deciding`: with a box and buttons for each, inside a form. */
export const DifferenceTable = ({ all, deciding }: { all: readonly Listed[]; deciding: boolean }): VNode => (
  <div class="ozg-scroll" tabIndex={0} role="region" aria-label="Unterschiede">
    <table class="kern-table kern-table--small">
      <caption class="kern-sr-only">Unterschiede zwischen unserem Katalog und der Datei</caption>
      <TableHead
        titles={[
          ...(deciding ? ['Auswahl'] : []),
          'Schlüssel',
          'Was',
          'Bei uns',
          'In der Datei',
          ...(deciding ? ['Entscheiden'] : []),
        ]}
      />
      <tbody class="kern-table__body">
        {all.map((one) => (
          <Line one={one} deciding={deciding} />
        ))}
      </tbody>
    </table>
  </div>
)

const Line = ({ one, deciding }: { one: Listed; deciding: boolean }): VNode => (
  <tr class="kern-table__row">
    {deciding && (
      <td class="kern-table__cell">
        <input type="checkbox" name="id" value={one.id} aria-label={`${one.key} ${one.name} auswählen`} />
      </td>
    )}
    <th class="kern-table__cell" scope="row">
      {one.key}
      <span class="ozg-small">{one.name}</span>
    </th>
    <td class="kern-table__cell">
      {groupWords(one.kind, one.field)}
      {one.why && <span class="ozg-small">{whyWords[one.why]}</span>}
    </td>
    <td class="kern-table__cell">{oursOf(one)}</td>
    <td class="kern-table__cell">{theirsOf(one)}</td>
    {deciding && (
      <td class="kern-table__cell ozg-decide">
        <Button
          name="uebernehmen"
          value={String(one.id)}
          kind="secondary"
          small
          label={<Said what="Übernehmen" one={one} />}
        />{' '}
        <Button
          name="behalten"
          value={String(one.id)}
          kind="tertiary"
          small
          label={<Said what="Unseres behalten" one={one} />}
        />
      </td>
    )}
  </tr>
)

const Said = ({ what, one }: { what: string; one: Difference }): VNode => (
  <>
    {what}
    <span class="kern-sr-only">{`: ${one.key} ${one.name}`}</span>
  </>
)

function oursOf({ kind, before, from }: Difference): string {
  if (kind === 'new') return 'nicht vorhanden'
  return kind === 'changed' ? before || 'leer' : from.join(', ')
}

function theirsOf({ kind, key, after, to, adds }: Difference): string {
  if (kind === 'changed') return after || 'leer'
  if (kind === 'dropped') return 'entfällt'
  const named = (one: string): string => [one, adds[one]?.['name']].filter(Boolean).join(' ')
  return kind === 'new' ? (adds[key]?.['name'] ?? '') : to.map(named).join(', ')
}
