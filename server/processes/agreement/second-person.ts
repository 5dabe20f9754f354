/** Four eyes, where the town wants it: who has changed a process since its newest version does not deploy it alone. */
import { localDay, type Context } from '../../context.ts'
import { Failure } from '../../errors.ts'
import { settingAt } from '../../records/settings.ts'
import type { DraftHead } from '../drafts.ts'
import { editorsOf } from '../editors.ts'
import { digestOf } from './digest.ts'
import { agreements, isAgreed } from './store.ts'

/** Throws `four-eyes` unless somebody who has changed nothing deploys it, or the office has agreed to all of it. */
export async function secondPerson(context: Context, draft: DraftHead, version: number, by: string): Promise<void> {
  const { db, town, clock } = context
  const setting = await settingAt(db, town.id, 'vieraugen', localDay(clock.now()))
  if (!setting?.value.needed) return
  const editors = await editorsOf(context, draft.process)
  // A draft of an older release knows only who saved it last.
  if (!editors.includes(by) && draft.savedBy !== by) return
  const sent = await agreements(context, draft.process)
  // Nobody can answer what they have sent, but who drew may be asked by somebody else.
  if (isAgreed(sent, draft.process, digestOf(draft, version)) && sent[0]?.decidedBy !== by) return
  throw new Failure('four-eyes', whoElse(editors.length))
}

const whoElse = (editors: number): string | null =>
  editors > 1 ? `Seit der letzten Version haben ${editors} Personen geändert; keine davon stellt allein bereit.` : null
