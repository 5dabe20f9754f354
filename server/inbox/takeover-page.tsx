/** Taking a colleague's task is asked once more, with the name. */
import type { VNode } from 'preact'
import { germanDay } from '../pages/format.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Button } from '../pages/parts.tsx'
import type { Colleague } from '../records/colleagues.ts'
import { WORK_CSS } from '../records/shown/style.ts'
import type { TaskRow } from './task-row.ts'

interface Props extends PageProps {
  readonly task: TaskRow
  readonly holder: Colleague
}

export const TakeoverPage = (props: Props): VNode => {
  const { task, holder, csrf } = props
  return (
    <Page {...props} title="Aufgabe übernehmen" styles={[WORK_CSS]}>
      <h1 class="kern-heading-large">{`Aufgabe von ${holder.name} übernehmen?`}</h1>
      <p>{`„${task.element_name}“ (${task.number}) ist bei ${holder.name}.`}</p>
      {holder.absentUntil ? (
        <p>{`${holder.name} ist bis ${germanDay(holder.absentUntil)} abwesend.`}</p>
      ) : (
        <p>
          <strong>{`${holder.name} ist nicht abwesend gemeldet.`}</strong> Sprechen Sie sich vorher ab: Angefangene
          Eingaben gehen verloren.
        </p>
      )}
      <form method="post" action={`/amt/aufgaben/${task.id}/uebernehmen`} class="button-row">
        <CsrfField csrf={csrf} />
        <input type="hidden" name="von" value={holder.login} />
        <Button label={`Aufgabe von ${holder.name} übernehmen`} />
        <a class="kern-link" href={`/amt/aufgaben/${task.id}`}>
          Abbrechen
        </a>
      </form>
    </Page>
  )
}
