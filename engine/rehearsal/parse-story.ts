import type { z } from 'zod'
import { Story } from './story.ts'

/**
 * Reads a story.
 *
 * @param json the parsed JSON
 * @returns the story, or what is wrong with it: each sentence names the place (steps count from 0) and the key
 */
export function parseStory(json: unknown): { story: Story } | { errors: readonly string[] } {
  const result = Story.safeParse(json)
  return result.success ? { story: result.data } : { errors: result.error.issues.flatMap((issue) => say(issue, [])) }
}

type Issue = z.core.$ZodIssue

function say(issue: Issue, above: readonly PropertyKey[]): string[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'invalid_union') return closest(issue.errors).flatMap((inner) => say(inner, path))
  return [path.length > 0 ? `${path.join('.')}: ${issue.message}` : issue.message]
}

/** A step that fits no kind was meant as the kind that it fits best. */
const closest = (branches: readonly (readonly Issue[])[]): readonly Issue[] =>
  branches.reduce((best, branch) => (distance(branch) < distance(best) ? branch : best), branches[0] ?? [])

const distance = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : missing(issue)), 0)

/** A branch whose own key is absent was not meant. */
const missing = (issue: Issue): number =>
  issue.code === 'invalid_type' && issue.message.includes('undefined') ? 100 : 1

/** What a stored story is called: its own title; of one that has none or cannot be read, the name of its file. */
export function storyName({ name, content }: { readonly name: string; readonly content: string }): string {
  try {
    const { story } = JSON.parse(content) as { story?: unknown }
    return typeof story === 'string' ? story : name
  } catch {
    return `${name} (nicht lesbar)`
  }
}
