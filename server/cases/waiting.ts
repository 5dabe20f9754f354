/** What a case waits for: the engine's own sentences, with what the page needs beside them. */
import { explain } from '../../engine/index.ts'
import { ZONE } from '../context.ts'
import type { CaseFile } from '../records/case-file.ts'
import { namesFrom } from '../records/names.ts'

export interface Waiting {
  readonly text: string
  readonly due: string | null
  /** What a person can do about it: the task, go on after an incident, or say that the message came on another way. */
  readonly asks: { readonly kind: 'task' | 'incident' | 'message'; readonly wait: number } | null
}

export function waitings({
  case: state,
  models,
  people,
  offices,
}: Pick<CaseFile, 'case' | 'models' | 'people' | 'offices'>): readonly Waiting[] {
  return explain({ models, zone: ZONE }, state, namesFrom(people, offices)).map(({ says, wait }) => {
    const until = wait === null ? undefined : state.waits[wait]?.until
    const kind = until?.kind
    const open = kind === 'task' || kind === 'incident' || kind === 'message'
    return {
      text: says.de,
      due: until?.kind === 'task' ? until.due : null,
      asks: open && wait !== null ? { kind, wait } : null,
    }
  })
}
