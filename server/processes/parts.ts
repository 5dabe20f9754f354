/** What belongs to a process beside its drawing, all together: forms, rules, stories, letters and its service. */
import type { Context } from '../context.ts'
import { allFilesOf, type DraftFile } from './draftFiles.ts'

/** Of the draft where it changes them, else of the newest version. */
export const partsOf = async (of: Pick<Context, 'db' | 'town'>, process: string): Promise<readonly DraftFile[]> =>
  (await allFilesOf(of, process)).filter(({ content }) => content !== '')
