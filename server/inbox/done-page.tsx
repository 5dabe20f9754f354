/** After a task: what happened, and the next one. */
import type { VNode } from 'preact'
import { Page, type PageProps } from '../pages/layout.tsx'
import { Alert, LinkButton } from '../pages/parts.tsx'
import { WORK_CSS } from '../records/shown/style.ts'
import type { TaskRow } from './task-row.ts'

interface Props extends PageProps {
  /** Number of the case, when the person may see the case; else null. */
  readonly number: string | null
  readonly next: TaskRow | null
}

export const DonePage = (props: Props): VNode => {
  const { number, next } = props
  return (
    <Page {...props} title="Aufgabe erledigt" styles={[WORK_CSS]}>
      <h1 class="kern-heading-large">Aufgabe erledigt</h1>
      <Alert kind="success" title="Die Aufgabe ist erledigt." live>
        <p>{number ? `Der Vorgang ${number} geht weiter.` : 'Ihre Antwort ist beim anderen Amt.'}</p>
      </Alert>
      <p class="button-row">
        {next && (
          <LinkButton
            href={`/amt/aufgaben/${next.id}`}
            label={`Nächste Aufgabe: ${next.element_name} (${next.number})`}
          />
        )}
        {number && (
          <LinkButton kind={next ? 'secondary' : 'primary'} href={`/amt/vorgaenge/${number}`} label="Zum Vorgang" />
        )}
        <LinkButton kind="tertiary" href="/amt/aufgaben" label="Zu meinen Aufgaben" />
      </p>
    </Page>
  )
}
