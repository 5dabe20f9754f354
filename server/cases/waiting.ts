/** What a case waits for: the engine's own sentences, with what the page needs beside them. */
import { explain } from '../../engine/index.ts'
import { ZONE } from '../context.ts'
import type { CaseFile } from '../records/case-file.ts'
import { namesFrom } from '../records/names.ts'

export interface Waiting {
  readonly text: string
  readonly due: string | null
  /** Id of the wait of a task (for its link) or of an incident (to go on). */
  readonly wait: number | null
  readonly trouble: boolean
}

export function waitings({
  case: state,
  models,
  people,
  offices,
}: Pick<CaseFile, 'case' | 'models' | 'people' | 'offices'>): readonly Waiting[] {
  return explain({ models, zone: ZONE }, state, namesFrom(people, offices)).map(({ says, wait }) => {
    const until = wait === null ? undefined : state.waits[wait]?.until
    const asks = until?.kind === 'task' || until?.kind === 'incident'
    return {
      text: says.de,
      due: until?.kind === 'task' ? until.due : null,
      wait: asks ? wait : null,
      trouble: until?.kind === 'incident',
    }
  })
}
