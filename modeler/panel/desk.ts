import type { DraftFile } from '../api/process.ts'

/** The forms and decisions beside the diagram, and what the panel can do with them. */
export interface Desk {
  readonly files: readonly DraftFile[]
  change(file: DraftFile): void
  /** Opens one over the diagram. */
  open(file: Pick<DraftFile, 'kind' | 'name'>): void
}
