import { readFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { decodeText, parseStory, type Story } from '../../engine/index.ts'
import type { FoundFile } from './find-files.ts'

/** A story with the content of its files; `errors` when it cannot be read; null for a JSON file in a folder that is no story. */
export type ReadStory =
  | { readonly story: Story; readonly files: Readonly<Record<string, string>> }
  | { readonly errors: readonly string[] }
  | null

/** Reads a story and the files that it names, relative to itself. */
export async function readStory(found: FoundFile): Promise<ReadStory> {
  const json = parseJson(decodeText(await readFile(found.path)))
  if (!isStory(json) && !found.named && (json !== undefined || !inStories(found))) return null
  if (json === undefined) return { errors: ['Die Datei ist kein gültiges JSON.'] }
  const parsed = parseStory(json)
  if ('errors' in parsed) return parsed
  const folder = dirname(found.path)
  const contents = await Promise.all(
    parsed.story.files.map((name) => readFile(resolve(folder, name)).then(decodeText, () => null)),
  )
  const missing = parsed.story.files.filter((_, index) => contents[index] === null)
  if (missing.length > 0) return { errors: missing.map((name) => `Diese Datei fehlt: ${name}`) }
  return {
    story: parsed.story,
    files: Object.fromEntries(parsed.story.files.map((name, index) => [name, contents[index] ?? ''])),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isStory = (json: unknown): boolean => typeof json === 'object' && json !== null && 'story' in json

const inStories = ({ path }: FoundFile): boolean => basename(dirname(path)) === 'stories'
