/** The case at a glance: who, what waits, what was decided and sent; notes and actions at the right. */
import type { VNode } from 'preact'
import { germanDay, germanMoment } from '../pages/format.ts'
import { CsrfField } from '../pages/layout.tsx'
import { Button } from '../pages/parts.tsx'
import { actorName } from '../records/colleagues.ts'
import { Decisions } from '../records/shown/decisions.tsx'
import { DueTag } from '../records/shown/due-tag.tsx'
import { PeopleCards } from '../records/shown/people.tsx'
import { CasePage, caseHref, type CaseProps } from './parts.tsx'
import { DeliveryList } from './delivery-list.tsx'
import { waitings, type Waiting } from './waiting.ts'

export interface OverviewProps extends CaseProps {
  /** Ids of tasks by their wait: for links. */
  readonly taskIds: ReadonlyMap<number, number>
}

export const OverviewPage = (props: OverviewProps): VNode => (
  <CasePage {...props}>
    <div class="file">
      <div>
        <section aria-labelledby="wartet">
          <h2 id="wartet">Wie es steht</h2>
          <WaitingList {...props} />
        </section>
        <section aria-labelledby="beteiligte">
          <h2 id="beteiligte">Beteiligte</h2>
          <PeopleCards file={props.file} />
        </section>
        <Decisions file={props.file} level={2} />
        <section aria-labelledby="sendungen">
          <h2 id="sendungen">Briefe und Bescheide</h2>
          <DeliveryList file={props.file} />
        </section>
        <Handovers {...props} />
      </div>
      <aside aria-label="Vermerke und Aktionen">
        <Notes {...props} />
        {props.file.row.ended_at === null && <Actions {...props} />}
      </aside>
    </div>
  </CasePage>
)

function WaitingList(props: OverviewProps): VNode {
  const { file } = props
  const all = waitings(file)
  if (file.row.ended_at !== null) return <p>{`Der Vorgang ist beendet: ${file.row.ended_how ?? ''}.`}</p>
  if (all.length === 0) return <p class="muted">Gerade wartet nichts.</p>
  return (
    <ul class="where">
      {all.map((one) => (
        <li>
          <WaitingLine one={one} {...props} />
        </li>
      ))}
    </ul>
  )
}

function WaitingLine({ one, taskIds, file, csrf }: OverviewProps & { one: Waiting }): VNode {
  const { asks, text, due } = one
  if (asks?.kind === 'incident' || asks?.kind === 'message')
    return <GoOn {...goOns[asks.kind]} text={text} wait={asks.wait} number={file.row.number} csrf={csrf} />
  const task = asks ? taskIds.get(asks.wait) : undefined
  return (
    <>
      {task === undefined ? text : <a href={`/amt/aufgaben/${task}`}>{text}</a>}{' '}
      {due && <DueTag due={due} today={file.today} />}
    </>
  )
}

/** What stopped by itself goes on from here once the sentence is put right; what is waited for may come by telephone or at the counter. */
const goOns = {
  incident: { to: 'stoerung', label: 'Erneut versuchen', look: 'trouble' },
  message: { to: 'eingetroffen', label: 'Ist eingetroffen', look: 'arriving' },
} as const

interface GoOnProps {
  readonly to: string
  readonly label: string
  readonly look: string
  readonly text: string
  readonly wait: number
  readonly number: string
  readonly csrf: string | undefined
}

const GoOn = ({ to, label, look, text, wait, number, csrf }: GoOnProps): VNode => (
  <form method="post" action={`${caseHref(number)}/${to}`} class={look} aria-label={text}>
    <CsrfField csrf={csrf} />
    <input type="hidden" name="stelle" value={String(wait)} />
    {look === 'trouble' ? <strong>{text}</strong> : <span>{text}</span>}
    <Button kind="secondary" small label={label} />
  </form>
)

function Handovers({ file }: OverviewProps): VNode | null {
  if (file.handovers.length === 0) return null
  return (
    <section aria-labelledby="uebergaben">
      <h2 id="uebergaben">An andere Ämter übergeben</h2>
      {file.handovers.map(({ id, office, purpose, at, fields }) => (
        <div key={id}>
          <p>{`${file.offices.get(office) ?? office}, ${germanMoment(at)}. Zweck: ${purpose}`}</p>
          <dl class="facts">
            {fields.map(({ key, label, value }) => (
              <div key={key}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  )
}

function Notes({ file, csrf }: OverviewProps): VNode {
  return (
    <section class="card" aria-labelledby="vermerke">
      <h2 id="vermerke">Vermerke</h2>
      {[...file.notes].reverse().map((note) => (
        <div class="note" key={note.id}>
          <p>{note.text}</p>
          <p class="muted">{`${actorName(file.people, note.author)}, ${germanMoment(note.at)}`}</p>
        </div>
      ))}
      <form method="post" action={`${caseHref(file.row.number)}/vermerk`}>
        <CsrfField csrf={csrf} />
        <label class="kern-label" for="vermerk">
          Neuer Vermerk
        </label>
        <p class="kern-hint" id="vermerk-hinweis">
          Gehört zur Akte und kann danach nicht geändert oder gelöscht werden.
        </p>
        <textarea
          class="kern-form-input__input"
          id="vermerk"
          name="text"
          required
          maxLength={4000}
          aria-describedby="vermerk-hinweis"
        />
        <p>
          <Button kind="secondary" small label="Vermerk eintragen" />
        </p>
      </form>
    </section>
  )
}

function Actions({ file, csrf }: OverviewProps): VNode {
  const href = caseHref(file.row.number)
  const followUp = Object.values(file.case.waits).flatMap(({ until }) =>
    until.kind === 'task' && until.followUp !== null ? [until.followUp] : [],
  )[0]
  return (
    <section class="card card--quiet" aria-labelledby="aktionen">
      <h2 id="aktionen">Aktionen</h2>
      <form method="post" action={`${href}/wiedervorlage`} class="inline-form">
        <CsrfField csrf={csrf} />
        <label for="tag">Wiedervorlage am</label>
        <input class="kern-form-input__input" type="date" id="tag" name="tag" min={file.today} />
        <Button kind="secondary" small label="Zurücklegen" />
      </form>
      {followUp && <p class="muted">{`Zurückgelegt bis ${germanDay(followUp)}.`}</p>}
      <ul>
        <li>
          <a href={`${href}/berichtigen`}>Angaben berichtigen</a>
        </li>
        <li>
          <a href={`${href}/anders-erledigt`}>Anders erledigt …</a>
        </li>
      </ul>
    </section>
  )
}
