/** Four eyes, where the town wants it: who drew a process last does not deploy it alone. */
import { localDay, type Context } from '../../context.ts'
import { Failure } from '../../errors.ts'
import { settingAt } from '../../records/settings.ts'
import type { Draft } from '../drafts.ts'
import { agreements, isAgreed } from './store.ts'

/** Throws `four-eyes` unless somebody else drew it last, or the office has agreed to this drawing. */
export async function secondPerson(context: Context, draft: Draft, by: string): Promise<void> {
  const { db, town, clock } = context
  const setting = await settingAt(db, town.id, 'vieraugen', localDay(clock.now()))
  if (!setting?.value.needed || draft.savedBy !== by) return
  const sent = await agreements(context, draft.process)
  // Nobody can answer what they have sent, but who drew may be asked by somebody else.
  if (isAgreed(sent, draft.process, draft.xml) && sent[0]?.decidedBy !== by) return
  throw new Failure('four-eyes')
}
