/** The stories of a process: they lie in its folder, beside the diagram that they were told about. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface StoryFile {
  readonly name: string
  readonly content: string
}

const folder = fileURLToPath(new URL('../../../processes', import.meta.url))

/** By file name; none where the process has no folder. The key comes from `keyOf` and holds no slash. */
export async function storiesOf(key: string): Promise<readonly StoryFile[]> {
  const place = join(folder, key, 'stories')
  const names = await readdir(place).catch(() => [])
  const stories = names.filter((name) => name.endsWith('.json')).sort()
  return Promise.all(stories.map(async (name) => ({ name, content: await readFile(join(place, name), 'utf8') })))
}
