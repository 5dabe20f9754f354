import type { VNode } from 'preact'
import type { PostedFields } from '../http/body.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Button, LinkButton, TextField } from '../pages/parts.tsx'
import { ProblemList } from './problem-list.tsx'

interface DeriveProps extends Omit<PageProps, 'title' | 'children'> {
  /** Key of the Ist. */
  readonly process: string
  readonly called: string
  readonly problems: readonly string[]
  readonly posted: PostedFields
}

/** `/amt/prozesse/:key/soll` */
export const DerivePage = ({ process, called, problems, posted, ...page }: DeriveProps): VNode => (
  <Page {...page} title="Soll aus Ist ableiten" styles={['/amt/prozesse.css']}>
    <h1 class="kern-heading-x-large">Soll aus Ist ableiten</h1>
    <p>
      {`„${called}“ wird als Entwurf eines eigenen Prozesses kopiert, mit Bahnen, Zeiten und allem, was notiert ist. Das Ist bleibt, wie es ist; beide lassen sich danach vergleichen.`}
    </p>
    <ProblemList problems={problems} />
    <form method="post" class="stack">
      <CsrfField csrf={page.csrf} />
      <TextField name="name" label="Name des Soll" value={String(posted['name'] ?? '')} />
      <TextField
        name="key"
        label="Kennung"
        hint="Steht in Adressen und Dateien und ändert sich nie"
        value={String(posted['key'] ?? '')}
      />
      <p class="process-actions">
        <Button label="Soll anlegen" />
        <LinkButton kind="tertiary" href={`/amt/prozesse/${process}/steckbrief`} label="Abbrechen" />
      </p>
    </form>
  </Page>
)
