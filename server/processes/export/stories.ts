/** The stories of a process: those in its folder, beside the diagram that they were told about, and those that were recorded in the modeler. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../../context.ts'
import { processesFolder } from '../../runtime/index.ts'
import { allFilesOf } from '../draftFiles.ts'

export interface StoryFile {
  readonly name: string
  readonly content: string
}

/**
 * By file name; none where there are none. What was recorded goes before the folder's story of the same name, and may
 * have taken it away. The key comes from `keyOf` and holds no slash.
 */
export async function storiesOf(context: Pick<Context, 'db' | 'town'>, key: string): Promise<readonly StoryFile[]> {
  const recorded = (await allFilesOf(context, key)).filter(({ kind }) => kind === 'story')
  const told = new Map((await inFolder(key)).map(({ name, content }) => [name, content]))
  for (const { name, content } of recorded) told.set(name, content)
  return [...told]
    .filter(([, content]) => content !== '')
    .map(([name, content]) => ({ name, content }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

async function inFolder(key: string): Promise<readonly StoryFile[]> {
  const place = join(processesFolder, key, 'stories')
  const names = await readdir(place).catch(() => [])
  const stories = names.filter((name) => name.endsWith('.json'))
  return Promise.all(stories.map(async (name) => ({ name, content: await readFile(join(place, name), 'utf8') })))
}
