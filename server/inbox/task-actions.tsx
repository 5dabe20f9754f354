/** Below a task: put it off, give it to someone, put it back. */
import type { VNode } from 'preact'
import { germanDay } from '../pages/format.ts'
import { CsrfField } from '../pages/layout.tsx'
import { Button } from '../pages/parts.tsx'
import type { Colleague } from '../records/colleagues.ts'
import type { TaskProps } from './task-page.tsx'

export function TaskActions({ view, staff, csrf }: TaskProps): VNode | null {
  const { task, colleagues, today } = view
  const mine = task.row.assignee === staff?.login
  if (task.row.assignee !== null && !mine) return null
  const address = `/amt/aufgaben/${task.row.id}`
  const others = colleagues.filter(({ login }) => login !== staff?.login)
  return (
    <section class="card card--quiet" aria-labelledby="weiteres">
      <h2 id="weiteres">Später oder jemand anderes</h2>
      <form method="post" action={`${address}/wiedervorlage`} class="inline-form">
        <CsrfField csrf={csrf} />
        <label for="tag">Wiedervorlage am</label>
        <input
          class="kern-form-input__input"
          type="date"
          id="tag"
          name="tag"
          min={today}
          value={followUpDay(task.row.follow_up, today)}
        />
        <Button kind="secondary" small label="Zurücklegen" />
      </form>
      {others.length > 0 && (
        <form method="post" action={`${address}/zuweisen`} class="inline-form">
          <CsrfField csrf={csrf} />
          <label for="an">Zuweisen an</label>
          <span class="kern-form-input__select-wrapper">
            <select class="kern-form-input__select" id="an" name="an">
              {others.map(Choice)}
            </select>
          </span>
          <Button kind="secondary" small label="Zuweisen" />
        </form>
      )}
      {mine && (
        <form method="post" action={`${address}/freigeben`}>
          <CsrfField csrf={csrf} />
          <Button kind="tertiary" small label="Aufgabe für die Gruppe freigeben" />
        </form>
      )}
    </section>
  )
}

const followUpDay = (at: string | null, today: string): string =>
  at !== null && at.slice(0, 10) >= today ? new Date(Date.parse(at) + 12 * 3_600_000).toISOString().slice(0, 10) : ''

const Choice = ({ login, name, absentUntil }: Colleague): VNode => (
  <option value={login}>{absentUntil ? `${name} (abwesend bis ${germanDay(absentUntil)})` : name}</option>
)
