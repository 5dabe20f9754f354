import type { ElementId, Instant, Json, ProcessId } from '../core/ids.ts'
import type { World } from '../core/world.ts'
import { Refusal } from '../errors.ts'
import { act, type Play } from './act.ts'
import { type CompileCache, deployFiles, type RefusedElement, storyZone } from './deployment.ts'
import { hold, type Mismatch } from './hold.ts'
import { memoryStage } from './memory-stage.ts'
import { type NextScript, scriptsOf, type RunScript } from './scripts.ts'
import type { Stage, Stores } from './stage.ts'
import type { Story, StoryStep } from './story.ts'

export interface Failure extends Mismatch {
  /** Which step, from 0. */
  readonly step: number
}

/** What came of a story. */
export interface Rehearsal {
  readonly story: string
  readonly ok: boolean
  readonly failures: readonly Failure[]
  /** Elements left as completed, of all cases; each instance, gateways and boundary events too. */
  readonly visited: readonly ElementId[]
  /** Why the files cannot be deployed; the steps were not played then. */
  readonly refused?: readonly RefusedElement[]
}

export interface RehearseOptions {
  /** Write the state as JSON and read it back between any two steps. */
  readonly restore?: boolean
  /** Shared between calls, compiles each file once. */
  readonly cache?: CompileCache
  /** Runs the scripts that the story does not complete itself; without it they wait as jobs. */
  readonly runScript?: RunScript
  /** Where it plays; in memory when not said. Is closed at the end. */
  readonly stage?: BuildStage
}

/** Makes a stage on which everything is deployed and nothing has begun. */
export type BuildStage = (setting: Setting) => Stage | Promise<Stage>

export interface Setting {
  readonly world: World
  /** What the world was made of: content by the name that the story gives it. */
  readonly files: Readonly<Record<string, string>>
  /** When the story begins. */
  readonly now: Instant
  /** What the town's data stores hold when it begins. */
  readonly stores: Stores
  /** Runs the next script that waits; asked until there is none. */
  readonly nextScript?: NextScript
}

/**
 * Plays a story in virtual time.
 *
 * @param files content of the story's files by the name it gives them
 * @returns what did not hold. A step that could not be done ends the story; an expectation that does not hold does not.
 */
export async function rehearse(
  story: Story,
  files: Readonly<Record<string, string>>,
  { restore = false, cache, runScript, stage: build = inMemory }: RehearseOptions = {},
): Promise<Rehearsal> {
  const deployed = await deployFiles(files, cache)
  if ('refused' in deployed)
    return { story: story.story, ok: false, failures: [], visited: [], refused: deployed.refused }
  const scripts = runScript ? { nextScript: scriptsOf(story, runScript, storyZone) } : {}
  const stage = await build({
    world: deployed.world,
    files,
    now: new Date(story.now).toISOString(),
    stores: story.stores,
    ...scripts,
  })
  try {
    const play = { stage, process: story.process ?? onlyProcess(deployed.world), zone: storyZone }
    const failures = await playAll(play, story.steps, restore)
    return { story: story.story, ok: failures.length === 0, failures, visited: await visitedOn(stage) }
  } finally {
    await stage.close()
  }
}

const inMemory: BuildStage = (setting) => memoryStage(setting)

function onlyProcess({ latest }: World): ProcessId | null {
  const [process, ...others] = Object.keys(latest)
  return process !== undefined && others.length === 0 ? process : null
}

async function playAll(play: Play, steps: readonly StoryStep[], restore: boolean): Promise<Failure[]> {
  const failures: Failure[] = []
  for (const [step, what] of steps.entries()) {
    if (restore) await play.stage.restore()
    const mismatches =
      'expect' in what ? hold(await play.stage.look(), what.expect, what.case) : await attempt(play, what)
    failures.push(...mismatches.map((mismatch) => ({ step, ...mismatch })))
    if (mismatches.length > 0 && !('expect' in what)) break
  }
  return failures
}

/** Does a step; one that should be refused must be, with its code. */
async function attempt(play: Play, what: Exclude<StoryStep, { expect: unknown }>): Promise<readonly Mismatch[]> {
  const action = 'refused' in what ? what.by : what
  const error = await errorOf(act(play, action))
  if (!('refused' in what)) return error ? [{ expected: action as Json, actual: said(error) }] : []
  if (error instanceof Refusal && (what.refused === true || what.refused === error.code)) return []
  return [{ expected: { refused: what.refused }, actual: error ? said(error) : 'accepted' }]
}

const said = (error: Error): Json =>
  error instanceof Refusal ? { refused: error.code, because: error.message } : { error: error.message }

/** A defect of the program ends the story like a refusal, but is none. */
async function errorOf(doing: Promise<void>): Promise<Error | null> {
  try {
    await doing
    return null
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

async function visitedOn(stage: Stage): Promise<readonly ElementId[]> {
  const { cases } = await stage.look()
  return cases.flatMap(({ visits }) => visits.filter(({ how }) => how === 'completed').map(({ element }) => element))
}
