/** What can be done in the table, and what is being typed right now. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { useMemo, useRef, useState } from 'preact/hooks'
import type { Choices } from '../bpmn/jobKinds.ts'
import { definitionsOf, makerOf, tell } from '../bpmn/tableCommand.ts'
import { changeBranch, decide, insert, itemsOf, move, placeOf, remove, removeBranch, replace } from '../table/edit.ts'
import { keyOf, numbersOf, rowsOf, type Place, type Row } from '../table/flat.ts'
import { sayUnreadable } from '../table/factColumns.ts'
import { readShare, sayOutOfOrder } from '../table/minutes.ts'
import { processOf } from '../bpmn/moddle.ts'
import { readTable } from '../table/readTable.ts'
import { plain } from '../table/conditions.ts'
import { everyItem, type Table } from '../table/table.ts'
import { understand } from '../table/typing.ts'
import { answer } from './answer.ts'
import { shallRun } from './decisions.ts'
import { columns, isFigure } from './columns.ts'
import { onward, placeAfter } from './places.ts'
import { fromInterview, type Session } from './session.ts'

/** By which the cells of a new row are found: another place is another row. */
export const blankKey = ({ list, index }: Place): string => `blank-${keyOf(list)}-${index}`

/** A row that is not in the file yet. */
export interface Blank {
  readonly place: Place
  readonly who: string
}

export interface Interview {
  readonly table: Table
  readonly rows: readonly Row[]
  readonly numbers: ReadonlyMap<string, number>
  readonly blank: Blank | null
  readonly says: string | null
  /** Lines of the new row that could not be taken over: hands that type on shall find them again. */
  readonly refused: readonly string[]
  /** The cell that shall have the cursor; forgotten once it has it. */
  readonly wanted: { current: string | null }
  begin(row: Row): void
  openAt(place: Place | null): void
  close(): void
  /** Whether it could be taken over. */
  commit(text: string, who: string, then: 'row' | 'cell'): boolean
  skip(): void
  setCell(row: Row, column: string, text: string): void
  moveRow(row: Row, by: 1 | -1): void
  removeRow(row: Row): void
}

interface Options {
  readonly modeler: Modeler
  readonly choices: Choices
  readonly change: number
  readonly session: Session
  readonly onMade: (id: string) => void
}

const empty: Table = { items: [], asides: [] }

/** What the actions work on. */
interface Desk extends Pick<Interview, 'blank' | 'wanted'> {
  /** The table as the file has it at this moment: hands are faster than the page is drawn. */
  readonly read: () => Table
  readonly session: Session
  readonly id: (prefix: string) => string
  /** Whether the process shall run, and is not only recorded. */
  readonly runs: () => boolean
  readonly write: (table: Table) => void
  readonly say: (says: string | null) => void
  /** Keeps a line that could not be taken over; null forgets them all. */
  readonly refuse: (text: string | null) => void
  readonly setBlank: (blank: Blank | null) => void
  readonly onMade: (id: string) => void
}

export function useInterview({ modeler, choices, change, session, onMade }: Options): Interview {
  const read = (): Table => {
    const process = processOf(definitionsOf(modeler))
    return process ? readTable(process) : empty
  }
  const table = useMemo(read, [modeler, change])
  const rows = useMemo(() => rowsOf(table), [table])
  const numbers = useMemo(() => numbersOf(rows), [rows])
  const [blank, setBlank] = useState<Blank | null>(null)
  const [says, say] = useState<string | null>(null)
  const [refused, setRefused] = useState<readonly string[]>([])
  const wanted = useRef<string | null>(null)
  const write = (next: Table): void => {
    say(null)
    tell(modeler, next, choices)
  }
  const refuse = (text: string | null): void => setRefused(text === null ? [] : (before) => [...before, text])
  const runs = (): boolean => shallRun(definitionsOf(modeler))
  const desk: Desk = {
    read,
    blank,
    wanted,
    session,
    id: makerOf(modeler).id,
    runs,
    write,
    say,
    refuse,
    setBlank,
    onMade,
  }
  return { table, rows, numbers, blank, says, refused, wanted, ...newRow(desk), ...oldRow(desk) }
}

function newRow(desk: Desk): Pick<Interview, 'begin' | 'openAt' | 'close' | 'commit' | 'skip'> {
  const { read, blank, wanted, setBlank } = desk
  const openAt = (place: Place | null): void => {
    const now = read()
    setBlank(place && { place, who: whoAt(now, place) })
    const last = rowsOf(now).findLast((row) => row.depth === 0 && row.kind === 'step')
    wanted.current = `${place ? blankKey(place) : last?.key}|what`
  }
  return {
    openAt,
    begin: (row) => openAt(placeAfter(read(), row)),
    close() {
      desk.refuse(null)
      setBlank(null)
    },
    skip: () => blank && openAt(onward(read(), blank.place.list)),
    commit(text, who, then) {
      if (!blank) return false
      const table = read()
      const asked = { table, rows: rowsOf(table), place: blank.place, id: desk.id, runs: desk.runs() }
      const made = answer(text, { ...asked, who: who.trim() || null })
      if (made.table) desk.write(made.table)
      desk.say(made.says)
      if (made.says) desk.refuse(text)
      if (made.says) return false
      if (made.made) desk.onMade(made.made)
      if (then === 'row' || !made.made) openAt(made.next)
      else {
        setBlank(null)
        wanted.current = `${made.made}|system`
      }
      return true
    },
  }
}

function oldRow(desk: Desk): Pick<Interview, 'setCell' | 'moveRow' | 'removeRow'> {
  const { read, wanted, write } = desk
  return {
    setCell: (row, column, text) => desk.say(setCell(desk, row, column, text)),
    moveRow(row, by) {
      const moved = row.kind === 'branch' || row.kind === 'aside' ? null : move(read(), row.place, by)
      if (!moved) return
      write(moved.table)
      const key = row.kind === 'jump' ? `${keyOf(moved.place.list)}/${moved.place.index}` : row.key
      wanted.current = `${key}|what`
    },
    removeRow(row) {
      if (row.kind === 'aside' || (row.kind === 'step' && row.item.part === 'start'))
        return desk.say('Diese Zeile bleibt.')
      const table = read()
      const rows = rowsOf(table)
      const at = rows.findIndex(({ key }) => key === row.key)
      write(row.kind === 'branch' ? removeBranch(table, row.block.id, row.index) : remove(table, row.place))
      wanted.current = `${rows[at - 1]?.key}|what`
    },
  }
}

/** Who did what comes before in this branch goes on; a branch begins with the one who decides. */
function whoAt(table: Table, { list, index }: Place): string {
  const before = itemsOf(table, list)
    .slice(0, index)
    .findLast((item) => item.kind !== 'jump' && item.who)
  if (before && before.kind !== 'jump') return before.who ?? ''
  const block =
    list !== 'main' && 'block' in list
      ? everyItem(table).find((item) => item.kind === 'block' && item.id === list.block)
      : null
  return block?.kind === 'block' ? (block.who ?? '') : ''
}

/** Words that make something else of a step. */
const becomesOther = /^(falls|wenn|gleichzeitig|warten|zurück zu|ende)\b/i

/** Takes over what was typed into a cell; says what is wrong with it where it cannot be read. */
function setCell({ read, write, session, id }: Desk, row: Row, column: string, text: string): string | null {
  const table = read()
  if (row.kind === 'branch' && column === 'condition') {
    write(decide(table, row.block.id, row.index, plain(text) || null))
    return null
  }
  if (row.kind === 'branch') {
    const share = column === 'share' ? readShare(text) : null
    if (share === undefined) return `„${text}“ ist kein Anteil. Gefragt ist eine Zahl von 0 bis 100.`
    write(changeBranch(table, row.block.id, row.index, column === 'share' ? { share } : { name: text.trim() }))
    return null
  }
  const place = row.kind === 'step' || row.kind === 'block' ? placeOf(table, row.item.id) : null
  const item = place && itemsOf(table, place.list)[place.index]
  if (!place || !item || item.kind === 'jump') return null
  if (item.kind === 'block') {
    write(replace(table, place, { ...item, [column]: text.trim() }))
    return null
  }
  if (column === 'what' && item.part === 'step' && becomesOther.test(text)) {
    const meant = understand(text, item.who, rowsOf(table), id, false)
    if (meant.kind === 'unknown') return meant.says
    if (meant.kind === 'item') write(insert(remove(table, place), place, [meant.item]))
    return null
  }
  const written = columns.find(({ id }) => id === column)
  const step = written?.write(item, text)
  if (!step) return sayUnreadable(text, written?.asks)
  write(replace(table, place, isFigure(column) ? { ...step, facts: fromInterview(step.facts, session) } : step))
  return sayOutOfOrder(step.facts, column)
}
