/** `/amt/ozg/abgleich/:id`: what a file would change. Nothing is changed yet. */
import type { VNode } from 'preact'
import { germanMoment } from '../../pages/format.ts'
import { CsrfField, Page, type PageProps } from '../../pages/layout.tsx'
import { Alert, Button, LinkButton, TableHead } from '../../pages/parts.tsx'
import { kinds } from './compare.ts'
import { kindWords, type Group, type Listed } from './decide.ts'
import { DifferenceTable, groupWords } from './difference-table.tsx'
import { formatWords, type Rejection } from './entry.ts'
import type { Import } from './store.ts'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly found: Import
  readonly groups: readonly Group[]
  /** The first of them. */
  readonly some: readonly Listed[]
}

export function TrialPage({ found, groups, some, ...page }: Props): VNode {
  const { counts } = found
  const count = groups.reduce((sum, group) => sum + group.count, 0)
  return (
    <Page {...page} title="Katalog abgleichen" wide styles={['/amt/ozg.css']}>
      <p class="no-print">
        <a class="kern-link" href="/amt/ozg/abgleich">
          Zurück zum Abgleich
        </a>
      </p>
      <h1 class="kern-heading-x-large">{found.fileName}</h1>
      <p class="muted">
        {`${formatWords[found.format]}, ${found.complete ? 'ganzer Katalog' : 'ein Teil des Katalogs'}. Verglichen am ${germanMoment(found.at)} von ${found.author}.`}
      </p>
      {found.state === 'discarded' && <Alert kind="info" title="Dieser Abgleich ist verworfen." />}
      {found.state === 'trial' && (
        <Alert kind="info" title="Probelauf: Es ist noch nichts geändert.">
          <p class="kern-body">
            {count === 0
              ? 'Es gibt nichts zu entscheiden.'
              : 'Legen Sie die Unterschiede vor, dann entscheiden Sie über jeden einzeln oder über viele zusammen.'}
          </p>
        </Alert>
      )}
      <dl class="kern-description-list">
        {[
          ...kinds.map((kind) => [kindWords[kind], counts[kind]] as const),
          ['unverändert', counts.unchanged] as const,
          ['wartet schon auf eine Entscheidung', counts.waiting] as const,
          ['anders, aber „unseres behalten“ entschieden', counts.kept] as const,
          ['bei uns, in der Datei nicht genannt', counts.notNamed] as const,
          ['in der Datei beendet oder ersetzt, uns unbekannt', counts.over] as const,
          ['abgelehnt', counts.rejected] as const,
          ['Zeilen insgesamt', counts.rows] as const,
        ].map(([word, value]) => (
          <div class="kern-description-list-item">
            <dt class="kern-description-list-item__key">{word}</dt>
            <dd class="kern-description-list-item__value">{value}</dd>
          </div>
        ))}
      </dl>
      {found.state !== 'discarded' && <Actions found={found} count={count} csrf={page.csrf} />}
      {groups.length > 0 && (
        <>
          <h2 class="kern-heading-large">Unterschiede</h2>
          <ul>
            {groups.map(({ kind, field, count: many }) => (
              <li>{`${many} ${groupWords(kind, field)}`}</li>
            ))}
          </ul>
          {count > some.length && <p>{`Die ersten ${some.length} von ${count}:`}</p>}
          <DifferenceTable all={some} deciding={false} />
        </>
      )}
      <Rejections all={found.rejections} unit={found.format === 'xzufi' ? 'Leistung' : 'Zeile'} />
    </Page>
  )
}

const Actions = ({ found, count, csrf }: { found: Import; count: number; csrf: string | undefined }): VNode => (
  <form method="post" class="ozg-actions no-print">
    <CsrfField csrf={csrf} />
    {found.state === 'trial' && count > 0 && (
      <Button name="was" value="vorlegen" label="Unterschiede zur Entscheidung vorlegen" />
    )}
    {found.state === 'listed' && count > 0 && (
      <LinkButton href={`/amt/ozg/abgleich?datei=${found.id}`} label={`${count} offene entscheiden`} />
    )}
    {(found.state === 'trial' || count > 0) && (
      <Button
        name="was"
        value="verwerfen"
        kind="tertiary"
        label={found.state === 'trial' ? 'Verwerfen' : 'Offene verwerfen'}
      />
    )}
  </form>
)

const Rejections = ({ all, unit }: { all: readonly Rejection[]; unit: string }): VNode | null =>
  all.length === 0 ? null : (
    <details>
      <summary>{all.length === 1 ? 'Eine Zeile ist abgelehnt' : `${all.length} Zeilen sind abgelehnt`}</summary>
      <table class="kern-table kern-table--small">
        <caption class="kern-sr-only">Abgelehnte Zeilen mit Grund</caption>
        <TableHead titles={[unit, 'Schlüssel', 'Bezeichnung', 'Grund']} />
        <tbody class="kern-table__body">
          {all.slice(0, 500).map(({ line, key, name, reason }) => (
            <tr class="kern-table__row">
              {[line, key, name, reason].map((cell) => (
                <td class="kern-table__cell">{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
