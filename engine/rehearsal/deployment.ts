/** The files of a story, deployed together. */
import { compile } from '../compile/compile.ts'
import type { CheckProblem } from '../compile/problem.ts'
import type { ModelId } from '../core/ids.ts'
import type { Model } from '../core/model.ts'
import type { World } from '../core/world.ts'
import type { Decision } from '../decisions/decision.ts'
import { compileDecisions } from '../decisions/compile.ts'
import { parseForm } from '../forms/parse.ts'

/** Why a deployment was refused. */
export interface RefusedElement {
  readonly element: string
  readonly reason: string
}

export interface Compiled {
  readonly models: readonly Model[]
  readonly decisions: readonly Decision[]
  readonly refused: readonly RefusedElement[]
}

/** Compiled files by name and content, so that many stories over the same files compile them once. */
export type CompileCache = Map<string, Promise<Compiled>>

/** The zone in which stories play. */
export const storyZone = 'Europe/Berlin'

/**
 * @param files content by the name that the story gives it
 * @returns the world of these files, or what is refused, element by element
 */
export async function deployFiles(
  files: Readonly<Record<string, string>>,
  cache: CompileCache = new Map(),
): Promise<{ world: World } | { refused: readonly RefusedElement[] }> {
  const compiled = await Promise.all(Object.entries(files).map(([name, content]) => once(cache, name, content)))
  const refused = [...compiled.flatMap((file) => file.refused), ...twice(compiled)]
  return refused.length > 0 ? { refused } : { world: worldOf(compiled) }
}

function once(cache: CompileCache, name: string, content: string): Promise<Compiled> {
  const key = `${name}\n${content}`
  const known = cache.get(key)
  if (known) return known
  const compiled = compileFile(name, content)
  cache.set(key, compiled)
  return compiled
}

async function compileFile(name: string, content: string): Promise<Compiled> {
  const nothing = { models: [], decisions: [] }
  if (name.endsWith('.bpmn')) {
    const { models, problems } = await compile(content, { id: name })
    return { ...nothing, models, refused: refusedIn(name, problems, models.length === 0) }
  }
  if (name.endsWith('.dmn')) {
    const { decisions, problems } = await compileDecisions(content)
    return { ...nothing, decisions, refused: refusedIn(name, problems, decisions.length === 0) }
  }
  if (name.endsWith('.form')) return { ...nothing, refused: parseForm(content).problems }
  return {
    ...nothing,
    refused: [{ element: name, reason: 'Bereitgestellt werden Dateien mit der Endung .bpmn, .dmn oder .form.' }],
  }
}

/** Errors refuse a file; so do warnings when nothing in it runs, such as a process that is not executable. */
const refusedIn = (name: string, problems: readonly CheckProblem[], empty: boolean): RefusedElement[] =>
  problems
    .filter(({ severity }) => empty || severity === 'error')
    .map(({ element, reason, instead }) => ({ element: element ?? name, reason: `${reason.de} ${instead.de}` }))

/** Two files may not define the same process or decision. */
function twice(compiled: readonly Compiled[]): RefusedElement[] {
  const ids = compiled.flatMap(({ models, decisions }) => [
    ...models.map((model) => model.process),
    ...decisions.map((decision) => decision.id),
  ])
  const doubled = new Set(ids.filter((id, index) => ids.indexOf(id) !== index))
  return [...doubled].map((element) => ({ element, reason: `„${element}“ kommt in mehreren Dateien vor.` }))
}

function worldOf(compiled: readonly Compiled[]): World {
  const models = compiled.flatMap((file) => file.models)
  const decisions = compiled.flatMap((file) => file.decisions)
  return {
    models: Object.fromEntries(models.map((model) => [model.id, model])),
    latest: Object.fromEntries(models.map((model) => [model.process, model.id])),
    tagged: Object.fromEntries(models.flatMap(taggedAs)),
    decisions: Object.fromEntries(decisions.map((decision) => [decision.id, decision])),
    calendars: {},
    zone: storyZone,
  }
}

const taggedAs = ({ id, process, versionTag }: Model): (readonly [string, ModelId])[] =>
  versionTag === null ? [] : [[`${process}@${versionTag}`, id]]
