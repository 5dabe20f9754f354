/** The frame of a case: header and tabs. */
import type { ComponentChildren, VNode } from 'preact'
import { germanDay } from '../pages/format.ts'
import { Page, type PageProps } from '../pages/layout.tsx'
import type { CaseFile } from '../records/case-file.ts'
import { caseStatusNames, channelNames } from '../records/case-row.ts'
import { fullName } from '../records/participants.ts'
import { DueTag } from '../records/shown/due-tag.tsx'
import { WORK_CSS } from '../records/shown/style.ts'

export const tabs = {
  uebersicht: 'Übersicht',
  daten: 'Daten',
  dokumente: 'Dokumente',
  verlauf: 'Verlauf',
  diagramm: 'Diagramm',
} as const
export type Tab = keyof typeof tabs

export interface CaseProps extends PageProps {
  readonly file: CaseFile
  readonly tab: Tab
  readonly said?: string | null
}

export const caseHref = (number: string, tab: Tab = 'uebersicht'): string =>
  `/amt/vorgaenge/${number}${tab === 'uebersicht' ? '' : `/${tab}`}`

export const CasePage = ({ children, ...props }: CaseProps & { children: ComponentChildren }): VNode => (
  <Page
    {...props}
    title={`${props.file.row.number}, ${tabs[props.tab]}`}
    wide
    styles={[WORK_CSS, ...(props.styles ?? [])]}
  >
    <p class="crumbs">
      <a href="/amt/vorgaenge">Vorgänge</a>
    </p>
    <CaseHeader {...props} />
    <nav aria-label="Teile des Vorgangs">
      <ul class="tabs">
        {(Object.keys(tabs) as Tab[]).map((tab) => (
          <li key={tab}>
            <a href={caseHref(props.file.row.number, tab)} aria-current={tab === props.tab ? 'page' : undefined}>
              {tabs[tab]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    {props.said && (
      <p class="said" role="status">
        {props.said}
      </p>
    )}
    {children}
  </Page>
)

function CaseHeader({ file: { row, service, today, people, case: state, offices, participants } }: CaseProps): VNode {
  const applicant = participants.find(({ role }) => role === 'applicant')
  const applicantName = applicant ? fullName(applicant.fields) : ''
  const holders = Object.values(state.waits).flatMap(({ until }) =>
    until.kind === 'task' && until.assignee !== null ? [people.get(until.assignee)?.name ?? until.assignee] : [],
  )
  return (
    <header class="case-head">
      <h1 class="kern-heading-large">{applicantName ? `${applicantName}: ${row.title}` : row.title}</h1>
      <p class="case-head__line">
        <strong>{row.number}</strong>
        <span class={`badge-status badge-status--${row.status}`}>{caseStatusNames[row.status]}</span>
        <Target row={row} today={today} />
      </p>
      <p class="case-head__line muted">
        {service && service.title !== row.title && <span>{service.title}</span>}
        <span>{offices.get(row.office) ?? row.office}</span>
        <span>{`eingegangen ${channelNames[row.channel]} am ${germanDay(row.received_at)}`}</span>
        {row.ended_at === null && (
          <span>{holders.length > 0 ? `bei ${[...new Set(holders)].join(', ')}` : 'noch bei niemandem'}</span>
        )}
      </p>
    </header>
  )
}

/** Our own target: how it stands, or why it is paused. */
function Target({ row, today }: { row: CaseFile['row']; today: string }): VNode | null {
  if (row.ended_at !== null) return <span>{`am ${germanDay(row.ended_at)}: ${row.ended_how ?? ''}`}</span>
  if (row.paused !== null)
    return (
      <span class="due due--soon">
        <span class="due__words">{`Unser Ziel ruht: ${row.paused}`}</span>
      </span>
    )
  if (row.target_due === null) return null
  return (
    <span>
      {'Unser Ziel: '}
      <DueTag due={row.target_due} today={today} />
    </span>
  )
}
