/** `/amt/verwaltung/mandant/textbausteine`: the texts of letters that the town words itself. */
import type { VNode } from 'preact'
import { germanDay } from '../pages/format.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Alert, Button, TextField } from '../pages/parts.tsx'
import type { SettingEntry } from '../records/settings.ts'
import type { TextBlock } from '../records/text-blocks.ts'
import { checkedSentence } from './entries.tsx'

export interface ListedBlock {
  readonly id: string
  /** Null: letters use the text they bring along. */
  readonly now: SettingEntry<TextBlock> | null
  readonly later: readonly SettingEntry<TextBlock>[]
  /** Letters that name it. */
  readonly uses: readonly string[]
}

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly blocks: readonly ListedBlock[]
  readonly message: string | null
  readonly problem: string | null
}

export const BlocksPage = ({ blocks, message, problem, ...page }: Props): VNode => (
  <Page {...page} title="Textbausteine" styles={['/amt/verwaltung/mandant.css']}>
    <p class="no-print">
      <a class="kern-link" href="/amt/verwaltung/mandant">
        Zurück zu den Einstellungen
      </a>
    </p>
    {message && <Alert kind="success" title={message} live />}
    <h1 class="kern-heading-x-large">Textbausteine</h1>
    <p>
      Manche Stellen in Briefen darf die Stadt selbst formulieren. Ihr Text gilt ab dem Tag, den Sie nennen; bis dahin
      steht der Text des Prozesses im Brief.
    </p>
    {blocks.length === 0 && <p>Noch nennt kein Brief einen Textbaustein.</p>}
    {blocks.map((one) => (
      <Block {...one} />
    ))}
    <h2 class="kern-heading-large">Baustein anlegen</h2>
    <form method="post" class="stack no-print">
      <CsrfField csrf={page.csrf} />
      <TextField
        name="kennung"
        label="Kennung"
        hint="Unter ihr nennt ein Brief den Baustein, zum Beispiel zahlung-hinweis"
        error={problem}
      />
      <Button label="Text schreiben" kind="secondary" />
    </form>
  </Page>
)

const Block = ({ id, now, later, uses }: ListedBlock): VNode => (
  <section class="town-setting" aria-labelledby={`baustein-${id}`}>
    <h2 class="kern-heading-large" id={`baustein-${id}`}>
      {now?.value.title ?? id}
    </h2>
    <p>{now ? `Gilt ab ${germanDay(now.validFrom)}. ${checkedSentence(now)}` : 'Es gilt der Text des Prozesses.'}</p>
    {later.map(({ validFrom }) => (
      <p>
        <strong>{`Ab ${germanDay(validFrom)} gilt ein neuer Text.`}</strong>
      </p>
    ))}
    <p class="muted">{`Kennung: ${id}. ${uses.length === 0 ? 'Noch in keinem Brief.' : `Verwendet in: ${uses.join(', ')}.`}`}</p>
    <p class="no-print">
      <a class="kern-link" href={`/amt/verwaltung/mandant/textbausteine/${id}`}>
        Ändern<span class="kern-sr-only">{`: ${now?.value.title ?? id}`}</span>
      </a>
    </p>
  </section>
)

export const BlockValue = ({ title, text }: TextBlock): VNode => (
  <>
    <p>
      <strong>{title}</strong>
    </p>
    <p class="town-text">{text}</p>
  </>
)

export const BlockUse = ({ uses }: { uses: readonly { readonly letter: string; readonly text: string }[] }): VNode =>
  uses.length === 0 ? (
    <p>Noch nennt kein Brief diesen Baustein. Er wirkt, sobald einer es tut.</p>
  ) : (
    <>
      <p>{`Verwendet in: ${uses.map(({ letter }) => letter).join(', ')}.`}</p>
      <details>
        <summary>Text, den der Prozess mitbringt</summary>
        {uses.map(({ text }) => (
          <p class="town-text">{text}</p>
        ))}
      </details>
    </>
  )
