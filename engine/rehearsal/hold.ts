/** Holds the state of a stage against an expectation: what is not named is not looked at. */
import type { Case, Wait } from '../core/case.ts'
import type { ElementId, Json, Variables } from '../core/ids.ts'
import { seenFrom } from '../core/seen-from.ts'
import { isWaiting } from '../core/start-waits.ts'
import type { CaseLook, Look, Stores, Visit } from './stage.ts'
import { indexOf } from './letters.ts'
import type { Expectation } from './story.ts'

/** One thing that is not as expected. */
export interface Mismatch {
  readonly expected: Json
  readonly actual: Json
}

type Kind = Wait['until']['kind']
/** What an expectation calls the waits of a case, and which they are. */
export const expectedWaits: Readonly<
  Record<'tasks' | 'jobs' | 'messages' | 'signals' | 'conditions' | 'timers' | 'incidents', readonly Kind[]>
> = {
  tasks: ['task'],
  jobs: ['job', 'listener'],
  messages: ['message'],
  signals: ['signal'],
  conditions: ['condition'],
  timers: ['timer'],
  incidents: ['incident'],
}

/** @param letter the case meant; before any case exists, what deployed start events wait for is looked at */
export function hold(look: Look, expected: Expectation, letter = 'a'): readonly Mismatch[] {
  const found = look.cases[indexOf(letter)]
  if (!found && look.cases.length > 0) return [{ expected: { case: letter }, actual: { cases: look.cases.length } }]
  const actual = found ? ofCase(found, expected) : ofStarts(look)
  const running = look.cases.filter(({ case: { status } }) => status === 'running' || status === 'suspended').length
  const stores = rowsNamed(expected.stores, look.stores)
  return Object.entries({ ...actual, cases: running, stores }).flatMap(([key, is]) =>
    compare(key, expected[key as keyof Expectation], is),
  )
}

type Actual = Partial<Record<keyof Expectation, Json>>

function ofCase({ case: state, visits }: CaseLook, expected: Expectation): Actual {
  const completed = visits.filter((visit) => visit.how === 'completed').map((visit) => visit.element)
  const waits = Object.values(state.waits).sort((one, other) => one.id - other.id)
  return {
    ...Object.fromEntries(
      Object.entries(expectedWaits).map(([key, of]) => [
        key,
        waits.filter((wait) => of.includes(wait.until.kind)).map((wait) => wait.on),
      ]),
    ),
    active: activeIn(state),
    ended: state.status === 'ended' || state.status === 'cancelled',
    end: visits.filter(reachedEnd).map((visit) => visit.element),
    visited: completed,
    path: completed,
    assignee: pick(expected.assignee, assignees(waits)),
    variables: pick(expected.variables, variablesOf(state, expected.in)),
  }
}

/** Before any case: nothing but the start events of what is deployed. */
function ofStarts({ starts }: Look): Actual {
  const of = (kind: Kind) =>
    starts.filter((start) => start.kind === kind && isWaiting(start)).map((start) => start.element)
  const waiting = { messages: of('message'), signals: of('signal'), conditions: of('condition'), timers: of('timer') }
  const nothing = { tasks: [], jobs: [], incidents: [], active: [], end: [], visited: [], path: [] }
  return { ...nothing, ...waiting, ended: false, assignee: {}, variables: {} }
}

export const reachedEnd = ({ type, how }: Visit): boolean =>
  type === 'bpmn:EndEvent' && (how === 'completed' || how === 'failed')

/** Elements with a token; the process itself does not count. */
const activeIn = (state: Case): ElementId[] =>
  Object.values(state.tokens).flatMap((token) =>
    token.scope === null || token.called || token.parting ? [] : [token.element],
  )

const assignees = (waits: readonly Wait[]): Variables =>
  Object.fromEntries(waits.flatMap((wait) => (wait.until.kind === 'task' ? [[wait.on, wait.until.assignee]] : [])))

/** The root's variables; of an active element those that are seen from there. */
function variablesOf(state: Case, element: ElementId | undefined): Variables {
  const tokens = Object.values(state.tokens).sort((one, other) => one.id - other.id)
  const at = tokens.find((token) => (element === undefined ? token.scope === null : token.element === element))
  return at ? seenFrom(state, at) : {}
}

const rowsNamed = (wanted: Stores | undefined, stores: Stores): Json =>
  Object.fromEntries(Object.entries(wanted ?? {}).map(([name, rows]) => [name, pick(rows, stores[name] ?? {})]))

/** What is not there is null, as in FEEL. */
const pick = (wanted: Readonly<Record<string, unknown>> | undefined, from: Variables): Variables =>
  Object.fromEntries(
    Object.keys(wanted ?? {}).map((name) => [name, (Object.hasOwn(from, name) ? from[name] : null) ?? null]),
  )

function compare(key: string, expected: Json | undefined, actual: Json): Mismatch[] {
  if (expected === undefined || key === 'in') return []
  const counted = typeof expected === 'number' && Array.isArray(actual) ? actual.length : actual
  const ordered = key === 'path' || !Array.isArray(expected) || !Array.isArray(counted)
  const same = ordered ? equal(expected, counted) : equal([...expected].sort(), [...counted].sort())
  return same ? [] : [{ expected: { [key]: expected }, actual: { [key]: actual } }]
}

/** Equality of JSON; the order of an object's keys does not count. */
function equal(one: Json, other: Json | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => equal(item, other[index]))
  if (isObject(one) && isObject(other)) {
    const [mine, theirs] = [Object.entries(one), new Map(Object.entries(other))]
    return mine.length === theirs.size && mine.every(([key, value]) => theirs.has(key) && equal(value, theirs.get(key)))
  }
  return one === other
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
