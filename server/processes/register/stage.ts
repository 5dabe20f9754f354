/** How far a process is, from facts where there are facts. */
import type { ListedProcess } from '../list.ts'
import type { Entry } from './entry.ts'

/** Ist erhoben, Soll entworfen, abgestimmt, läuft, abgelöst. */
export const stages = ['recorded', 'designed', 'agreed', 'running', 'replaced'] as const
export type Stage = (typeof stages)[number]

export const stageWords: Readonly<Record<Stage, string>> = {
  recorded: 'Ist erhoben',
  designed: 'Soll entworfen',
  agreed: 'abgestimmt',
  running: 'läuft',
  replaced: 'abgelöst',
}

/**
 * A process that was ever deployed runs, whatever is being drawn for its next version; only a day on which it was given up
 * ends that. Before, the agreement of the office counts as long as the draft is the one that was agreed.
 *
 * @param today `2026-03-02`
 */
export function stageOf(
  { versions }: Pick<ListedProcess, 'versions'>,
  { state, replacedOn }: Pick<Entry, 'state' | 'replacedOn'>,
  agreed: boolean,
  today: string,
): Stage {
  if (replacedOn !== null && replacedOn <= today) return 'replaced'
  if (versions.length > 0) return 'running'
  if (state === 'ist') return 'recorded'
  return agreed ? 'agreed' : 'designed'
}
