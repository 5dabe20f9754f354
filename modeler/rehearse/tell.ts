/** What was rehearsed, told as a story: the steps, and at the end what must hold again. */
import {
  expectedWaits,
  letterOf,
  reachedEnd,
  type Action,
  type CaseLook,
  type Expectation,
  type Json,
  type Look,
  type StoryStep,
} from '../../engine/index.ts'

export interface Told {
  readonly story: string
  readonly files: readonly string[]
  readonly process: string
  readonly now: string
  readonly steps: readonly StoryStep[]
}

interface Telling {
  readonly name: string
  readonly process: string
  readonly now: string
  /** Relative to the story. */
  readonly files: readonly string[]
  readonly steps: readonly Action[]
  readonly look: Look
}

/** @returns the story, as its file will hold it */
export function tellStory({ name, process, now, files, steps, look }: Telling): Told {
  const ends = look.cases.map((one, index): StoryStep => {
    const letter = letterOf(index)
    return { expect: expectationOf(one), ...(letter === 'a' ? {} : { case: letter }) }
  })
  return { story: name, files, process, now, steps: [...steps, ...ends] }
}

/** What waits where, or how it ended: what a person would look at, not every variable. */
function expectationOf({ case: { status, waits }, visits }: CaseLook): Expectation {
  const ended = status === 'ended' || status === 'cancelled'
  const end = visits.filter(reachedEnd).map(({ element }) => element)
  const open = Object.entries(expectedWaits).flatMap(([key, of]) => {
    const on = Object.values(waits).flatMap((wait) => (of.includes(wait.until.kind) ? [wait.on] : []))
    return on.length > 0 || key === 'incidents' ? [[key, on] as const] : []
  })
  const path = visits.flatMap(({ how, element }) => (how === 'completed' ? [element] : []))
  return { ended, ...(ended ? { end } : {}), ...Object.fromEntries(open), path }
}

/** The file's text. */
export const storyText = (told: Told): string => `${JSON.stringify(told as unknown as Json, null, 2)}\n`
