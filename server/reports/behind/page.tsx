/** `/amt/berichte/vorgaenge`: the cases behind a figure. */
import type { VNode } from 'preact'
import { germanDay } from '../../pages/format.ts'
import { Page, type PageProps } from '../../pages/layout.tsx'
import { caseStatusNames } from '../../records/case-row.ts'
import { count } from '../../ratings/sentence.ts'
import { Rows } from '../report-page.tsx'
import type { Behind } from './find.ts'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly found: Behind
  readonly back: string
}

export const BehindPage = ({ found: { title, total, least, open, others }, back, ...page }: Props): VNode => (
  <Page {...page} title="Vorgänge hinter einer Zahl" wide styles={['/amt/ozg.css', '/amt/berichte.css']}>
    <p>
      <a class="kern-link" href={back}>
        Zurück zum Bericht
      </a>
    </p>
    <h1 class="kern-heading-large">{title}</h1>
    <p class="ozg-headline">{totalWords(total, least)}</p>
    {open.length > 0 && (
      <Rows
        name="Vorgänge, die Sie öffnen dürfen"
        titles={['Vorgang', 'Leistung', 'Eingegangen', 'Stand']}
        rows={open.map(({ number, title: service, received_at, status, ended_at }) => [
          <a class="kern-link" href={`/amt/vorgaenge/${number}`}>
            {number}
          </a>,
          service,
          germanDay(received_at),
          ended_at === null ? caseStatusNames[status] : `${caseStatusNames[status]} am ${germanDay(ended_at)}`,
        ])}
      />
    )}
    {others !== 0 && (
      <p class="muted">
        {open.length === 0
          ? 'Einzelne Vorgänge sehen nur die, die sie bearbeiten dürfen; hier steht deshalb die Zahl.'
          : `Dazu kommen ${others === null ? 'weniger als fünf' : `mindestens ${count(others)}`}, die Sie nicht öffnen dürfen.`}{' '}
        Gruppen unter fünf werden nicht genannt; Teile sind so gerundet, dass sie sich auch nicht ausrechnen lassen.
      </p>
    )}
  </Page>
)

function totalWords(total: number | null, least: boolean): string {
  if (total === null) return 'Weniger als fünf Vorgänge.'
  if (total === 0) return 'Kein Vorgang.'
  return `${least ? 'Mindestens ' : ''}${count(total)} ${total === 1 ? 'Vorgang' : 'Vorgänge'}.`
}
