/** The letters that this release brings along for a process. */
import { readdir, readFile } from 'node:fs/promises'
import { LetterDefinition } from '../../server/services/definition.ts'

export async function lettersInFolder(process: string): Promise<readonly LetterDefinition[]> {
  const folder = new URL(`../../processes/${process}/letters/`, import.meta.url)
  const names = await readdir(folder)
  return Promise.all(
    names.map(async (name) => LetterDefinition.parse(JSON.parse(await readFile(new URL(name, folder), 'utf8')))),
  )
}
