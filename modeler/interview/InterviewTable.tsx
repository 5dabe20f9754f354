/** The interview as a table: who does what, with what, how long, and what is in the way. Typed by keyboard alone. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { ProcessView } from '../api/process.ts'
import type { Studio } from '../app/studio.ts'
import { answersIn } from '../draft/answers.ts'
import type { Desk } from '../panel/desk.ts'
import { overview } from './overview.ts'
import type { Table } from '../table/table.ts'
import type { Verb } from '../table/verbs.ts'
import { keyOf, type Place, type Row } from '../table/flat.ts'
import { columns } from './columns.ts'
import { BlankRow } from './BlankRow.tsx'
import { decisionsOf } from './decisions.ts'
import { InterviewHead } from './InterviewHead.tsx'
import { pressKey } from './keys.ts'
import { RowView } from './RowView.tsx'
import type { Session } from './session.ts'
import { Suggestions } from './Suggestions.tsx'
import { VerbBar } from './VerbBar.tsx'
import { startWith } from './WhatField.tsx'
import { useUnfinished } from './unfinished.ts'
import { blankKey, useInterview, type Interview } from './useInterview.ts'

interface Props {
  readonly modeler: Modeler
  readonly process: ProcessView
  readonly studio: Studio
  readonly desk: Desk
  readonly change: number
  readonly selected: string | null
  /** Open comments by element. */
  readonly comments: ReadonlyMap<string, number>
  readonly onTalk: (id: string) => void
}

export function InterviewTable(props: Props): VNode {
  const { modeler, process, studio, desk, change, selected, comments, onTalk } = props
  const [session, setSession] = useState<Session>({ day: new Date().toISOString().slice(0, 10), persons: 1 })
  const interview = useInterview({ modeler, choices: process, change, session, onMade: studio.select })
  const decisions = decisionsOf({ modeler, desk, choices: process })
  const conditions = useMemo(() => answersIn(desk.files), [desk.files])
  const body = useRef<HTMLTableElement>(null)
  // Before the next key arrives: hands do not wait.
  useLayoutEffect(() => focusWanted(interview, body.current))
  useUnfinished(body, process.key, interview)
  useEffect(() => overview(modeler, selected), [change, selected])
  const focused = (row: Row): void => {
    const id = row.kind === 'step' || row.kind === 'block' ? row.item.id : row.kind === 'branch' ? row.block.id : null
    if (id && id !== selected) studio.select(id)
  }
  const take = (verb: Verb): void => {
    if (!interview.blank) interview.openAt(lastPlace(interview.table))
    // The new row is drawn first.
    setTimeout(() => {
      const field = body.current?.querySelector<HTMLInputElement>('.lz-cell--new')
      if (field) startWith(field, verb)
    })
  }
  const rows = interview.rows.map((row) => (
    <RowView
      key={row.key}
      row={row}
      table={interview.table}
      numbers={interview.numbers}
      comments={'item' in row && row.kind !== 'jump' ? (comments.get(row.item.id) ?? 0) : 0}
      onTalk={onTalk}
      selected={('item' in row && row.kind !== 'jump' ? row.item.id : null) === selected}
      onCell={interview.setCell}
      onFocus={focused}
      decisions={decisions}
    />
  ))
  const at = blankAt(interview)
  const blank = interview.blank && (
    <BlankRow key={blankKey(interview.blank.place)} interview={interview} blank={interview.blank} history={studio} />
  )
  return (
    <section class="lz-interview" aria-label="Tabelle der Schritte">
      <InterviewHead
        modeler={modeler}
        process={process}
        session={session}
        onSession={setSession}
        interview={interview}
      />
      <VerbBar onTake={take} />
      <div class="lz-interview__scroll" role="region" aria-label="Schritte" tabIndex={-1}>
        <table ref={body} class="lz-table" onKeyDown={(event) => pressKey(event, interview, studio)}>
          <Head />
          <tbody>{blank ? [...rows.slice(0, at), blank, ...rows.slice(at)] : rows}</tbody>
        </table>
      </div>
      <Suggestions rows={interview.rows} offices={process.offices} conditions={conditions} />
    </section>
  )
}

const Head = (): VNode => (
  <thead>
    <tr>
      <th scope="col">Nr.</th>
      {columns.map(({ id, title, label }) => (
        <th key={id} scope="col" class={`lz-col lz-col--${id}`} title={label === title ? undefined : label}>
          {title}
        </th>
      ))}
    </tr>
  </thead>
)

/** Where the process goes on: before the end of it. */
function lastPlace({ items }: Table): Place {
  const end = items.findIndex((item) => item.kind === 'step' && item.part === 'end')
  return { list: 'main', index: end < 0 ? items.length : end }
}

/** Before which row the new one stands. */
function blankAt({ rows, blank }: Interview): number {
  if (!blank) return 0
  const list = keyOf(blank.place.list)
  const exact = rows.findIndex(
    (row) =>
      keyOf(row.place.list) === list &&
      row.place.index === blank.place.index &&
      row.kind !== 'branch' &&
      row.kind !== 'aside',
  )
  if (exact >= 0) return exact
  const head = rows.findIndex((row) => row.key === list)
  const depth = rows[head]?.depth ?? -1
  const next = rows.findIndex((row, index) => index > head && row.depth <= depth)
  return next < 0 ? rows.length : next
}

/** Puts the cursor where the hand expects it. */
function focusWanted({ wanted }: Interview, body: HTMLElement | null): void {
  if (!wanted.current) return
  const cell = body?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(wanted.current)}"]`)
  if (!cell) return
  wanted.current = null
  cell.focus()
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
