/** Left of a task: what is known. For another office only what was handed over. */
import type { VNode } from 'preact'
import type { Context } from '../context.ts'
import { germanMoment } from '../pages/format.ts'
import { ApplicantData } from '../records/shown/applicant-data.tsx'
import { Decisions } from '../records/shown/decisions.tsx'
import { DocumentList } from '../records/shown/documents.tsx'
import { PeopleCards } from '../records/shown/people.tsx'
import type { Handover } from '../records/handovers.ts'
import type { TaskView } from './task-view.ts'

export function TaskData({ view, context }: { view: TaskView; context: Context }): VNode {
  const { file } = view
  if (!file) return <HandedOver handovers={view.handovers} />
  return (
    <>
      <section aria-labelledby="personen">
        <h2 id="personen">Beteiligte</h2>
        <PeopleCards file={file} />
      </section>
      <Decisions file={file} level={2} />
      <section aria-labelledby="angaben">
        <h2 id="angaben">Angaben aus dem Formular</h2>
        <ApplicantData file={file} context={context} />
      </section>
      <section aria-labelledby="dokumente">
        <h2 id="dokumente">Dokumente</h2>
        <DocumentList file={file} />
      </section>
    </>
  )
}

function HandedOver({ handovers }: { handovers: readonly Handover[] }): VNode {
  return (
    <section aria-labelledby="uebergeben">
      <h2 id="uebergeben">Was Ihnen übergeben wurde</h2>
      {handovers.length === 0 && <p class="muted">Zu dieser Aufgabe wurden keine Angaben übergeben.</p>}
      {handovers.map((handover) => (
        <div key={handover.id} class="handed">
          <p>{`Zweck: ${handover.purpose}`}</p>
          <dl class="facts">
            {handover.fields.map(({ key, label, value }) => (
              <div key={key}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p class="muted">{`übergeben am ${germanMoment(handover.at)}`}</p>
        </div>
      ))}
      <p class="muted">Mehr aus diesem Vorgang dürfen Sie nicht sehen: Er gehört einem anderen Amt.</p>
    </section>
  )
}
