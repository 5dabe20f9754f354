/** Runs the stories of a process on the model as it is drawn, and says what none of them has visited. */
import { memoryStage, parseStory, rehearse, type CompileCache, type Look, type Stage } from '../../engine/index.ts'
import type { StoryFile } from './parts.ts'
import type { Covered } from './paint.ts'
import { sayFailure, type NameOf } from './sayFailure.ts'

export interface StoryResult {
  readonly file: string
  readonly name: string
  readonly ok: boolean
  /** Sentences: what did not hold. */
  readonly problems: readonly string[]
}

export interface Coverage extends Covered {
  readonly results: readonly StoryResult[]
}

/**
 * @param files the diagram as it is drawn, with its decisions and forms; a story's own file list is not read, as its diagram would
 *   be the saved one
 */
export async function runStories(
  stories: readonly StoryFile[],
  files: Readonly<Record<string, string>>,
  nameOf: NameOf,
): Promise<Coverage> {
  const cache: CompileCache = new Map()
  const visited = new Set<string>()
  const flows = new Set<string>()
  const results: StoryResult[] = []
  for (const story of stories) {
    const { look, ...result } = await run(story, files, nameOf, cache)
    results.push(result)
    const covered = coveredBy(look?.cases ?? [])
    for (const element of covered.visited) visited.add(element)
    for (const flow of covered.flows) flows.add(flow)
  }
  return { results, visited, flows }
}

/** What cases have left as completed, and the ways between. */
export const coveredBy = (cases: Look['cases']): Covered => ({
  visited: new Set(
    cases.flatMap(({ visits }) =>
      visits.filter(({ how }) => how === 'completed' || how === 'merged').map(({ element }) => element),
    ),
  ),
  flows: new Set(cases.flatMap(({ taken = [] }) => taken)),
})

async function run(
  { name: file, content }: StoryFile,
  files: Readonly<Record<string, string>>,
  nameOf: NameOf,
  cache: CompileCache,
): Promise<StoryResult & { readonly look: Look | null }> {
  const read = readJson(content)
  const parsed = read === undefined ? { errors: ['Die Datei ist kein gültiges JSON.'] } : parseStory(read)
  if ('errors' in parsed) return { file, name: file, ok: false, problems: parsed.errors, look: null }
  const stages: Stage[] = []
  const stage = (setting: Parameters<typeof memoryStage>[0]): Stage => {
    const made = memoryStage(setting)
    stages.push(made)
    return made
  }
  const { story, ok, failures, refused = [] } = await rehearse(parsed.story, files, { cache, stage })
  const problems = [
    ...refused.map(({ element, reason }) => `${nameOf(element) ?? element}: ${reason}`),
    ...failures.map((failure) => sayFailure(failure, nameOf)),
  ]
  return { file, name: story, ok, problems, look: (await stages[0]?.look()) ?? null }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
