/** Puts files beside the drawing into the draft, for pages that show one part of a process. */
import type { Context } from '../context.ts'
import type { DraftFile } from './draftFiles.ts'
import { saveDraft } from './drafts.ts'
import { processView } from './view.ts'

/**
 * The drawing stays as it is now: whoever edits it at the same time loses nothing, for each page looks after its own file.
 * Throws `edited-by-other` while somebody else edits, `stale-draft` when something was saved in this very moment.
 */
export async function keepInDraft(
  context: Context,
  key: string,
  files: readonly DraftFile[],
  by: string,
): Promise<void> {
  const { xml, revision, versions } = await processView(context, key)
  await saveDraft(context, key, { xml, files }, { version: versions[0]?.version ?? 0, revision }, by)
}
