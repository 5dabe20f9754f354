/** The inbox: queues with numbers at the left, the tasks of one of them at the right. */
import type { VNode } from 'preact'
import { germanDay, germanMoment } from '../pages/format.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Button } from '../pages/parts.tsx'
import type { Colleague } from '../records/colleagues.ts'
import type { Notice } from '../records/notices.ts'
import { DueTag } from '../records/shown/due-tag.tsx'
import { NoticeList } from '../records/shown/notice-list.tsx'
import { WORK_CSS } from '../records/shown/style.ts'
import { writeList, type ListAddress } from './list-query.ts'
import type { PostRow } from './post.ts'
import { MOST, type Entry } from './task-lists.ts'
import type { TaskRow } from './task-row.ts'
import { PAGE_SIZE, views, type Sort, type View } from './views.ts'

export interface ListProps extends PageProps {
  readonly address: ListAddress
  readonly counts: Readonly<Record<View, number>>
  readonly tasks: readonly TaskRow[]
  /** What the tasks shown are a page of. */
  readonly list: readonly Entry[]
  readonly post: readonly PostRow[]
  readonly people: ReadonlyMap<string, Colleague>
  readonly offices: ReadonlyMap<string, string>
  /** Ids of tasks of other offices' cases: shown without the case's title. */
  readonly foreign: ReadonlySet<number>
  readonly today: string
  /** What waits beside the tasks of cases. */
  readonly notices: readonly Notice[]
  /** What just happened, for a person who was sent back here. */
  readonly said: string | null
}

export function ListPage(props: ListProps): VNode {
  const { address, tasks, post } = props
  const { label, empty } = views[address.view]
  const isEmpty = address.view === 'post' ? post.length === 0 : tasks.length === 0
  return (
    <Page {...props} title={label} wide styles={[WORK_CSS]}>
      <div class="work">
        <Queues {...props} />
        <div class="work__main">
          <h1 class="kern-heading-large">{label}</h1>
          {props.said && (
            <p class="said" role="status">
              {props.said}
            </p>
          )}
          <NoticeList notices={props.notices} />
          {isEmpty && <p class="empty">{empty}</p>}
          {!isEmpty && (address.view === 'post' ? <PostTable post={post.slice(0, MOST)} /> : <TaskTable {...props} />)}
          {address.view !== 'post' && <Pages address={address} list={props.list} />}
        </div>
      </div>
    </Page>
  )
}

const Queues = ({ address, counts }: ListProps): VNode => (
  <nav class="queues" aria-label="Aufgaben nach Art">
    <ul>
      {(Object.keys(views) as View[]).map((view) => (
        <li key={view}>
          <a
            href={writeList({ ...address, view, page: 1, after: null })}
            aria-current={view === address.view ? 'page' : undefined}
          >
            <span>{views[view].label}</span>
            <span class={`count${view === 'ueberfaellig' && counts[view] > 0 ? ' count--late' : ''}`}>
              {counted(counts[view])}
            </span>
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

/** What is more than that nobody reads to its end. */
const counted = (many: number): string => (many > MOST ? `über ${MOST}` : String(many))

const headings: readonly (readonly [Sort | null, string])[] = [
  ['aufgabe', 'Aufgabe'],
  ['vorgang', 'Vorgang'],
  ['frist', 'Frist'],
  ['seit', 'Wartet seit'],
  [null, 'Bei'],
  [null, 'Aktion'],
]

const TaskTable = (props: ListProps): VNode => (
  <table class="list">
    <caption class="kern-sr-only">{`${views[props.address.view].label}: ${counted(props.list.length)}`}</caption>
    <thead>
      <tr>
        {headings.map(([sort, label]) => (
          <Heading key={label} sort={sort} label={label} address={props.address} />
        ))}
      </tr>
    </thead>
    <tbody>
      {props.tasks.map((task) => (
        <TaskLine key={task.id} task={task} {...props} />
      ))}
    </tbody>
  </table>
)

function Heading({ sort, label, address }: { sort: Sort | null; label: string; address: ListAddress }): VNode {
  if (sort === null) return <th scope="col">{label}</th>
  const active = address.sort === sort
  const direction = active ? (address.descending ? 'descending' : 'ascending') : undefined
  return (
    <th scope="col" aria-sort={direction}>
      <a href={writeList({ ...address, sort, descending: active && !address.descending, page: 1 })}>
        {label}
        {active && <span aria-hidden="true">{address.descending ? ' ↓' : ' ↑'}</span>}
      </a>
    </th>
  )
}

function TaskLine({
  task,
  people,
  offices,
  today,
  csrf,
  staff,
  address,
  foreign,
}: ListProps & { task: TaskRow }): VNode {
  const given = foreign.has(task.id)
  const holder = task.assignee === null ? null : (people.get(task.assignee) ?? null)
  return (
    <tr>
      <td data-label="Aufgabe">
        <a class="kern-link list__main" href={`/amt/aufgaben/${task.id}`}>
          {task.element_name}
        </a>
      </td>
      <td data-label="Vorgang">
        {given ? `Anfrage vom ${offices.get(task.office) ?? task.office}` : (task.person ?? task.title)}
        <span class="list__sub">
          {!given && task.person && `${task.title}, `}
          <span class="number">{task.number}</span>
        </span>
      </td>
      <td data-label="Frist">
        <DueTag due={task.due} today={today} />
        {address.view === 'wiedervorlage' && task.follow_up && (
          <span class="list__sub">{`wieder ab ${germanDay(task.follow_up)}`}</span>
        )}
      </td>
      <td data-label="Wartet seit">{germanDay(task.since)}</td>
      <td data-label="Bei">
        {task.assignee === null ? (
          <span class="muted">niemandem</span>
        ) : task.assignee === staff?.login ? (
          'Ihnen'
        ) : (
          (holder?.name ?? task.assignee)
        )}
        {holder?.absentUntil && <span class="list__sub">{`abwesend bis ${germanDay(holder.absentUntil)}`}</span>}
      </td>
      <td data-label="Aktion">
        <Action task={task} csrf={csrf} mine={task.assignee === staff?.login} back={writeList(address)} />
      </td>
    </tr>
  )
}

function Action({
  task,
  csrf,
  mine,
  back,
}: {
  task: TaskRow
  csrf: string | undefined
  mine: boolean
  back: string
}): VNode {
  if (task.assignee !== null && !mine) {
    return (
      <a class="kern-link" href={`/amt/aufgaben/${task.id}/uebernehmen`}>
        Übernehmen …
      </a>
    )
  }
  return (
    <form method="post" action={`/amt/aufgaben/${task.id}/${mine ? 'freigeben' : 'nehmen'}`}>
      <CsrfField csrf={csrf} />
      <input type="hidden" name="zurueck" value={mine ? back : ''} />
      <Button
        kind="secondary"
        small
        label={
          <>
            {mine ? 'Freigeben' : 'Übernehmen'}
            <span class="unseen">{`: ${task.element_name}, ${task.number}`}</span>
          </>
        }
      />
    </form>
  )
}

const PostTable = ({ post }: { post: readonly PostRow[] }): VNode => (
  <table class="list">
    <caption class="kern-sr-only">Neue Post zu laufenden Vorgängen</caption>
    <thead>
      <tr>
        <th scope="col">Dokument</th>
        <th scope="col">Vorgang</th>
        <th scope="col">Eingegangen</th>
      </tr>
    </thead>
    <tbody>
      {post.map((row) => (
        <tr key={row.document}>
          <td data-label="Dokument">{`${row.document_title} (${row.document})`}</td>
          <td data-label="Vorgang">
            <a class="kern-link" href={`/amt/vorgaenge/${row.number}/dokumente`}>
              {row.title}
            </a>
            <span class="list__sub">{row.number}</span>
          </td>
          <td data-label="Eingegangen">{germanMoment(row.created_at)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

function Pages({ address, list }: { address: ListAddress; list: readonly Entry[] }): VNode | null {
  const { page, after } = address
  const last = Math.ceil(Math.min(list.length, MOST) / PAGE_SIZE)
  const more = list.length > MOST
  if (last <= 1 && !after) return null
  const rest = more ? (list[MOST - 1] ?? null) : null
  return (
    <nav class="pages" aria-label="Seiten">
      {page > 1 && <a href={writeList({ ...address, page: page - 1 })}>Zurück</a>}
      {page === 1 && after && <a href={writeList({ ...address, after: null })}>Zum Anfang</a>}
      <span>{`Seite ${page} von ${last}, ${counted(list.length)}${after ? ' weitere' : ''} Aufgaben`}</span>
      {page < last && <a href={writeList({ ...address, page: page + 1 })}>Weiter</a>}
      {page >= last && rest && (
        <a href={writeList({ ...address, page: 1, after: rest })}>Aufgaben mit späterer Frist</a>
      )}
      {more && (address.sort !== 'frist' || address.descending) && (
        <span>{`Sortiert sind die ${MOST} mit den nächsten Fristen.`}</span>
      )}
    </nav>
  )
}
