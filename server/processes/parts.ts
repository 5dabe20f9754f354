/** What belongs to a process beside its drawing, all together: forms, rules, stories, and its letters as they are now. */
import type { Context } from '../context.ts'
import { allFilesOf, type DraftFile } from './draftFiles.ts'

/** Of the draft where it changes them, else of the newest version. */
export async function partsOf(context: Context, process: string): Promise<readonly DraftFile[]> {
  const all = await allFilesOf(context, process)
  const kept = all.filter(({ kind, content }) => kind !== 'letter' && content !== '')
  return [...kept, ...lettersNow(context, process, all)]
}

/** Letters lie in the process's folder and are read when the server starts; those of the version stand in where there is none. */
export function lettersNow(
  { services }: Pick<Context, 'services'>,
  process: string,
  all: readonly DraftFile[],
): readonly DraftFile[] {
  const now = services.letters(process)
  if (now.length === 0) return all.filter(({ kind }) => kind === 'letter')
  return now.map((letter) => ({ kind: 'letter', name: `${letter.id}.json`, content: JSON.stringify(letter, null, 2) }))
}
