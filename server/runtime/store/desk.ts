/** Carries out units one after another in memory; each sees what those before it left, committed or not. */
import { newCase, step, withWritten, type Command, type Instant } from '../../../engine/index.ts'
import type { Actor } from '../contract.ts'
import { tooLarge } from '../limits.ts'
import { homeOf } from '../task-queue.ts'
import { GENESIS } from '../trail.ts'
import type { Deployed } from '../world.ts'
import { afterwards, type Saving, type Stored } from './saving.ts'
import { insert, rowsOf, type StepRows } from './step-rows.ts'
import { joined, type Row, type RowChange } from './tables.ts'
import { withViews, type Birth, type Done, type Unit, type Views } from './unit.ts'

/** A case as a batch has it so far. */
export interface Current {
  readonly stored: Stored
  readonly deployed: Deployed
}

export interface Desk {
  readonly cases: Map<number, Current>
  readonly now: () => Instant
}

/** The id and the counted number that the database has given to a case that begins. */
export interface Given {
  readonly id: number
  readonly counted: number
}

/** One step of a unit, ready to be written. */
export interface Written {
  readonly id: number
  /** The event at which the case must still be; null when it begins. */
  readonly from: number | null
  /** The columns of `caseState`, when it begins those of `caseBirth` too. */
  readonly row: Row
  readonly changes: readonly RowChange[]
}

export interface Carried {
  readonly written: readonly Written[]
  readonly after: ReadonlyMap<number, Current>
  readonly done: Done
}

/** @throws {Refusal} when a case does not allow its command; the desk is as before, and so it is until `accept`. */
export function carryOut(desk: Desk, unit: Unit, given: readonly Given[]): Carried {
  const seen: Seen = { views: unit.views ?? {} }
  const born = (unit.births ?? []).map((birth, index) => begin(desk, { unit, seen }, birth, known(given[index])))
  const moved = (unit.commands ?? []).map(({ caseId, command, actor }) => {
    const { stored, deployed } = known(desk.cases.get(caseId))
    return move(desk, { town: unit.town, seen, before: stored, command, actor }, deployed)
  })
  const all = [...born, ...moved]
  return {
    written: all.flatMap(({ written }) => written ?? []),
    after: new Map(all.map(({ current }) => [current.stored.ref.id, current])),
    done: {
      refs: all.map(({ current }) => current.stored.ref),
      cases: all.map(({ current }) => current.stored.case),
      steps: all.map((one) => one.step),
      keyed: all.some(({ current }) => current.stored.keyed),
    },
  }
}

/** Later units go on from here. */
export function accept({ cases }: Desk, { after }: Carried): void {
  for (const [id, current] of after) cases.set(id, current)
}

interface Moved {
  readonly current: Current
  readonly step: Saving['step']
  /** Null when the command changed nothing. */
  readonly written: Written | null
}

/** Rows of data stores as the steps of a unit leave them for those that follow. */
interface Seen {
  views: Views
}

interface Move {
  readonly town: number
  readonly seen: Seen
  readonly before: Stored
  readonly command: Command
  readonly actor: Actor | null
}

function move(desk: Desk, { town, seen, before, command, actor }: Move, deployed: Deployed): Moved {
  const { model } = deployed
  const world = withViews(deployed.world, seen.views)
  const done = step(world, before.case, command, desk.now())
  if (done.events.length === 0) return { current: { stored: before, deployed }, step: done, written: null }
  const rows = rowsOf({ town, before, step: done, command, actor, model, world })
  const stored = afterwards({ before, step: done, command }, rows.head, weightOf(rows))
  seen.views = withWritten(world, done.events).stores ?? {}
  return { current: { stored, deployed }, step: done, written: writing(before, rows) }
}

const writing = ({ ref, case: { seq } }: Stored, { state, changes }: StepRows): Written => ({
  id: ref.id,
  from: seq,
  row: state,
  changes,
})

function begin(desk: Desk, { unit, seen }: { unit: Unit; seen: Seen }, birth: Birth, { id, counted }: Given): Moved {
  const { town } = unit
  const { deployed, about, actor, begunBy, participants = [] } = birth
  const number = birth.numberOf(counted)
  const keyed = (begunBy?.key ?? null) !== null
  const nothing = newCase(String(id), deployed.model.id)
  const before: Stored = {
    case: nothing,
    ref: { id, number },
    deployment: deployed.id,
    home: homeOf(about.office, about.domain),
    head: GENESIS,
    keyed,
    weight: 0,
  }
  const first = (command: Command): Moved => move(desk, { town, seen, before, command, actor }, deployed)
  const moved = birth.unattended ? orStopped(birth.commandOf(number), first) : first(birth.commandOf(number))
  const { row, changes } = known(moved.written)
  const begun = { begun_by: begunBy?.name ?? null, begun_key: begunBy?.key ?? null }
  const people = participants.map((person) => insert('participants', { ...person, town, case_id: id }))
  const whole = joined({ town, id, number, deployment_id: deployed.id, ...begun }, about, row)
  return { ...moved, written: { id, from: null, row: whole, changes: [...people, ...changes] } }
}

/** Whoever sent what made it begin hears nothing of it: instead of trying again for ever the case stands there and says what is wrong. */
function orStopped(command: Command, first: (command: Command) => Moved): Moved {
  try {
    return first(command)
  } catch (error) {
    const large = tooLarge(error)
    if (!large || command.type !== 'start') throw error
    return first({ ...command, problem: large.why })
  }
}

/** How much of what a step wrote stays with the case; what it replaced is not taken off, so a case seems to grow until it is read anew. */
function weightOf({ state, changes }: StepRows): number {
  let weight = String(state['rest']).length
  for (const { table, row } of changes)
    if (table === 'tokens' || table === 'waits' || table === 'items')
      weight += 200 + textLength(row['variables']) + textLength(row['until']) + textLength(row['value'])
  return weight
}

const textLength = (value: unknown): number => (typeof value === 'string' ? value.length : 0)

function known<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('a batch was not prepared for its unit')
  return value
}
