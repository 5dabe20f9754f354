/** The description of a process's service: in the draft, and in the newest version. */
import { createHash } from 'node:crypto'
import type { DraftedService } from '../../services/definition.ts'
import { draftedService } from '../../services/read.ts'
import type { DraftFile } from '../draftFiles.ts'

export const SERVICE_FILE = 'service.json'

export interface Described {
  /** Possibly with entries that are still empty. */
  readonly service: DraftedService | null
  /** There is one that this release cannot read; saving replaces it. */
  readonly unreadable: boolean
  /** Of what was read: the same as long as nobody has changed it. */
  readonly seen: string
}

/** As the draft would be deployed. */
export function describedIn(files: readonly DraftFile[]): Described {
  const content = files.find(({ kind }) => kind === 'service')?.content ?? ''
  const service = content === '' ? null : draftedService({ content })
  return { service, unreadable: content !== '' && service === null, seen: stampOf(content) }
}

/** Tells two contents apart. */
export const stampOf = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 16)

export const serviceFile = (service: DraftedService | null): DraftFile => ({
  kind: 'service',
  name: SERVICE_FILE,
  content: service ? `${JSON.stringify(service, null, 2)}\n` : '',
})
