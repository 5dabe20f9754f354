/** One task: the data left, the questions right, and buttons named after what comes of it. */
import type { VNode } from 'preact'
import { fieldsOf, type FormError } from '../../engine/index.ts'
import { germanDay } from '../pages/format.ts'
import { ErrorSummary, FormFields } from '../pages/form.tsx'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Outcomes } from '../pages/outcomes.tsx'
import { Button } from '../pages/parts.tsx'
import { DueTag } from '../records/shown/due-tag.tsx'
import { documentHref } from '../records/shown/documents.tsx'
import { WORK_CSS } from '../records/shown/style.ts'
import { TaskActions } from './task-actions.tsx'
import { TaskData } from './task-data.tsx'
import type { TaskView } from './task-view.ts'

export interface TaskProps extends PageProps {
  readonly view: TaskView
  readonly errors: readonly FormError[]
  /** What stands in the fields: the case's values, or what was posted. */
  readonly values: Readonly<Record<string, unknown>>
  readonly shown: ReadonlySet<string>
}

export function TaskPage(props: TaskProps): VNode {
  const { row } = props.view.task
  return (
    <Page {...props} title={row.element_name} wide styles={[WORK_CSS]}>
      <p class="crumbs">
        <a href="/amt/aufgaben">Aufgaben</a>
      </p>
      <TaskHeader {...props} />
      <div class={row.assignee === null ? 'desk desk--free' : 'desk'}>
        <div class="desk__data">
          <TaskData {...props} />
        </div>
        <div class="desk__work">
          <Work {...props} />
          <TaskActions {...props} />
        </div>
      </div>
    </Page>
  )
}

function TaskHeader({ view: { task, today, file, offices, people }, staff }: TaskProps): VNode {
  const { row, whole } = task
  const holder =
    row.assignee === null
      ? 'noch bei niemandem'
      : row.assignee === staff?.login
        ? 'bei Ihnen'
        : `bei ${people.get(row.assignee)?.name ?? row.assignee}`
  return (
    <header class="case-head">
      <h1 class="kern-heading-large">{row.element_name}</h1>
      <p class="case-head__line">
        {whole ? (
          <a href={`/amt/vorgaenge/${row.number}`}>{[row.person, row.title, row.number].filter(Boolean).join(' · ')}</a>
        ) : (
          <span>{`Anfrage vom ${offices.get(row.office) ?? row.office}, ${row.number}`}</span>
        )}
        <DueTag due={row.due} today={today} />
        <span>{holder}</span>
        {row.follow_up && row.follow_up.slice(0, 10) > today && (
          <span>{`Wiedervorlage am ${germanDay(row.follow_up.slice(0, 10))}`}</span>
        )}
        {file?.row.paused && <span class="due due--soon">{`Frist angehalten: ${file.row.paused}`}</span>}
      </p>
    </header>
  )
}

function Work(props: TaskProps): VNode {
  const { view, staff, csrf } = props
  const { row } = view.task
  if (row.assignee === null) {
    return (
      <section class="card" aria-labelledby="uebernehmen">
        <h2 id="uebernehmen">Noch nicht übernommen</h2>
        <p>Übernehmen Sie die Aufgabe, um sie zu bearbeiten. Bis dahin können alle in der Gruppe sie nehmen.</p>
        <form method="post" action={`/amt/aufgaben/${row.id}/nehmen`}>
          <CsrfField csrf={csrf} />
          <Button label="Aufgabe übernehmen" />
        </form>
      </section>
    )
  }
  if (row.assignee !== staff?.login) {
    return (
      <section class="card" aria-labelledby="andere">
        <h2 id="andere">{`Bei ${view.people.get(row.assignee)?.name ?? row.assignee}`}</h2>
        <p>Diese Aufgabe bearbeitet gerade jemand anderes. Sie können hier lesen.</p>
        <p>
          <a class="kern-link" href={`/amt/aufgaben/${row.id}/uebernehmen`}>
            Aufgabe übernehmen …
          </a>
        </p>
      </section>
    )
  }
  return <TaskForm {...props} />
}

function TaskForm({ view, errors, values, shown, csrf }: TaskProps): VNode {
  const { task, form, outcome } = view
  const files = form ? fieldsOf(form.components).filter(({ type }) => type === 'filepicker') : []
  const skip = [...(outcome ? [outcome.key] : []), ...files.map(({ key }) => key)]
  return (
    <section class="card" aria-labelledby="bearbeiten">
      <h2 id="bearbeiten">Bearbeiten</h2>
      <ErrorSummary errors={errors} />
      <LetterToSend view={view} />
      <form method="post" action={`/amt/aufgaben/${task.row.id}/erledigen`} encType="multipart/form-data" noValidate>
        {/* Enter in a field must not choose an outcome: a disabled first button swallows it. */}
        <button type="submit" disabled hidden />
        <CsrfField csrf={csrf} />
        {form && <FormFields form={form} values={values} errors={errors} shown={shown} skip={skip} />}
        <Outcomes field={outcome} />
      </form>
    </section>
  )
}

/** The letter that waits to be posted, where the task is about one. */
function LetterToSend({ view: { file, data } }: { view: TaskView }): VNode | null {
  const delivery = file?.deliveries.find(({ number, sent_on }) => number === data['sendung'] && sent_on === null)
  if (!delivery) return null
  return (
    <p class="letter-to-send">
      <a class="kern-btn kern-btn--secondary" href={documentHref(delivery.document)} target="_blank" rel="noopener">
        <span class="kern-label">{`${delivery.what} öffnen und drucken (PDF)`}</span>
      </a>
      <span class="muted">{`Sendung ${delivery.number}`}</span>
    </p>
  )
}
