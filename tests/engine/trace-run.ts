/** Plays a trace against the pure step and checks what every step must keep: purity, JSON, replay. */
import { existsSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { formatEvent, type Block, type Trace } from './trace-format.ts'
import { readCommand, zone } from './trace-commands.ts'
import {
  type Case,
  type Change,
  compile,
  compileDecisions,
  type Event,
  explain,
  type Instant,
  newCase,
  Refusal,
  replay,
  step,
  type Step,
  withWritten,
  type World,
} from '../../engine/index.ts'

const monday: Instant = '2026-03-02T07:00:00.000Z'

/** The same trace with the events that really happened. */
export async function play(path: string, { head, blocks }: Trace): Promise<Trace> {
  const state = await beginning(path)
  return { head, blocks: blocks.map((block) => playBlock(state, block)) }
}

/** Where a case of this picture stands after these commands. */
export async function stateAfter(path: string, commands: readonly string[]): Promise<Pick<State, 'world' | 'case'>> {
  const state = await beginning(path)
  for (const command of commands) playBlock(state, { command, outcome: [] })
  return state
}

async function beginning(path: string): Promise<State> {
  const world = await worldOf(path)
  const main = Object.keys(world.models)[0]!
  return { world, main, case: newCase('case', main), now: monday, events: [] }
}

interface State {
  world: World
  /** The model with which the case begins: the first of the file. */
  readonly main: string
  case: Case
  now: Instant
  readonly events: Event[]
}

function playBlock(state: State, { command: line }: Block): Block {
  const asked = readCommand(line, state.now, state.case)
  if ('now' in asked) {
    state.now = asked.now
    return { command: line, outcome: [asked.now] }
  }
  const outcome = refusable(() => step(state.world, deepFreeze(state.case), asked.command, state.now))
  if (typeof outcome === 'string') return { command: line, outcome: [`refused ${outcome}`] }
  checkStep(state, outcome, () => step(state.world, state.case, asked.command, state.now))
  state.case = outcome.case
  state.world = deepFreeze(withWritten(state.world, outcome.events))
  state.events.push(...outcome.events)
  return { command: line, outcome: [...outcome.events.map(formatEvent), `= ${summary(state.case)}`] }
}

function checkStep(state: State, { case: after, events, changed }: Step, again: () => Step): void {
  expect(JSON.parse(JSON.stringify(after)), 'a case is JSON').toEqual(after)
  expect(again().case, 'a step is deterministic').toEqual(after)
  expect(replay(state.case, events), 'replaying the step gives its case').toEqual(after)
  expect(replay(newCase('case', state.main), [...state.events, ...events]), 'replaying all gives the case').toEqual(
    after,
  )
  expect(written(state.case.tokens, changed.tokens), 'changed carries every token').toEqual(after.tokens)
  expect(written(state.case.waits, changed.waits), 'changed carries every wait').toEqual(after.waits)
  checkExplained(state.world, after)
}

/** Whatever does not go on by itself says why, in both languages and without a hole. */
function checkExplained(world: World, after: Case): void {
  const reasons = explain(world, after)
  const scopes = new Set(Object.values(after.tokens).map(({ scope }) => scope))
  const leaves = after.status === 'running' ? Object.values(after.tokens).filter(({ id }) => !scopes.has(id)) : []
  const places = new Set(reasons.map(({ token }) => placeOf(after, token)))
  expect(
    leaves.filter(({ id }) => !places.has(placeOf(after, id))),
    'every token that stands still says why',
  ).toEqual([])
  for (const { says } of reasons) expect(`${says.de} ${says.en}`).not.toMatch(/undefined|„null“|\[object| {2}/)
}

/** Tokens that wait together at one element are explained together. */
const placeOf = ({ tokens }: Case, id: number): string => `${tokens[id]?.scope} ${tokens[id]?.element}`

/** A table as a store keeps it, which reads nothing but the changes. */
function written<Row>(table: Readonly<Record<number, Row>>, changes: readonly Change<Row>[]): Record<number, Row> {
  const rows: Record<number, Row> = { ...table }
  for (const { id, before, after } of changes) {
    expect(before, 'a change says what was there before').toEqual(table[id] ?? null)
    expect(before ?? after, 'a change has a row before or after').not.toBeNull()
    if (after) rows[id] = after
    else delete rows[id]
  }
  return rows
}

function refusable(run: () => Step): Step | string {
  try {
    return run()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** Where the case stands after a step, and its variables. */
function summary({ status, tokens, waits, deadlines }: Case): string {
  const root = Object.values(tokens).find(({ scope }) => scope === null)
  const at = Object.values(tokens).filter(({ scope }) => scope !== null)
  const waiting = Object.values(waits).map(({ id, on, until }) => `${on}#${id} ${until.kind}`)
  const clocks = Object.entries(deadlines).map(
    ([name, { due, remaining, pausedBy }]) => `${name} ${due ?? `paused ${remaining} by ${pausedBy.join(',')}`}`,
  )
  return [
    status,
    `at [${at.map(({ id, element }) => `${element}#${id}`).join(', ')}]`,
    `waits [${waiting.join(', ')}]`,
    ...(clocks.length > 0 ? [`deadlines [${clocks.join(', ')}]`] : []),
    JSON.stringify(root?.variables ?? {}),
  ].join(' ')
}

async function worldOf(path: string): Promise<World> {
  const { models, problems } = await compile(readFileSync(`${path}.bpmn`, 'utf8'), { id: 'model' })
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const dmn = `${path}.dmn`
  const compiled = existsSync(dmn) ? await compileDecisions(readFileSync(dmn, 'utf8')) : { decisions: [], problems: [] }
  expect(compiled.problems).toEqual([])
  const decisions = Object.fromEntries(compiled.decisions.map((decision) => [decision.id, decision]))
  const latest = Object.fromEntries(models.map(({ process, id }) => [process, id]))
  const byId = Object.fromEntries(models.map((model) => [model.id, model]))
  const tagged = Object.fromEntries(
    models.flatMap(({ id, process, versionTag }) => (versionTag === null ? [] : [[`${process}@${versionTag}`, id]])),
  )
  return deepFreeze({ models: byId, latest, tagged, decisions, stores, calendars: {}, zone })
}

/** What the data stores of traces hold at first. */
const stores = {
  Hundemarken: { rows: {}, whole: true },
  Bestand: { rows: { 'M-1': { value: { halter: 'Ada' }, version: 3 } }, whole: true },
}

/** A step that writes into its input throws then. */
function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}
