/** `/amt/strichliste`: one tap a case and channel, for four weeks. */
import type { VNode } from 'preact'
import { germanDay } from '../pages/format.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Button } from '../pages/parts.tsx'
import { count } from '../ratings/sentence.ts'
import { projected, type Tally } from '../ratings/tallies.ts'
import { channels, channelWords } from '../ratings/volumes.ts'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly tallies: readonly (Tally & { readonly name: string })[]
  readonly today: string
  readonly mayTakeOver: boolean
}

export const TallyPage = ({ tallies, today, mayTakeOver, ...page }: Props): VNode => (
  <Page {...page} title="Strichliste" styles={['/amt/ozg.css']}>
    <h1 class="kern-heading-x-large">Strichliste</h1>
    <p>Ein Tippen je Fall, auf den Weg, auf dem er kam. Nach vier Wochen wird daraus eine Spanne für das Jahr.</p>
    {tallies.length === 0 && <p>Zurzeit läuft keine. Die Digitalisierung beginnt sie auf der Seite einer Leistung.</p>}
    {tallies.map((tally) => (
      <section aria-label={tally.name}>
        <h2 class="kern-heading-large">{tally.name}</h2>
        <p class="muted">{`${germanDay(tally.begins)} bis ${germanDay(tally.ends)}`}</p>
        {tally.ends >= today ? <Buttons tally={tally} csrf={page.csrf} /> : <Result tally={tally} today={today} />}
        {tally.ends < today && mayTakeOver && (
          <form method="post" action={`/amt/strichliste/${tally.id}/uebernehmen`}>
            <CsrfField csrf={page.csrf} />
            <Button kind="secondary" label="Als Fallzahlen übernehmen" />
          </form>
        )}
      </section>
    ))}
  </Page>
)

const Buttons = ({ tally, csrf }: { tally: Tally & { name: string }; csrf: string | undefined }): VNode => (
  <form method="post" action={`/amt/strichliste/${tally.id}`} class="ozg-tally">
    <CsrfField csrf={csrf} />
    {channels.map((channel) => (
      <Button
        name="channel"
        value={channel}
        kind="secondary"
        label={
          <>
            {`${channelWords[channel]}: ${tally.marks[channel] ?? 0}`}
            <span class="kern-sr-only">{`, ein Fall mehr bei ${tally.name}`}</span>
          </>
        }
      />
    ))}
    <Button name="channel" value="zurueck" kind="tertiary" label="Meinen letzten Strich zurücknehmen" />
  </form>
)

export const Result = ({ tally, today }: { tally: Tally; today: string }): VNode => (
  <ul>
    {projected(tally, today).map(({ channel, usual, low, high, says }) => (
      <li>
        {`${channelWords[channel]}: ${count(usual)} im Jahr (${count(low)} bis ${count(high)})`}
        <span class="ozg-small">{says}</span>
      </li>
    ))}
  </ul>
)
